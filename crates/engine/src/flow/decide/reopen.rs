//! Reopening: the owner has a finished step done again, and with it everything that depends on it.

use super::{
    intervene::is_out_of_reach,
    send_back::{SendBackPreview, Sender, preview_of},
    turn::Turn,
};
use crate::flow::{Command, Intervention, Refusal, State, StepStatus, place::find};
use model::{Definition, definition::Step};

pub(super) fn reopen_step(turn: &mut Turn<'_>, command: &Command, act: &Intervention) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let step = turn.step(&act.step)?;
    must_be_finished(turn.definition, &turn.state, step)?;
    turn.must_be_attempt(step, act.attempt)?;
    let reason = turn.why(&act.reason)?;
    turn.reopen_step(step, reason, command.person().cloned());
    turn.advance_if_running();
    Ok(())
}

/// The consequences of reopening a step, before it is done.
///
/// # Errors
/// As the act itself would be refused, rights aside.
pub fn preview_reopen(
    definition: &Definition,
    state: &State,
    step: &str,
) -> Result<SendBackPreview, Refusal> {
    let step = find(definition, step).ok_or_else(|| Refusal::UnknownStep { step: step.to_owned() })?;
    must_be_finished(definition, state, step)?;
    Ok(preview_of(definition, state, Sender::Owner, vec![step.key.clone()]))
}

/// Done by people, or skipped by the owner; and not in a branch that a join has left out, which nobody comes by.
fn must_be_finished(definition: &Definition, state: &State, step: &Step) -> Result<(), Refusal> {
    let finished = state.steps.get(&step.key).is_some_and(|live| match live.status {
        StepStatus::Done => true,
        StepStatus::Skipped => live.skipped.is_some(),
        _ => false,
    });
    if !finished || !step.kind.is_human() {
        return Err(Refusal::NeverDone { step: step.key.clone() });
    }
    if is_out_of_reach(definition, state, &step.key) {
        return Err(Refusal::OutOfReach { step: step.key.clone() });
    }
    Ok(())
}
