//! Ending: by an outcome, by having finished, or by the owner; and leaving steps on the way.

use super::turn::Turn;
use crate::flow::{Closing, Command, Event, Purpose, Refusal, ResetCause, Status};
use model::Id;

pub(super) fn cancel(turn: &mut Turn<'_>, command: &Command, reason: Option<&str>) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    turn.withdraw_open(&ResetCause::FlowEnded);
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| turn.seal_words(reason));
    turn.emit(Event::FlowCancelled { reason, by: command.person().cloned(), at: turn.now });
    Ok(())
}

impl Turn<'_> {
    pub fn complete_flow(&mut self) {
        self.withdraw_open(&ResetCause::FlowEnded);
        self.emit(Event::FlowCompleted { at: self.now });
    }

    pub fn is_running(&self) -> bool {
        self.state.status == Status::Running
    }

    pub fn advance_if_running(&mut self) {
        if self.is_running() {
            self.advance();
        }
    }

    /// Every open step is nobody's any more.
    pub fn withdraw_open(&mut self, cause: &ResetCause) {
        let open = self.state.steps.iter().filter(|(_, step)| step.is_open());
        let open: Vec<String> = open.map(|(key, _)| key.clone()).collect();
        for key in open {
            self.leave_step(&key, cause.clone());
        }
    }

    pub fn leave_step(&mut self, step: &str, cause: ResetCause) {
        self.close_all(step, Closing::Withdrawn);
        self.emit(Event::StepWithdrawn { step: step.to_owned(), cause, at: self.now });
    }

    /// The step is pending again.
    pub fn reset(&mut self, step: &str, cause: ResetCause) {
        self.close_all(step, Closing::Withdrawn);
        self.emit(Event::StepReset { step: step.to_owned(), cause, at: self.now });
    }

    pub fn close(&mut self, assignment: &Id, why: Closing) {
        self.emit(Event::AssignmentClosed { assignment: assignment.clone(), why, at: self.now });
    }

    pub fn close_all(&mut self, step: &str, why: Closing) {
        let open = self.state.assignments.values().filter(|open| open.step == step);
        let open: Vec<Id> = open.map(|open| open.id.clone()).collect();
        for assignment in &open {
            self.close(assignment, why);
        }
    }

    pub fn has_open(&self, step: &str, purpose: Purpose) -> bool {
        self.state.assignments.values().any(|open| open.step == step && open.purpose == purpose)
    }
}
