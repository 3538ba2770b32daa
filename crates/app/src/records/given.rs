//! What somebody says of a record, checked: the one way in for pages, the API, and steps of flows.

use super::{choices, show, status};
use crate::{
    Ctx, email,
    flows::answers::Inputs,
    groups::Among,
    names,
    problem::Problem,
    record_kinds::{self, Kind},
};
use model::{
    FieldType, Id, Value,
    field::{Answers, FieldProblem, PersonFrom, read_form},
    value::PersonRef,
};
use std::collections::BTreeSet;
use store::{
    members, organisations,
    records::sheet::{self, Sheet},
};
use texts::Sentence;

pub const TAGS_MAX: usize = 30;

/// What is to be different. What is not given stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub name: Option<String>,
    /// Inside, nothing takes the address away.
    pub email: Option<Option<String>>,
    pub owner: Option<Option<Id>>,
    pub access_group: Option<Id>,
    pub belongs_to: Option<Option<Id>>,
    pub tags: Option<Vec<String>>,
    /// `active` or `inactive`.
    pub status: Option<String>,
    /// By key, in the plain form of the API or as a page sends them.
    pub fields: Inputs,
    /// The fields given are all there are: one that is missing is emptied, and one that is required is asked for.
    pub is_whole: bool,
    /// Another record of the kind may have the same address.
    pub may_be_alike: bool,
}

/// The record as it is to be, its tags, and the words of what is different.
pub(crate) struct Read {
    pub sheet: Sheet,
    pub tags: Vec<String>,
    pub changed: BTreeSet<String>,
}

/// # Errors
/// `Invalid` with everything that does not fit.
pub(crate) async fn read(ctx: &Ctx, before: Sheet, kind: &Kind, change: Change) -> Result<Read, Problem> {
    let among = among(ctx, kind, [&change].into_iter()).await?;
    read_among(ctx, before, (kind, &among), change).await
}

/// Whom the changes name for fields that take members of a group, found in one go.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn among(
    ctx: &Ctx,
    kind: &Kind,
    changes: impl Iterator<Item = &Change>,
) -> Result<Among, Problem> {
    let mut asked = BTreeSet::new();
    for change in changes {
        for field in &kind.fields {
            let FieldType::Person { from: PersonFrom::Group(group), .. } = &field.of else { continue };
            let Some(input) = change.fields.get(&field.key) else { continue };
            let alone = Inputs::from([(field.key.clone(), input.clone())]);
            // What cannot be read is said when the whole is.
            let Ok(answers) = read_form(std::slice::from_ref(field), &alone, |_, _| true) else { continue };
            if let Some(Value::Persons(persons)) = answers.get(&field.key) {
                asked.extend(persons.iter().map(|person| (group.clone(), person.id.clone())));
            }
        }
    }
    Among::find(ctx, &asked).await
}

