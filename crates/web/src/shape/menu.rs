//! What a reader may do about one step besides answering it.

use super::Case;
use engine::flow::{Assignment, Status, StepState, StepStatus};
use model::{
    Instant,
    definition::{Kind, Step},
};
use views::pages::flow::Intervention;

impl Case<'_> {
    pub(super) fn menu(&self, step: &Step, live: Option<&StepState>, now: Instant) -> Vec<Intervention> {
        if self.is_outside() || self.state.status != Status::Running {
            return Vec::new();
        }
        let mut menu = Vec::new();
        if self.may_delegate(step) {
            menu.push(Intervention::Delegate);
        }
        if !self.runs() {
            return menu;
        }
        let status = live.map_or(StepStatus::Pending, |live| live.status);
        let staffed =
            live.and_then(|live| live.current()).is_some_and(|attempt| attempt.staffed_at.is_some());
        if self.assignments(&step.key).next().is_some() {
            menu.push(Intervention::Reassign);
        }
        if !self.lent(&step.key, now).is_empty() {
            menu.push(Intervention::Recall);
        }
        if status == StepStatus::Open && staffed && step.kind.is_human() {
            menu.push(Intervention::Due);
        }
        if status != StepStatus::Withdrawn && step.kind != Kind::Decision {
            menu.push(Intervention::Add);
        }
        if live.is_some_and(|live| is_reopenable(step, live)) {
            menu.push(Intervention::Reopen);
        }
        let over = matches!(status, StepStatus::Done | StepStatus::Skipped | StepStatus::Withdrawn);
        if !over {
            menu.push(Intervention::Skip);
        }
        menu
    }

    /// Parts in a step that somebody else may do now.
    pub fn lent(&self, step: &str, now: Instant) -> Vec<&Assignment> {
        let is_lent = |open: &&Assignment| self.state.lent(&open.id).is_some_and(|lent| lent.until > now);
        self.assignments(step).filter(is_lent).collect()
    }

    /// The record could not be changed, and may be by now.
    pub(super) fn can_retry(&self, live: Option<&StepState>) -> bool {
        let open = live.filter(|live| live.status == StepStatus::Open);
        let failed = open.and_then(|live| live.current()).is_some_and(|run| run.update_failed.is_some());
        failed && !self.is_outside() && self.runs() && !self.is_paused()
    }

    /// Theirs, of our own party, and not a group's that nobody has picked up.
    fn may_delegate(&self, step: &Step) -> bool {
        self.mine(&step.key).is_some_and(|own| {
            let outside = self.definition.role(&own.role).is_some_and(|role| role.party.is_outside());
            !outside && own.person() == Some(self.me())
        })
    }
}

/// As the flow itself has it: done by people, or skipped by the owner.
fn is_reopenable(step: &Step, live: &StepState) -> bool {
    let finished = match live.status {
        StepStatus::Done => true,
        StepStatus::Skipped => live.skipped.is_some(),
        _ => false,
    };
    finished && step.kind.is_human()
}
