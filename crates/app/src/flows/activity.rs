//! What somebody does at a step that is theirs without acting on it: typing, giving a file, writing a message. A flow is
//! told only where a clock of its template waits for the step to be idle. Opening a page is none of it: mail scanners
//! open links, too.

use super::{Loaded, Order, run};
use crate::{Ctx, problem::Problem};
use engine::flow::{Act, wants_activity};
use model::Id;

/// At this step.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn at(ctx: &Ctx, loaded: &Loaded, step: &str) -> Result<(), Problem> {
    let Some(by) = ctx.caller.person() else { return Ok(()) };
    if !wants_activity(&loaded.published.definition, &loaded.state, (step, by), ctx.now) {
        return Ok(());
    }
    let act = Act::Activity { step: step.to_owned(), by: by.clone() };
    match Box::pin(run(ctx, Order::new(loaded.state.flow.clone(), act))).await {
        // Others are at work in the flow at this moment: it is not idle.
        Err(Problem::ChangedMeanwhile) => Ok(()),
        done => done.map(drop),
    }
}

/// At every step they have to do: what is written in a flow is about all of it.
///
/// # Errors
/// As [`at`].
pub(crate) async fn anywhere(ctx: &Ctx, loaded: &Loaded) -> Result<(), Problem> {
    if loaded.published.definition.clocks.is_empty() {
        return Ok(());
    }
    let Some(by) = ctx.caller.person() else { return Ok(()) };
    let mut steps: Vec<&str> = own(loaded, by).collect();
    steps.dedup();
    for step in steps {
        at(ctx, loaded, step).await?;
    }
    Ok(())
}

fn own<'a>(loaded: &'a Loaded, person: &'a Id) -> impl Iterator<Item = &'a str> {
    let open = loaded.state.assignments.values().filter(|open| open.may_act(person));
    open.map(|open| open.step.as_str())
}
