//! Changing a record: whoever worked from an older version is told what has changed, and nothing is overwritten.

use super::{
    errands,
    given::{self, Change, Read},
    show, status,
};
use crate::{
    Ctx, audit, idempotency,
    policy::{Intention, require},
    problem::Problem,
};
use engine::flow::Author;
use model::{Id, Instant};
use serde_json::{Value as Json, json};
use store::{
    DbError, Statement,
    records::{
        events::{self, RecordEvent},
        sheet::{self, Sheet},
        within,
    },
};
use texts::Sentence;

/// `version` is the one the form was made of; `None` takes the newest.
///
/// # Errors
/// `NotFound` for a hidden one, `Invalid` with everything that does not fit, `Stale` where somebody was faster,
/// `Conflict` for one that stands for another.
pub async fn change(ctx: &Ctx, id: &Id, version: Option<Instant>, change: Change) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let before = show::sheet(ctx, id).await?;
    in_use(&before)?;
    if version.is_some_and(|version| version != before.updated_at) {
        return Err(stale());
    }
    let read_at = before.updated_at;
    let kind = given::kind_of(ctx, &before.kind).await?;
    // The organisation is called what its own page says.
    let change =
        if kind.is_firm() { Change { name: None, email: None, status: None, ..change } } else { change };
    let read = given::read(ctx, before, &kind, change).await?;
    if read.changed.is_empty() {
        return Ok(());
    }
    let event = event_of(&read);
    let remembered = idempotency::remember(ctx, &())?.into_iter().collect();
    write(ctx, read_at, read, event, remembered).await
}

/// One that stands for another is changed there.
pub(super) fn in_use(sheet: &Sheet) -> Result<(), Problem> {
    match sheet.status == status::MERGED {
        true => Err(Problem::Conflict(Sentence::record_is_merged())),
        false => Ok(()),
    }
}

pub(super) fn stale() -> Problem {
    Problem::Stale(Sentence::record_changed_meanwhile())
}

fn event_of(read: &Read) -> (&'static str, Json) {
    let only_status = read.changed.len() == 1 && read.changed.contains("status");
    match (only_status, read.sheet.status.as_str()) {
        (true, status::INACTIVE) => ("archived", json!({})),
        (true, _) => ("restored", json!({})),
        _ => ("edited", json!({"fields": read.changed})),
    }
}

/// The record as read, the line of its history, word for its flows, and what else belongs to the act, such as its answer.
pub(super) async fn write(
    ctx: &Ctx,
    read_at: Instant,
    read: Read,
    (act, details): (&str, Json),
    more: Vec<Statement>,
) -> Result<(), Problem> {
    let Read { mut sheet, tags, changed } = read;
    sheet.updated_at = later(ctx, read_at);
    let (id, group) = (sheet.id.clone(), sheet.access_group.clone());
    let mut statements = sheet::put(sheet, &tags, read_at);
    statements.push(events::insert(event(ctx, &id, act, details)?));
    if changed.iter().any(|word| !["owner", "belongs_to", "access_group"].contains(&word.as_str())) {
        statements.push(errands::tell_flows(ctx, &id));
    }
    let has_moved = changed.contains("access_group");
    if has_moved {
        statements.push(within::move_flows(ctx.caller.viewer(), &id, &group));
    }
    statements.extend(more);
    match ctx.app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => return Err(stale()),
        Err(DbError::Unique { table }) if table == "record" => {
            return Err(Problem::invalid("email", Sentence::record_email_taken_hidden()));
        }
        written => written?,
    }
    if has_moved {
        ctx.app.flows.clear();
    }
    Ok(())
}

/// After `read_at`, whatever the clock says: it is told apart by this.
pub(super) fn later(ctx: &Ctx, read_at: Instant) -> Instant {
    ctx.now.max(read_at.plus_micros(1))
}

pub(crate) fn event(ctx: &Ctx, record: &Id, act: &str, details: Json) -> Result<RecordEvent, Problem> {
    Ok(RecordEvent {
        id: ctx.id(),
        organisation: ctx.organisation().clone(),
        record: record.clone(),
        at: ctx.now,
        actor: serde_json::to_string(&audit::author(&ctx.caller)).map_err(Problem::broken)?,
        act: act.to_owned(),
        details: details.to_string(),
    })
}

/// What others did to a record while somebody had it open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meanwhile {
    /// None for a flow or a key.
    pub who: Option<String>,
    pub at: Instant,
    pub act: String,
    /// Keys of fields, and words for what else there is: `name`, `owner`, …
    pub fields: Vec<String>,
}

/// Since that version, oldest first.
///
/// # Errors
/// `NotFound` for a hidden one.
pub async fn meanwhile(ctx: &Ctx, id: &Id, version: Instant) -> Result<Vec<Meanwhile>, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    show::sheet(ctx, id).await?;
    let mut found = Vec::new();
    for row in events::since(db, viewer, id, version).await? {
        let author: Author = serde_json::from_str(&row.actor).map_err(Problem::unreadable)?;
        let person = match &author.id {
            Some(person) => store::people::get(db, viewer, person).await?,
            None => None,
        };
        let details: Json = serde_json::from_str(&row.details).map_err(Problem::unreadable)?;
        found.push(Meanwhile {
            who: person.map(|person| person.name),
            at: row.at,
            act: row.act,
            fields: words(&details["fields"]),
        });
    }
    Ok(found)
}

pub(super) fn words(list: &Json) -> Vec<String> {
    let words = list.as_array().into_iter().flatten();
    words.filter_map(|word| word.as_str().map(str::to_owned)).collect()
}
