//! A person of ours says that what a step waits for has come: the same signal a program would send, with a reason.

use super::{Intervention, Once, by_owner::reason, require_runs};
use crate::{
    app::Ctx,
    flows::{self, Ran, SignalOnce, load},
    problem::Problem,
};
use engine::flow::Waiting;
use model::{Id, definition::WaitFor};
use texts::Sentence;

/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `NotFound` for a step that waits for no signal, `Invalid` without a
/// reason, `Refused` where it does not wait any more.
pub async fn receive(ctx: &Ctx, flow: &Id, once: Once, step: Intervention) -> Result<Ran, Problem> {
    require_runs(ctx, flow).await?;
    let loaded = load::load(ctx, flow).await?;
    let waits = loaded.published.definition.step(&step.step).and_then(|step| step.wait.as_ref());
    let Some(WaitFor::Signal { name, .. }) = waits else { return Err(Problem::NotFound) };
    let why = reason(&step.reason)?;
    if why.is_empty() {
        return Err(Problem::invalid("reason", Sentence::refusal_reason_missing()));
    }
    let live = loaded.state.steps.get(&step.step);
    let waits_now = live.is_some_and(|live| matches!(live.waiting(), Some(Waiting::Signal(_))));
    let number = live.and_then(|live| live.current()).map(|attempt| attempt.number);
    if waits_now && step.attempt.is_some_and(|attempt| Some(attempt) != number) {
        return Err(Problem::ChangedMeanwhile);
    }
    let once = SignalOnce { command_id: once.command_id, key: once.key, reason: Some(why) };
    flows::signal(ctx, flow, name, once).await
}
