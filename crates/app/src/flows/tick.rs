//! Time passes: flows whose `wake_at` has come are told, many at a time.
//! Nodes that sweep at once need no lock: the flow writer lets one of them in, and the other leaves the rest to it.

use super::{
    commit::Extra,
    load,
    run::{actor, write},
};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    problem::Problem,
};
use engine::flow::{Act, Command};
use futures::{StreamExt as _, stream};
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::{System, Viewer, flows::DueFlow};

/// Flows read at once.
const BATCH: u32 = 250;
/// Commits under way at once: they share transactions with those of people, who should not wait for many of ours.
const AT_ONCE: usize = 48;

/// What became of one flow.
enum Told {
    Done,
    /// Another writer was faster; if it is still due, the next look finds it.
    Lost,
    /// Not now; the reason is logged.
    Failed,
}

/// Tells every flow that is due, longest overdue first; how many were told. Telling one twice does nothing.
///
/// # Errors
/// Storage that cannot be reached; what was told stays told.
pub async fn tick(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut told = 0;
    let mut after: Option<(Instant, Id)> = None;
    loop {
        let from = after.as_ref().map(|(at, id)| (*at, id));
        let due = store::flows::list::due(&app.db, &System, now, from, BATCH).await?;
        let Some(last) = due.last() else { return Ok(told) };
        after = Some((last.wake_at, last.flow.clone()));
        let found = due.len();
        let work: Vec<_> = due.into_iter().map(|due| tell(app, due, now, entropy.fork())).collect();
        let mut outcomes = stream::iter(work).buffer_unordered(AT_ONCE);
        let (mut done, mut lost) = (0, 0);
        while let Some(outcome) = outcomes.next().await {
            match outcome? {
                Told::Done => done += 1,
                Told::Lost => lost += 1,
                Told::Failed => {}
            }
        }
        told += done;
        // Another node is at it.
        if found < BATCH as usize || lost > done {
            return Ok(told);
        }
    }
}

async fn tell(app: &Arc<App>, due: DueFlow, now: Instant, entropy: Entropy) -> Result<Told, Problem> {
    // Whoever waits for an answer comes first.
    tokio::task::yield_now().await;
    let flow = due.flow.clone();
    match write_tick(app, due, now, entropy).await {
        Err(Problem::Unavailable(error)) => Err(Problem::Unavailable(error)),
        // One damaged or contended flow must not keep the others waiting.
        Err(problem) => {
            tracing::warn!(%flow, %problem, "a due flow could not be told the time");
            Ok(Told::Failed)
        }
        told => told,
    }
}

async fn write_tick(app: &Arc<App>, due: DueFlow, now: Instant, entropy: Entropy) -> Result<Told, Problem> {
    let caller = Caller::System(Viewer::system(due.organisation.clone()));
    let ctx = Ctx::new(Arc::clone(app), caller, now, entropy);
    let loaded = load::of_due(app, due).await?;
    let command = Command {
        id: ctx.id().to_string(),
        actor: actor(&ctx),
        on_behalf_of: None,
        entropy: ctx.entropy(),
        act: Act::Tick,
    };
    let done = write(&ctx, &loaded, &command, &Extra::default()).await;
    // What lies in memory is no longer the newest; ten thousand others must not take its place either.
    app.flows.forget(&loaded.state.flow);
    Ok(match done? {
        Some(ran) if ran.seq > loaded.state.seq => Told::Done,
        Some(_) => Told::Failed,
        None => Told::Lost,
    })
}
