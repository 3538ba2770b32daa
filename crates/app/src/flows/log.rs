//! The log of a flow: what happened, chained entry by entry.

use super::{Loaded, load};
use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use engine::{
    flow::{Author, Event, State, Status},
    log::{Entry, LogError, replay, verify},
    sealed::Values,
};
use model::{Id, Value};
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
        let values: Values = serde_json::from_str(&row.entries).map_err(Problem::unreadable)?;
        let place = entries.iter_mut().find(|entry| i64::try_from(entry.seq) == Ok(row.seq));
        if let Some(entry) = place {
            entry.attach(values).map_err(Problem::broken)?;
        }
    }
    Ok(entries)
}

/// Entries of one page of the history.
const SHOWN: u64 = 50;

/// A page of the log, newest first, as far as it goes back.
pub struct HistoryPage {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// How many the log has.
    pub total: u64,
    /// Entries before this number are older.
    pub older: Option<u64>,
    /// These entries, and how they follow on each other, are as they were written.
    pub intact: bool,
}

/// The newest entries, or those before number `before`.
///
/// # Errors
/// As [`log`].
pub async fn history_page(ctx: &Ctx, flow: &Id, before: Option<u64>) -> Result<HistoryPage, Problem> {
    let loaded = load::current(ctx, flow).await?;
    let total = loaded.state.seq;
    let until = before.map_or(total, |before| before.saturating_sub(1)).min(total);
    let from = until.saturating_sub(SHOWN);
    let older = (from > 0).then_some(from + 1);
    let mut entries = match history(ctx, flow, i64::try_from(from).map_err(Problem::broken)?).await {
        Ok(entries) => entries,
        Err(Problem::Broken(_)) => {
            return Ok(HistoryPage { entries: Vec::new(), total, older, intact: false });
        }
        Err(problem) => return Err(problem),
    };
    entries.retain(|entry| entry.seq <= until);
    let newest_fits = until < total || entries.last().is_none_or(|last| last.hash == loaded.state.head);
    let own_fit = entries.iter().all(|entry| entry.computed_hash(flow) == entry.hash);
    let chained = entries.windows(2).all(|two| two[1].previous_hash == two[0].hash);
    let whole = u64::try_from(entries.len()).is_ok_and(|count| count == until - from);
    entries.reverse();
    Ok(HistoryPage { entries, total, older, intact: newest_fits && own_fit && chained && whole })
}

/// Who cancelled a flow and why, in their words; `None` for a flow that was not cancelled.
///
/// # Errors
/// As [`log`].
pub async fn cancellation(ctx: &Ctx, loaded: &Loaded) -> Result<Option<Cancellation>, Problem> {
    if loaded.state.status != Status::Cancelled {
        return Ok(None);
    }
    // What comes after the end is little: erasing alone.
    let after = i64::try_from(loaded.state.seq.saturating_sub(ENDING)).map_err(Problem::broken)?;
    let entries = history(ctx, &loaded.state.flow, after).await?;
    let said = entries.iter().rev().find_map(|entry| {
        entry.events.iter().find_map(|event| match event {
            Event::FlowCancelled { reason, .. } => Some(Cancellation {
                by: entry.actor.clone(),
                reason: reason.as_ref().and_then(|reason| reason.value()).map(Value::display),
            }),
            _ => None,
        })
    });
    Ok(said)
}

/// So many last entries are searched for the one that ended the flow.
const ENDING: u64 = 20;

pub struct Cancellation {
    pub by: Author,
    pub reason: Option<String>,
}

/// Every entry with its values.
///
/// # Errors
/// As [`log`]; `Broken` where entries are missing or values are not those committed to.
pub(super) async fn whole(ctx: &Ctx, loaded: &Loaded) -> Result<Vec<Entry>, Problem> {
    let mut entries: Vec<Entry> = Vec::new();
    while u64::try_from(entries.len()).is_ok_and(|read| read < loaded.state.seq) {
        let after = i64::try_from(entries.len()).map_err(Problem::broken)?;
        let more = history(ctx, &loaded.state.flow, after).await?;
        if more.is_empty() {
            return Err(Problem::broken("entries are missing at the end"));
        }
        entries.extend(more);
    }
    match (1_u64..).zip(&entries).find(|(seq, entry)| entry.seq != *seq) {
        Some((seq, _)) => Err(Problem::broken(format!("entry {seq} is missing"))),
        None => Ok(entries),
    }
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
        actor: serde_json::from_str(&row.actor).map_err(Problem::unreadable)?,
        at: row.at,
        events: serde_json::from_str(&row.events).map_err(Problem::unreadable)?,
        previous_hash: row.previous_hash,
        hash: row.hash,
    })
}
