//! The record a flow is about: chosen, found again by kind and address, or made with the start.

use super::house::House;
use crate::{
    app::Ctx,
    email, names,
    people::Cast,
    problem::Problem,
    record_kinds,
    records::{firm, given::key_of},
};
use engine::flow::{RecordSnapshot, SnapshotContact};
use model::{Id, Value, value::PersonRef};
use std::collections::BTreeMap;
use store::{
    portal::groups,
    records::{self, Record},
};
use texts::Sentence;

#[derive(Clone, Debug)]
pub enum RecordChoice {
    Existing(Id),
    /// A record of the same kind and address is reused; of the kind `firm` there is one, whatever is given.
    Given(NewRecord),
    /// Always a record of its own, for somebody whose address is not proved.
    Unproved(NewRecord),
}

#[derive(Clone, Debug, Default)]
pub struct NewRecord {
    pub kind: String,
    pub name: String,
    pub email: Option<String>,
    /// Besides the record's own address: name, address, contact role.
    pub contacts: Vec<(String, String, Option<String>)>,
}

/// The record as the flow is told of it, and its row where it is new.
pub struct Chosen {
    pub snapshot: RecordSnapshot,
    pub access_group: Id,
    pub row: Option<Record>,
}

/// # Errors
/// `Invalid` for a record nobody can have or that is not there.
pub async fn choose(
    ctx: &Ctx,
    house: &House,
    choice: RecordChoice,
    cast: &mut Cast,
) -> Result<Chosen, Problem> {
    match choice {
        RecordChoice::Existing(id) => {
            let row = records::standing_in(&ctx.app.db, ctx.caller.viewer(), &id).await?;
            known(ctx, row.ok_or_else(|| Problem::invalid("record_id", Sentence::problem_record_unknown()))?)
                .await
        }
        RecordChoice::Given(new) => {
            let new = read(ctx, new).await?;
            let by_address = |address: &String| key_of(ctx, &new.kind, address);
            let identity = match new.kind == firm::KIND {
                true => Some(firm::identity(ctx.organisation())),
                false => new.email.as_ref().map(by_address),
            };
            if let Some(identity) = &identity
                && let Some(row) = records::by_identity(&ctx.app.db, ctx.caller.viewer(), identity).await?
            {
                return known(ctx, row).await;
            }
            make(ctx, house, new, identity, cast).await
        }
        RecordChoice::Unproved(new) => make(ctx, house, read(ctx, new).await?, None, cast).await,
    }
}

async fn read(ctx: &Ctx, new: NewRecord) -> Result<NewRecord, Problem> {
    if !record_kinds::is_there(ctx, &new.kind).await? {
        let known = record_kinds::known(&ctx.app, ctx.organisation()).await?;
        let words: Vec<String> = known.into_iter().map(|kind| kind.key).collect();
        return Err(Problem::invalid("record.kind", Sentence::problem_record_kinds(words.join(", "))));
    }
    let name = names::read(&new.name, "record.name")?;
    let email = new.email.map(|address| email::read(&address, "record.email")).transpose()?;
    Ok(NewRecord { name, email, ..new })
}

/// The record of a running flow as it is now.
///
/// # Errors
/// `Broken` for a record that is gone, storage that cannot be reached.
pub(crate) async fn snapshot_of(ctx: &Ctx, id: &Id) -> Result<RecordSnapshot, Problem> {
    let viewer = store::Viewer::system(ctx.organisation().clone());
    let row = records::standing_in(&ctx.app.db, &viewer, id).await?;
    Ok(known(ctx, row.ok_or_else(|| Problem::broken("a flow's record is gone"))?).await?.snapshot)
}

