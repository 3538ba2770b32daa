//! The steps of a workspace, stage by stage, each as far as it is.

use super::{Case, act::Tried};
use engine::flow::{Holder, Purpose, StepState as Live, StepStatus};
use model::{
    Id,
    definition::{Outcome, Stage, Step},
};
use views::{
    pages::workspace::{Doing, StageSteps, StepState, StepView},
    part::{GivenFile, StageState},
};

/// What belongs to one step of the page: a post that was not taken, drafts uploaded.
pub struct OfStep<'a> {
    pub tried: &'a (dyn Fn(&str) -> Tried + Sync),
    /// Step and field.
    pub uploaded: &'a (dyn Fn(&str, &str) -> Vec<GivenFile> + Sync),
}

impl Case<'_> {
    pub fn stage_steps(&self, of: &OfStep<'_>) -> Vec<StageSteps> {
        let one = |stage: &Stage| {
            let state = self.stage_state(stage);
            let steps = self.walk(stage).into_iter();
            let steps = steps.map(|step| self.step_view(step, of));
            let over = matches!(state, StageState::Done { .. } | StageState::Dropped);
            let steps = steps.filter(|step| !(over && matches!(step.state, StepState::Coming))).collect();
            StageSteps { name: stage.name.clone(), state, steps }
        };
        self.definition.stages.iter().map(one).collect()
    }

    fn step_view(&self, step: &Step, of: &OfStep<'_>) -> StepView {
        let live = self.live(&step.key);
        StepView {
            key: step.key.clone(),
            kind: step.kind,
            title: self.title(step),
            attempt: live.and_then(|live| live.current()).map_or(1, |attempt| attempt.number),
            custody: self.step_custody(step),
            due: self.due(&step.key),
            state: live.map_or(StepState::Coming, |live| self.step_state(step, live, of)),
        }
    }

    fn step_state(&self, step: &Step, live: &Live, of: &OfStep<'_>) -> StepState {
        match live.status {
            StepStatus::Pending => StepState::Coming,
            StepStatus::Open | StepStatus::InReview => StepState::Open {
                doing: self.doing(step, live, of),
                note: None,
                put_back_to: self.picked_from(step),
            },
            StepStatus::Done => self.done(step, live),
            StepStatus::Skipped => StepState::Skipped,
            StepStatus::Withdrawn => StepState::Withdrawn { why: None },
        }
    }

    fn done(&self, step: &Step, live: &Live) -> StepState {
        let Some(attempt) = live.current() else { return StepState::Coming };
        let by: Vec<Id> = attempt.decisions.iter().map(|decision| decision.by.clone()).collect();
        let gave = self.gave(step);
        StepState::Done {
            at: attempt.closed_at.unwrap_or(attempt.opened_at),
            by: (!by.is_empty()).then(|| self.names(&by)),
            outcome: attempt.outcome.unwrap_or(Outcome::Done),
            gave: if gave.rows.is_empty() { Vec::new() } else { vec![gave] },
        }
    }

    fn doing(&self, step: &Step, live: &Live, of: &OfStep<'_>) -> Doing {
        if let Some(open) = self.mine(&step.key) {
            if let Holder::Pool { group, members, picked_by: None } = &open.holder
                && members.len() > 1
            {
                return Doing::PickUp { group: group.clone().unwrap_or_else(|| open.role.clone()) };
            }
            let tried = (of.tried)(&step.key);
            return match open.purpose {
                Purpose::Act => Doing::Act(self.act(step, &tried, &|field| (of.uploaded)(&step.key, field))),
                Purpose::Review => Doing::Review(self.review(step, &tried)),
            };
        }
        match live.waits.first() {
            Some(wait) if self.runs() => {
                let role_name = self.definition.role(wait.role()).map(|role| role.name.clone());
                Doing::Unbound { role: wait.role().to_owned(), role_name: role_name.unwrap_or_default() }
            }
            _ => Doing::Watch,
        }
    }

    /// The group this member picked it up from.
    fn picked_from(&self, step: &Step) -> Option<String> {
        let open = self.mine(&step.key)?;
        match &open.holder {
            Holder::Pool { group, members, picked_by: Some(_) } if members.len() > 1 => {
                Some(group.clone().unwrap_or_else(|| open.role.clone()))
            }
            _ => None,
        }
    }
}
