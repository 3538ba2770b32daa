//! What the owner did to the flow, what a preparer left, and who is away.

use super::data_of;
use crate::flow::event;
use crate::{
    flow::{AddedStep, Event, Intervened, Prepared, SealedStep, State, Status, StepStatus},
    sealed::Sealed,
};
use model::{Id, Instant};

impl State {
    pub(super) fn apply_intervention(&mut self, event: &Event) {
        match event {
            Event::StepAdded { added, .. } => self.added.push(AddedStep::from(added.as_ref())),
            Event::FlowPaused { reason, by, at } => {
                self.status = Status::Paused;
                self.paused = Some(Intervened::new(by.as_ref(), *at, reason));
            }
            Event::FlowResumed { .. } => {
                self.status = Status::Running;
                self.paused = None;
            }
            Event::AbsencesTold { absent } => self.absent.clone_from(absent),
            Event::Prepared(event::Prepared { step, by, data, text, due_at, at, .. }) => {
                let step = self.step_mut(step);
                step.status = StepStatus::Open;
                step.due_set = *due_at;
                let data = data_of(data, Some(by));
                let text = text.as_ref().and_then(Sealed::kept);
                step.prepared = Some(Prepared { by: by.clone(), at: *at, data, text });
            }
            Event::Reopened { step, reason, by, at, .. } => {
                self.step_mut(step).reopened = Some(Intervened::new(by.as_ref(), *at, reason));
            }
            _ => {}
        }
    }
}

impl Intervened {
    pub(super) fn new(by: Option<&Id>, at: Instant, reason: &Sealed) -> Self {
        Self { by: by.cloned(), at, reason: reason.kept(), was_open: false }
    }
}

impl From<&SealedStep> for AddedStep {
    fn from(added: &SealedStep) -> Self {
        Self {
            key: added.key.clone(),
            after: added.after.clone(),
            kind: added.kind,
            role: added.role.clone(),
            title: added.title.kept(),
            text: added.text.as_ref().and_then(Sealed::kept),
            due: added.due.clone(),
            ends_if_denied: added.ends_if_denied,
        }
    }
}
