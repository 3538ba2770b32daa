//! Running flows are told which calendars are theirs now. Which templates' flows are to be told stands in the store
//! until all were, so that a process that dies leaves the rest to the next; telling twice does nothing.

use super::book;
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{Order, run},
    organisations,
    problem::Problem,
    templates,
};
use engine::flow::Act;
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::{System, Viewer, calendars};

/// Other nodes learn of a change within some seconds; flows they started before are found by telling once more.
const SETTLED_AFTER_MICROS: i64 = 20_000_000;

/// How many flows were told.
///
/// # Errors
/// Storage that cannot be reached; what was told stays told.
pub async fn tell(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut told = 0;
    for telling in calendars::tellings(&app.db, &System, now).await? {
        let caller = Caller::System(Viewer::system(telling.organisation.clone()));
        let ctx = Ctx::new(Arc::clone(app), caller, now, entropy.fork());
        organisations::forget(app, &telling.organisation);
        told += of_template(&ctx, &telling.template_key).await?;
        let settled = telling.changed_at.plus_micros(SETTLED_AFTER_MICROS);
        let done =
            if now < settled { calendars::tell_again(&telling, settled) } else { calendars::told(&telling) };
        app.db.transact(vec![done]).await?;
    }
    Ok(told)
}

/// Each flow is a commit of its own; between two of them everybody else goes on.
async fn of_template(ctx: &Ctx, template: &str) -> Result<usize, Problem> {
    let known = book(&ctx.app, ctx.organisation()).await?;
    let own = Arc::clone(&known.of_template(template).calendar);
    let mut told = 0;
    let mut after = Id::given("");
    loop {
        let flows = calendars::running(&ctx.app.db, ctx.caller.viewer(), template, &after).await?;
        let Some(last) = flows.last() else { return Ok(told) };
        after = last.flow.clone();
        for running in flows {
            let organisation = ctx.organisation();
            let published =
                templates::definition::load(&ctx.app, organisation, template, running.version).await?;
            let calendars = known.all_named(&published.calendars);
            let act = Act::CalendarChanged { calendar: Arc::clone(&own), calendars };
            match run(ctx, Order::new(running.flow, act)).await {
                Ok(_) => told += 1,
                Err(Problem::Unavailable(error)) => return Err(Problem::Unavailable(error)),
                // One damaged flow must not keep the others waiting.
                Err(problem) => tracing::warn!(%problem, "a flow could not be told its calendar"),
            }
        }
    }
}
