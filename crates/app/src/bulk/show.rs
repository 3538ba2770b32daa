//! How far an act has come, and what came of each record. Whoever asked for it sees it, and who sees every record.

use super::{BulkAct, BulkStatus, RowState, what::What};
use crate::{
    Ctx,
    caller::Caller,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::{self, Kind},
    templates,
};
use model::{Id, Instant};
use store::{
    Access,
    bulk::{self, Bulk},
};

pub struct BulkView {
    pub id: Id,
    pub kind: Kind,
    pub act: BulkAct,
    /// Name of the template, or the subject of the message.
    pub title: String,
    pub what: What,
    pub status: BulkStatus,
    pub total: u64,
    pub ready: u64,
    pub lacking: u64,
    pub done: u64,
    pub failed: u64,
    pub created_at: Instant,
}

pub struct RowView {
    pub place: i64,
    pub record: Id,
    /// What it is called now.
    pub name: String,
    pub state: RowState,
    /// A flow, or a message.
    pub result: Option<Id>,
    pub problems: Vec<String>,
}

/// # Errors
/// `NotFound` for one of somebody else's.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<BulkView, Problem> {
    view(ctx, own(ctx, id).await?).await
}

/// The caller's last ten, newest first; everybody's for whoever sees every record.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn recent(ctx: &Ctx) -> Result<Vec<BulkView>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    let mut views = Vec::new();
    for bulk in bulk::newest(&ctx.app.db, ctx.caller.viewer()).await? {
        match view(ctx, bulk).await {
            // Its kind is gone.
            Err(Problem::NotFound) => {}
            seen => views.push(seen?),
        }
    }
    Ok(views)
}

/// Rows in the order of the list, from behind `after` on, all or of one state.
///
/// # Errors
/// As [`show`].
pub async fn rows(
    ctx: &Ctx,
    id: &Id,
    state: Option<RowState>,
    (after, limit): (i64, u32),
) -> Result<Vec<RowView>, Problem> {
    own(ctx, id).await?;
    let found = bulk::rows(&ctx.app.db, ctx.caller.viewer(), id, state, (after, limit)).await?;
    let row = |row: bulk::NamedRow| {
        Ok(RowView {
            place: row.place,
            record: row.record,
            name: row.name.unwrap_or_default(),
            state: row.state,
            result: row.result,
            problems: serde_json::from_str(&row.problems).map_err(Problem::unreadable)?,
        })
    };
    found.into_iter().map(row).collect()
}

async fn view(ctx: &Ctx, bulk: Bulk) -> Result<BulkView, Problem> {
    let kind = record_kinds::find(ctx, &bulk.kind).await?;
    let what: What = serde_json::from_str(&bulk.what).map_err(Problem::unreadable)?;
    let title = match &what {
        What::Message(letter) => letter.subject.clone(),
        What::Start(starting) => {
            match templates::published(&ctx.app, ctx.organisation(), &starting.template).await {
                Ok(published) => published.definition.name.clone(),
                Err(Problem::NotFound) => starting.template.clone(),
                Err(problem) => return Err(problem),
            }
        }
    };
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(BulkView {
        id: bulk.id,
        kind,
        act: bulk.act,
        title,
        what,
        status: bulk.status,
        total: count(bulk.total),
        ready: count(bulk.ready),
        lacking: count(bulk.lacking),
        done: count(bulk.done),
        failed: count(bulk.failed),
        created_at: bulk.created_at,
    })
}

pub(super) async fn own(ctx: &Ctx, id: &Id) -> Result<Bulk, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    let viewer = ctx.caller.viewer();
    let bulk = bulk::show(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let is_theirs = match &ctx.caller {
        Caller::Key { id, .. } => bulk.key.as_ref() == Some(id),
        caller => bulk.person.is_some() && bulk.person.as_ref() == caller.person(),
    };
    if is_theirs || viewer.access == Access::All { Ok(bulk) } else { Err(Problem::NotFound) }
}
