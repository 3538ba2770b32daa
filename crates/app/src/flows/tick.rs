//! Time passes: flows whose `wake_at` has come are told.

use super::{Order, run};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    problem::Problem,
};
use engine::flow::Act;
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{System, Viewer};

/// Flows of one look.
const BATCH: u32 = 200;

/// Tells every flow that is due, a batch at a time; how many were told. Telling one twice does nothing.
///
/// # Errors
/// Storage that cannot be reached; what was told stays told.
pub async fn tick(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut told = 0;
    loop {
        let due = store::flows::list::due(&app.db, &System, now, BATCH).await?;
        let (found, before) = (due.len(), told);
        for flow in due {
            let caller = Caller::System(Viewer::system(flow.organisation));
            let ctx = Ctx::new(Arc::clone(app), caller, now, entropy.fork());
            match run(&ctx, Order::new(flow.flow, Act::Tick)).await {
                Ok(_) => told += 1,
                Err(Problem::Unavailable(error)) => return Err(Problem::Unavailable(error)),
                // One damaged or contended flow must not keep the others waiting.
                Err(problem) => tracing::warn!(%problem, "a due flow could not be told the time"),
            }
        }
        if found < BATCH as usize || told == before {
            return Ok(told);
        }
    }
}
