//! Sub-flows: a step asks for another template's flow, is told what becomes of it, and waits for its end or not.

use super::turn::Turn;
use crate::flow::{
    Act, Command, Event, Refusal, ResetCause, StepStatus, SubFlowEnd, SubFlowFailure, SubFlowStatus,
};
use model::{
    Id,
    definition::{Kind, Step},
};

/// Which run of a step is told of its flow.
struct Told<'c> {
    step: &'c str,
    attempt: u32,
}

/// What has become of it. Of an earlier run, or told twice, it changes nothing.
pub(super) fn tell(turn: &mut Turn<'_>, act: &Act) {
    match act {
        Act::SubFlowStarted { step, attempt, flow } => started(turn, &Told { step, attempt: *attempt }, flow),
        Act::SubFlowEnded { step, attempt, flow, how } => {
            ended(turn, &Told { step, attempt: *attempt }, flow, *how);
        }
        Act::SubFlowFailed { step, attempt, why } => failed(turn, &Told { step, attempt: *attempt }, *why),
        _ => {}
    }
}

impl<'a> Turn<'a> {
    /// Whether the flow goes on without waiting for it.
    pub fn ask_sub_flow(&mut self, step: &'a Step) -> bool {
        let Some(sub) = &step.flow else { return true };
        self.emit_opened(step);
        self.emit(Event::SubFlowAsked {
            step: step.key.clone(),
            attempt: self.attempt(&step.key),
            template: sub.template.clone(),
            at: self.now,
        });
        if !sub.waits {
            self.finish_alone(step);
        }
        !sub.waits
    }

    /// The status of what this run asked for; of an earlier run, or a step that asks for none, nothing.
    fn asked(&self, told: &Told<'_>) -> Option<SubFlowStatus> {
        let current = self.state.steps.get(told.step)?.current()?;
        let sub = current.sub_flow.as_ref().filter(|_| current.number == told.attempt)?;
        Some(sub.status)
    }
}

fn started(turn: &mut Turn<'_>, told: &Told<'_>, flow: &Id) {
    if turn.asked(told) == Some(SubFlowStatus::Asked) {
        let (step, attempt, flow) = (told.step.to_owned(), told.attempt, flow.clone());
        turn.emit(Event::SubFlowStarted { step, attempt, flow, at: turn.now });
    }
}

fn ended(turn: &mut Turn<'_>, told: &Told<'_>, flow: &Id, how: SubFlowEnd) {
    let open = turn.state.steps.get(told.step).is_some_and(|step| step.status == StepStatus::Open);
    // Where the flow went on without it, how it ended is its own matter.
    if !open || !matches!(turn.asked(told), Some(SubFlowStatus::Asked | SubFlowStatus::Started)) {
        return;
    }
    let (step, attempt, flow) = (told.step.to_owned(), told.attempt, flow.clone());
    turn.emit(Event::SubFlowEnded { step, attempt, flow, how, at: turn.now });
    if let (SubFlowEnd::Completed, Ok(step)) = (how, turn.step(told.step)) {
        turn.finish_alone(step);
        turn.advance_if_running();
    }
}

fn failed(turn: &mut Turn<'_>, told: &Told<'_>, why: SubFlowFailure) {
    if turn.asked(told) == Some(SubFlowStatus::Asked) {
        let (step, attempt) = (told.step.to_owned(), told.attempt);
        turn.emit(Event::SubFlowFailed { step, attempt, why, at: turn.now });
    }
}

/// A new attempt, so that a flow that was started and cancelled is not taken for the one asked for now.
pub(super) fn retry(turn: &mut Turn<'_>, command: &Command, step: &str) -> Result<(), Refusal> {
    let step = turn.step(step)?;
    turn.must_be_owner(command)?;
    let current = turn
        .state
        .steps
        .get(&step.key)
        .filter(|live| matches!(live.status, StepStatus::Open | StepStatus::Done));
    let status = current.and_then(|live| live.current()?.sub_flow.as_ref()).map(|sub| sub.status);
    if step.kind != Kind::Flow || !status.is_some_and(SubFlowStatus::needs_owner) {
        return Err(Refusal::NoRetry { step: step.key.clone() });
    }
    turn.reset(&step.key, ResetCause::Retried);
    turn.ask_sub_flow(step);
    Ok(())
}