/// [`read`] for one of many changes whose people were found before.
///
/// # Errors
/// `Invalid` with everything that does not fit.
pub(crate) async fn read_among(
    ctx: &Ctx,
    before: Sheet,
    (kind, among): (&Kind, &Among),
    change: Change,
) -> Result<Read, Problem> {
    let mut problems = Vec::new();
    let mut sheet = before.clone();
    let keep = |wrong: Problem, problems: &mut Vec<FieldProblem>| match wrong {
        Problem::Invalid(wrong) => {
            problems.extend(wrong);
            Ok(())
        }
        other => Err(other),
    };
    if let Some(name) = &change.name {
        match names::read(name, "name") {
            Ok(name) => sheet.name = name,
            Err(wrong) => keep(wrong, &mut problems)?,
        }
    }
    if let Some(address) = &change.email {
        let given = address.as_deref().filter(|address| !address.trim().is_empty());
        match given.map(|address| email::read(address, "email")).transpose() {
            Ok(address) => sheet.email = address,
            Err(wrong) => keep(wrong, &mut problems)?,
        }
    }
    if let Err(wrong) = people_and_places(ctx, &mut sheet, kind, &change).await {
        keep(wrong, &mut problems)?;
    }
    let mut tags = show::tags(&before)?;
    if let Some(given) = &change.tags {
        match read_tags(given) {
            Ok(read) => tags = read,
            Err(wrong) => keep(wrong, &mut problems)?,
        }
    }
    match fields(ctx, (kind, among), show::fields(&before)?, &change).await {
        Ok(fields) => sheet.fields = serde_json::to_string(&fields).map_err(Problem::broken)?,
        Err(wrong) => keep(wrong, &mut problems)?,
    }
    if !problems.is_empty() {
        return Err(Problem::Invalid(problems));
    }
    sheet.tags = serde_json::to_string(&tags).map_err(Problem::broken)?;
    if sheet.email != before.email {
        sheet.identity_key = identity(ctx, &sheet, change.may_be_alike).await?;
    }
    let changed = changed(&before, &sheet)?;
    Ok(Read { sheet, tags, changed })
}

/// Owner, access group, status, and what it belongs to.
async fn people_and_places(
    ctx: &Ctx,
    sheet: &mut Sheet,
    kind: &Kind,
    change: &Change,
) -> Result<(), Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    if let Some(owner) = &change.owner
        && *owner != sheet.owner
    {
        if let Some(owner) = owner {
            let member = members::get(db, viewer, owner).await?;
            if member.is_none_or(|member| member.disabled_at.is_some()) {
                return Err(Problem::invalid("owner", Sentence::problem_owner()));
            }
        }
        sheet.owner.clone_from(owner);
    }
    if let Some(group) = change.access_group.as_ref().filter(|group| **group != sheet.access_group) {
        let groups = organisations::access_groups(db, viewer).await?;
        if !groups.iter().any(|known| known.id == *group) {
            return Err(Problem::invalid("access_group", Sentence::record_access_group()));
        }
        sheet.access_group = group.clone();
    }
    if let Some(wanted) = &change.status {
        if ![status::ACTIVE, status::INACTIVE].contains(&wanted.as_str()) {
            return Err(Problem::invalid("status", Sentence::record_status_words()));
        }
        sheet.status.clone_from(wanted);
    }
    if let Some(to) = &change.belongs_to
        && *to != sheet.belongs_to
    {
        if let Some(to) = to {
            let found = sheet::get(db, viewer, to).await?.filter(|found| found.id != sheet.id);
            let fits = found.is_some_and(|found| kind.belongs_to.as_ref().is_none_or(|of| *of == found.kind));
            if !fits {
                return Err(Problem::invalid("belongs_to", Sentence::problem_record_unknown()));
            }
        }
        sheet.belongs_to.clone_from(to);
    }
    if kind.belongs_to.is_some() && sheet.belongs_to.is_none() {
        return Err(Problem::invalid("belongs_to", Sentence::record_belongs_to_missing()));
    }
    Ok(())
}

async fn fields(
    ctx: &Ctx,
    (kind, among): (&Kind, &Among),
    known: Answers,
    change: &Change,
) -> Result<Answers, Problem> {
    let asked: Vec<_> = kind
        .fields
        .iter()
        .filter(|field| change.is_whole || change.fields.contains_key(&field.key))
        .cloned()
        .collect();
    let mut read = read_form(&asked, &change.fields, |_, _| true).map_err(Problem::Invalid)?;
    for field in &asked {
        match (&field.of, read.get_mut(&field.key)) {
            (FieldType::Records { kinds }, Some(Value::Records(named))) => {
                choices::resolve(ctx, &field.key, kinds, named).await?;
            }
            (FieldType::Person { from: PersonFrom::Group(group), .. }, Some(Value::Persons(persons))) => {
                for person in persons {
                    *person = match stays(known.get(&field.key), &person.id) {
                        Some(known) => known,
                        None => among.member(&field.key, group, &person.id)?,
                    };
                }
            }
            _ => {}
        }
    }
    // What an earlier kind had stays with the record.
    let is_asked = |key: &String| asked.iter().any(|field| field.key == *key);
    read.extend(known.into_iter().filter(|(key, _)| !is_asked(key)));
    Ok(read)
}

