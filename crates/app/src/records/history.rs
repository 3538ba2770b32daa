//! What has happened to a record, newest first: acts of people and flows, and the beginning and end of its flows.

use super::{change::words, show};
use crate::{Ctx, problem::Problem, templates};
use engine::flow::{Author, AuthorKind};
use model::{Id, Instant};
use serde_json::Value as Json;
use std::{cmp::Reverse, collections::BTreeMap};
use store::records::events::{self, FlowSpan, RecordEvent};

/// Lines of a page.
const LINES: u32 = 30;

/// Where a page goes on: instant and id of the last line before.
pub type HistoryPlace = (Instant, String);

#[derive(Clone, Debug)]
pub struct HistoryLine {
    pub at: Instant,
    /// Breaks ties.
    pub id: String,
    /// Who, where it was a person.
    pub who: Option<String>,
    /// A key did it, or the system.
    pub by: AuthorKind,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// `created`, `archived`, `restored`, …
    Act(String),
    /// Keys of fields, and words for what else there is.
    Edited(Vec<String>),
    Converted {
        from: String,
        to: String,
    },
    /// With the name of the contact, where they are known still.
    Contact {
        act: String,
        name: Option<String>,
    },
    /// With the other record, as it is called now.
    Merged {
        act: String,
        other: Option<(Id, String)>,
    },
    /// A step of a flow changed it: the flow, its template, and the fields.
    ByFlow {
        flow: Id,
        template: String,
        fields: Vec<String>,
    },
    /// Its people were written to.
    Messaged,
    FlowStarted {
        flow: Id,
        template: String,
    },
    FlowEnded {
        flow: Id,
        template: String,
        is_cancelled: bool,
    },
}

/// One page, and where the next one begins.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn history(
    ctx: &Ctx,
    id: &Id,
    after: Option<HistoryPlace>,
) -> Result<(Vec<HistoryLine>, Option<HistoryPlace>), Problem> {
    show::sheet(ctx, id).await?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let place = after.unwrap_or((Instant(i64::MAX), "\u{10ffff}".to_owned()));
    let place = (place.0, place.1.as_str());
    let limit = LINES + 1;
    let mut lines = Vec::new();
    for row in events::before(db, viewer, id, place, limit).await? {
        lines.push(line(ctx, row).await?);
    }
    for span in events::flows_began(db, viewer, id, place, limit).await? {
        let (at, flow, template) = (span.started_at, span.flow.clone(), name(ctx, &span).await?);
        lines.push(of_flow(at, &flow, What::FlowStarted { flow: flow.clone(), template }));
    }
    for span in events::flows_ended(db, viewer, id, place, limit).await? {
        let Some(at) = span.ended_at else { continue };
        let (flow, template) = (span.flow.clone(), name(ctx, &span).await?);
        let is_cancelled = span.status == "cancelled";
        lines.push(of_flow(at, &flow, What::FlowEnded { flow: flow.clone(), template, is_cancelled }));
    }
    lines.sort_by_key(|line| Reverse((line.at, line.id.clone())));
    let size = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = lines.len() > size;
    lines.truncate(size);
    let next = lines.last().filter(|_| more).map(|last| (last.at, last.id.clone()));
    Ok((lines, next))
}

fn of_flow(at: Instant, flow: &Id, what: What) -> HistoryLine {
    HistoryLine { at, id: flow.to_string(), who: None, by: AuthorKind::System, what }
}

async fn name(ctx: &Ctx, span: &FlowSpan) -> Result<String, Problem> {
    template(ctx, &span.template_key, span.template_version).await
}

/// The name of the template in the version a flow runs on; versions are kept once read.
pub(super) async fn template(ctx: &Ctx, key: &str, version: i64) -> Result<String, Problem> {
    let published = templates::definition::load(&ctx.app, ctx.organisation(), key, version).await?;
    Ok(published.definition.name.clone())
}

async fn line(ctx: &Ctx, row: RecordEvent) -> Result<HistoryLine, Problem> {
    let author: Author = serde_json::from_str(&row.actor).map_err(Problem::unreadable)?;
    let details: BTreeMap<String, Json> = serde_json::from_str(&row.details).map_err(Problem::unreadable)?;
    let text = |key: &str| details.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let fields = || words(details.get("fields").unwrap_or(&Json::Null));
    let what = match row.act.as_str() {
        "edited" => What::Edited(fields()),
        "converted" => What::Converted { from: text("from"), to: text("to") },
        "contact_added" | "contact_changed" | "contact_removed" => {
            let person = person(ctx, Some(&Id::given(&text("person")))).await?;
            What::Contact { act: row.act.clone(), name: person }
        }
        "merged" | "merged_away" | "unmerged" => {
            What::Merged { act: row.act.clone(), other: other(ctx, &Id::given(&text("record"))).await? }
        }
        "messaged" => What::Messaged,
        "updated_by_flow" => {
            let template = text("template");
            What::ByFlow { flow: Id::given(&text("flow")), template, fields: fields() }
        }
        act => What::Act(act.to_owned()),
    };
    Ok(HistoryLine {
        at: row.at,
        id: row.id.to_string(),
        who: person(ctx, author.id.as_ref()).await?,
        by: author.kind,
        what,
    })
}

async fn person(ctx: &Ctx, id: Option<&Id>) -> Result<Option<String>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let found = store::people::get(&ctx.app.db, ctx.caller.viewer(), id).await?;
    Ok(found.map(|person| person.name))
}

async fn other(ctx: &Ctx, id: &Id) -> Result<Option<(Id, String)>, Problem> {
    let found = store::records::get(&ctx.app.db, ctx.caller.viewer(), id).await?;
    Ok(found.map(|record| (record.id, record.name)))
}
