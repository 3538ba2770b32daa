//! The log of a flow: what happened, chained entry by entry.

use super::load;
use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use engine::{
    flow::State,
    log::{Entry, LogError, replay, verify},
    sealed::Values,
};
use model::Id;
use store::flows::log::LogRow;

/// Entries of one page.
const PAGE: u32 = 200;

pub struct LogPage {
    pub rows: Vec<LogRow>,
    /// Sequence number to go on after, if there is more.
    pub next: Option<i64>,
}

/// Entries after `after`, without values.
///
/// # Errors
/// `NotFound` for a flow that is hidden or absent.
pub async fn log(ctx: &Ctx, flow: &Id, after: i64) -> Result<LogPage, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    let loaded = load::current(ctx, flow).await?;
    let rows = store::flows::log::log(&ctx.app.db, ctx.caller.viewer(), flow, after, PAGE).await?;
    let last = rows.last().map(|row| row.seq);
    let next = last.filter(|last| u64::try_from(*last).is_ok_and(|last| last < loaded.state.seq));
    Ok(LogPage { rows, next })
}

/// Entries after `after` with their values put back, for the history page.
///
/// # Errors
/// As [`log`].
pub async fn history(ctx: &Ctx, flow: &Id, after: i64) -> Result<Vec<Entry>, Problem> {
    let page = log(ctx, flow, after).await?;
    let values = store::flows::log::values(&ctx.app.db, ctx.caller.viewer(), flow, after, PAGE).await?;
    let mut entries = page.rows.into_iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    for row in values {
        let values: Values = serde_json::from_str(&row.entries).map_err(Problem::broken)?;
        let place = entries.iter_mut().find(|entry| i64::try_from(entry.seq) == Ok(row.seq));
        if let Some(entry) = place {
            entry.attach(values).map_err(Problem::broken)?;
        }
    }
    Ok(entries)
}

/// What checking a flow's log found.
pub struct Verified {
    pub entries: usize,
    pub head: String,
    /// The first entry that is not as it was written, or a state that is not what the log says.
    pub problem: Option<String>,
}

/// Checks the chain from its first entry, every value against its commitment, and the state against a replay.
///
/// # Errors
/// As [`log`].
pub async fn verified(ctx: &Ctx, flow: &Id) -> Result<Verified, Problem> {
    let loaded = load::reload(ctx, flow).await?;
    let mut entries: Vec<Entry> = Vec::new();
    while u64::try_from(entries.len()).is_ok_and(|read| read < loaded.state.seq) {
        let after = i64::try_from(entries.len()).map_err(Problem::broken)?;
        let more = match history(ctx, flow, after).await {
            Ok(more) => more,
            Err(Problem::Broken(problem)) => return Ok(damaged(&entries, problem)),
            Err(problem) => return Err(problem),
        };
        if more.is_empty() {
            return Ok(damaged(&entries, "entries are missing at the end".to_owned()));
        }
        entries.extend(more);
    }
    let chain: Result<(), LogError> = verify(flow, &entries);
    let problem = chain.err().map(|error| error.to_string()).or_else(|| {
        let replayed = replay(State::unborn(flow.clone()), &entries);
        (replayed != loaded.state).then(|| "the state is not what the log leads to".to_owned())
    });
    Ok(Verified { entries: entries.len(), head: loaded.state.head.clone(), problem })
}

fn damaged(entries: &[Entry], problem: String) -> Verified {
    Verified { entries: entries.len(), head: String::new(), problem: Some(problem) }
}

fn entry(row: LogRow) -> Result<Entry, Problem> {
    Ok(Entry {
        seq: u64::try_from(row.seq).map_err(Problem::broken)?,
        command_id: row.command_id.to_string(),
        actor: serde_json::from_str(&row.actor).map_err(Problem::broken)?,
        at: row.at,
        events: serde_json::from_str(&row.events).map_err(Problem::broken)?,
        previous_hash: row.previous_hash,
        hash: row.hash,
    })
}