/// Who stood there before may have left the group since.
fn stays(before: Option<&Value>, id: &Id) -> Option<PersonRef> {
    let Some(Value::Persons(persons)) = before else { return None };
    persons.iter().find(|person| person.id == *id).cloned()
}

/// Each once, whatever its case, as it was written first.
fn read_tags(given: &[String]) -> Result<Vec<String>, Problem> {
    let mut seen = BTreeSet::new();
    let mut tags = Vec::new();
    for tag in given.iter().filter(|tag| !tag.trim().is_empty()) {
        let tag = names::read(tag, "tags")?;
        if seen.insert(tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    if tags.len() > TAGS_MAX {
        return Err(Problem::invalid("tags", Sentence::record_tags_max(TAGS_MAX)));
    }
    Ok(tags)
}

/// What a start finds the record by; nothing where another has the address.
///
/// # Errors
/// `Invalid` where another has it and that was not meant.
pub(super) async fn identity(
    ctx: &Ctx,
    sheet: &Sheet,
    may_be_alike: bool,
) -> Result<Option<String>, Problem> {
    let Some(address) = &sheet.email else { return Ok(None) };
    let key = key_of(ctx, &sheet.kind, address);
    match store::records::by_identity(&ctx.app.db, ctx.caller.viewer(), &key).await? {
        Some(other) if other.id != sheet.id && may_be_alike => Ok(None),
        Some(other) if other.id != sheet.id => {
            let seen = sheet::get(&ctx.app.db, ctx.caller.viewer(), &other.id).await?;
            Err(Problem::invalid(
                "email",
                match seen {
                    Some(seen) => Sentence::record_email_taken(seen.name),
                    None => Sentence::record_email_taken_hidden(),
                },
            ))
        }
        _ => Ok(Some(key)),
    }
}

/// Organisation, kind and normalised address.
pub(crate) fn key_of(ctx: &Ctx, kind: &str, address: &str) -> String {
    format!("{} {kind} {address}", ctx.organisation())
}

fn changed(before: &Sheet, after: &Sheet) -> Result<BTreeSet<String>, Problem> {
    let plain = [
        ("name", before.name != after.name),
        ("email", before.email != after.email),
        ("owner", before.owner != after.owner),
        ("access_group", before.access_group != after.access_group),
        ("belongs_to", before.belongs_to != after.belongs_to),
        ("tags", before.tags != after.tags),
        ("status", before.status != after.status),
    ];
    let mut words: BTreeSet<String> =
        plain.iter().filter(|(_, is)| *is).map(|(word, _)| (*word).to_owned()).collect();
    let (old, new) = (show::fields(before)?, show::fields(after)?);
    let keys = old.keys().chain(new.keys()).filter(|key| old.get(*key) != new.get(*key));
    words.extend(keys.cloned());
    Ok(words)
}

/// A record's own kind.
pub(super) async fn kind_of(ctx: &Ctx, key: &str) -> Result<Kind, Problem> {
    let kinds = record_kinds::known(&ctx.app, ctx.organisation()).await?;
    kinds.into_iter().find(|kind| kind.key == key).ok_or(Problem::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_counts_once_in_any_case() {
        let given = [" VIP", "vip", "", "Waiting list "].map(str::to_owned);
        assert_eq!(read_tags(&given).unwrap(), ["VIP", "Waiting list"]);
        let many: Vec<String> = (0..=TAGS_MAX).map(|number| number.to_string()).collect();
        assert!(read_tags(&many).is_err());
    }
}