async fn known(ctx: &Ctx, row: Record) -> Result<Chosen, Problem> {
    let mut contacts = records::contacts(&ctx.app.db, ctx.caller.viewer(), &row.id).await?;
    contacts.sort_by_key(|contact| !contact.is_primary);
    let contacts = contacts.into_iter().map(|contact| SnapshotContact {
        person: PersonRef { id: contact.person, name: contact.name, email: contact.email },
        role: contact.role,
        primary: contact.is_primary,
    });
    let owner = match &row.owner {
        Some(owner) => store::people::get(&ctx.app.db, ctx.caller.viewer(), owner).await?,
        None => None,
    };
    let owner = owner.map(|person| PersonRef { id: person.id, name: person.name, email: person.email });
    let mut snapshot = snapshot(&row, owner, contacts.collect())?;
    // What the kind itself calls so is meant by it.
    let kinds = record_kinds::known(&ctx.app, ctx.organisation()).await?;
    let kind = kinds.iter().find(|kind| kind.key == row.kind);
    let is_own = |word: &str| kind.is_some_and(|kind| kind.field(word).is_some());
    let segments = segments(ctx, &row.id).await?;
    snapshot.fields.extend(segments.into_iter().filter(|(word, _)| !is_own(word)));
    Ok(Chosen { snapshot, access_group: row.access_group, row: None })
}

async fn make(
    ctx: &Ctx,
    house: &House,
    new: NewRecord,
    identity_key: Option<String>,
    cast: &mut Cast,
) -> Result<Chosen, Problem> {
    let id = ctx.id();
    let mut contacts = Vec::new();
    if let Some(address) = &new.email {
        let person = cast.find(ctx, &new.name, address, "record").await?;
        cast.contact(ctx, &id, &person.id, None, true);
        contacts.push(SnapshotContact { person, role: None, primary: true });
    }
    for (place, (name, address, role)) in new.contacts.into_iter().enumerate() {
        let person = cast.find(ctx, &name, &address, &format!("record.contacts.{place}")).await?;
        let primary = contacts.is_empty();
        cast.contact(ctx, &id, &person.id, role.clone(), primary);
        contacts.push(SnapshotContact { person, role, primary });
    }
    let row = Record {
        id,
        organisation: ctx.organisation().clone(),
        access_group: house.everyone.clone(),
        kind: new.kind,
        name: new.name,
        email: new.email,
        identity_key,
        fields: "{}".to_owned(),
        owner: None,
        created_at: ctx.now,
        updated_at: ctx.now,
    };
    let snapshot = snapshot(&row, None, contacts)?;
    Ok(Chosen { snapshot, access_group: row.access_group.clone(), row: Some(row) })
}

/// `record.tags` and `record.groups`, by which conditions tell clients apart; a kind from before there were groups may have
/// a field of that name, which then has it.
async fn segments(ctx: &Ctx, record: &Id) -> Result<Vec<(String, Value)>, Problem> {
    let viewer = store::Viewer::system(ctx.organisation().clone());
    let rows = groups::segments(&ctx.app.db, &viewer, record).await?;
    let tags = rows.first().map(|row| serde_json::from_str(&row.tags)).transpose();
    let tags: Vec<String> = tags.map_err(Problem::unreadable)?.unwrap_or_default();
    let groups: Vec<String> = rows.into_iter().filter_map(|row| row.group).collect();
    let given = [("tags", tags), ("groups", groups)].into_iter().filter(|(_, words)| !words.is_empty());
    Ok(given.map(|(name, words)| (name.to_owned(), Value::Several(words))).collect())
}

fn snapshot(
    row: &Record,
    owner: Option<PersonRef>,
    contacts: Vec<SnapshotContact>,
) -> Result<RecordSnapshot, Problem> {
    let mut fields: BTreeMap<String, Value> =
        serde_json::from_str(&row.fields).map_err(Problem::unreadable)?;
    fields.insert("kind".to_owned(), Value::Text(row.kind.clone()));
    if let Some(address) = &row.email {
        fields.insert("email".to_owned(), Value::Text(address.clone()));
    }
    Ok(RecordSnapshot {
        id: row.id.clone(),
        kind: row.kind.clone(),
        name: row.name.clone(),
        owner,
        fields,
        contacts,
    })
}
