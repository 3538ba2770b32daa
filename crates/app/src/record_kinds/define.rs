//! An admin defines a kind, changes what it has, or takes it away.

use super::known::{Kind, find, known};
use crate::{
    Ctx, audit, idempotency, names,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Instant, definition::record_fields, field::FieldProblem};
use serde_json::{Value as Json, json};
use store::{DbError, records::kinds};
use texts::Sentence;

/// Longest key, as that of a field.
const KEY_CHARS_MAX: usize = 64;
const KINDS_MAX: usize = 50;

/// As a form or the API gives it.
#[derive(Clone, Debug, Default)]
pub struct KindGiven {
    pub singular: String,
    pub plural: String,
    /// List of fields, in the language of templates.
    pub fields: Json,
    pub belongs_to: Option<String>,
    pub launches: bool,
}

/// # Errors
/// `Invalid` with everything that does not fit, `Conflict` for a key that is taken.
pub async fn create(ctx: &Ctx, key: &str, given: KindGiven) -> Result<String, Problem> {
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let all = known(&ctx.app, ctx.organisation()).await?;
    if all.len() >= KINDS_MAX {
        return Err(Problem::Conflict(Sentence::record_kinds_max(KINDS_MAX)));
    }
    if all.iter().any(|kind| kind.key == key) {
        return Err(Problem::invalid("key", Sentence::record_kind_there(key)));
    }
    let row = row(ctx, &all, (key, false), given)?;
    let mut statements = vec![kinds::insert(row)];
    statements.extend(idempotency::remember(ctx, &key)?);
    let act = audit::Act::new("record_kind.created", key, json!({}));
    match audit::write(ctx, act, statements).await {
        Err(DbError::Unique { table }) if table == "record_kind" => {
            Err(Problem::invalid("key", Sentence::record_kind_there(key)))
        }
        written => Ok(written.map(|()| key.to_owned())?),
    }
}

/// `version` is when the kind was changed last, as the form was made of it; of one that nobody changed, none.
///
/// # Errors
/// `Invalid` with everything that does not fit, `Stale` where somebody was faster.
pub async fn change(ctx: &Ctx, key: &str, version: Option<Instant>, given: KindGiven) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let all = known(&ctx.app, ctx.organisation()).await?;
    let before = all.iter().find(|kind| kind.key == key).ok_or(Problem::NotFound)?;
    if version != before.changed_at {
        return Err(stale());
    }
    let row = row(ctx, &all, (key, before.is_built_in), given)?;
    let statement = match before.changed_at {
        Some(read_at) => kinds::update(row, read_at),
        None => kinds::insert(row),
    };
    let act = audit::Act::new("record_kind.changed", key, json!({}));
    match audit::write(ctx, act, vec![statement]).await {
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Err(stale()),
        written => Ok(written?),
    }
}

/// # Errors
/// `Conflict` while there are records of it, other kinds that belong to it, or for one that comes with Baton.
pub async fn delete(ctx: &Ctx, key: &str) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let all = known(&ctx.app, ctx.organisation()).await?;
    let kind = all.iter().find(|kind| kind.key == key).ok_or(Problem::NotFound)?;
    if kind.is_built_in {
        return Err(Problem::Conflict(Sentence::record_kind_stays()));
    }
    if let Some(child) = all.iter().find(|other| other.belongs_to.as_deref() == Some(key)) {
        let name = child.named.as_ref().map_or(child.key.as_str(), |(_, plural)| plural.as_str());
        return Err(Problem::Conflict(Sentence::record_kind_has_kinds(name)));
    }
    let act = audit::Act::new("record_kind.deleted", key, json!({}));
    match audit::write(ctx, act, vec![kinds::delete(ctx.caller.viewer(), key)]).await {
        Err(DbError::Conflict { .. }) => Err(Problem::Conflict(Sentence::record_kind_in_use())),
        written => Ok(written?),
    }
}

/// One that comes with Baton has the fields it began with again. What was kept in others stays and is not shown.
///
/// # Errors
/// `NotFound` for a kind that does not come with Baton, or that nobody changed.
pub async fn reset(ctx: &Ctx, key: &str) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let kind: Kind = find(ctx, key).await?;
    if !kind.is_built_in || kind.changed_at.is_none() {
        return Err(Problem::NotFound);
    }
    let act = audit::Act::new("record_kind.reset", key, json!({}));
    Ok(audit::write(ctx, act, vec![kinds::forget(ctx.caller.viewer(), key)]).await?)
}

fn row(
    ctx: &Ctx,
    all: &[Kind],
    (key, is_built_in_kind): (&str, bool),
    given: KindGiven,
) -> Result<kinds::RecordKind, Problem> {
    let mut problems = Vec::new();
    let mut name = |text: &str, path: &str| match names::read(text, path) {
        Ok(name) => name,
        // One that comes with Baton may go by its usual name.
        Err(_) if is_built_in_kind && text.trim().is_empty() => String::new(),
        Err(Problem::Invalid(wrong)) => {
            problems.extend(wrong);
            String::new()
        }
        Err(_) => String::new(),
    };
    let (singular, plural) = (name(&given.singular, "singular"), name(&given.plural, "plural"));
    if singular.is_empty() != plural.is_empty() && problems.is_empty() {
        problems.push(FieldProblem::new("plural", Sentence::record_kind_both_names()));
    }
    if !is_key(key) {
        problems.push(FieldProblem::new("key", Sentence::record_kind_key()));
    }
    let belongs_to = given.belongs_to.filter(|owner| !owner.is_empty());
    if let Some(owner) = &belongs_to
        && (owner == key || !all.iter().any(|kind| kind.key == *owner))
    {
        problems.push(FieldProblem::new("belongs_to", Sentence::record_kind_owner()));
    }
    let fields = given.fields.to_string();
    if let Err(wrong) = record_fields(&fields) {
        let problem = |one: model::definition::Problem| {
            let said = match &one.expected {
                Some(expected) => format!("{}: expected {expected}", one.what),
                None => one.what.clone(),
            };
            FieldProblem::new(&format!("fields{}", one.path), Sentence::written(said))
        };
        problems.extend(wrong.into_iter().map(problem));
    }
    if !problems.is_empty() {
        return Err(Problem::Invalid(problems));
    }
    let launches = given.launches || is_built_in_kind;
    Ok(kinds::RecordKind {
        organisation: ctx.organisation().clone(),
        key: key.to_owned(),
        singular,
        plural,
        fields,
        belongs_to,
        launches,
        updated_at: ctx.now,
    })
}

/// As the names of the language of templates, which name kinds. Addresses of pages use `new`.
fn is_key(key: &str) -> bool {
    key != "new"
        && key.len() <= KEY_CHARS_MAX
        && key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn stale() -> Problem {
    Problem::Stale(Sentence::record_kind_stale())
}
