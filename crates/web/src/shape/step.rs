//! The steps of a workspace, stage by stage, each as far as it is.

use super::{Case, act::Tried};
use engine::flow::{
    Decision, Holder, Purpose, StepState as Live, StepStatus, Wait, Waiting, may_be_recorded,
};
use model::{
    Id, Value,
    definition::{Outcome, Stage, Step},
};
use views::{
    Local,
    pages::workspace::{Doing, StageSteps, StepState, StepView},
    part::{GivenFile, StageState},
    words,
};

/// What belongs to one step of the page: a post that was not taken, drafts uploaded.
pub struct OfStep<'a> {
    pub tried: &'a (dyn Fn(&str) -> Tried + Sync),
    /// Step and field.
    pub uploaded: &'a (dyn Fn(&str, &str) -> Vec<GivenFile> + Sync),
    pub local: &'a Local,
    /// The reader may write down what somebody outside answered.
    pub records: bool,
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
            menu: self.menu(step, live, of.local.now),
            can_retry: self.can_retry(live),
            state: live.map_or(StepState::Coming, |live| self.step_state(step, live, of)),
        }
    }

    fn step_state(&self, step: &Step, live: &Live, of: &OfStep<'_>) -> StepState {
        match live.status {
            StepStatus::Pending => StepState::Coming,
            StepStatus::Preparing | StepStatus::Open | StepStatus::InReview => StepState::Open {
                doing: self.doing(step, live, of),
                note: self.note(step, live, of.local),
                put_back_to: self.picked_from(step).filter(|_| !self.is_paused()),
                record_for: if of.records && !self.is_paused() { self.recordable(step) } else { Vec::new() },
            },
            StepStatus::Done => self.done(step, live),
            StepStatus::Skipped => self.skipped(live),
            StepStatus::Withdrawn => StepState::Withdrawn { why: None },
        }
    }

    fn skipped(&self, live: &Live) -> StepState {
        let by_owner = live.skipped.as_ref();
        StepState::Skipped {
            by: by_owner.map(|skipped| self.name_or_key(skipped.by.as_ref())),
            why: by_owner.and_then(|skipped| self.words(skipped.reason.as_deref())),
        }
    }

    /// A person, else a key.
    pub fn name_or_key(&self, person: Option<&Id>) -> String {
        person.map_or_else(|| self.texts.workspace_file_by_key().to_owned(), |person| self.name(person))
    }

    pub fn words(&self, value: Option<&Value>) -> Option<String> {
        value.map(|value| words::value(value, self.texts)).filter(|words| !words.is_empty())
    }

    fn done(&self, step: &Step, live: &Live) -> StepState {
        let Some(attempt) = live.current() else { return StepState::Coming };
        let by: Vec<String> = attempt.decisions.iter().map(|decision| self.decided_by(decision)).collect();
        let recorders: Vec<Id> =
            attempt.decisions.iter().filter_map(|decision| decision.recorded.as_ref()?.by.clone()).collect();
        let gave = self.gave(step);
        StepState::Done {
            at: attempt.closed_at.unwrap_or(attempt.opened_at),
            by: (!by.is_empty()).then(|| words::all_of(&by, self.texts)),
            recorded_by: (!recorders.is_empty()).then(|| self.names(&recorders)),
            outcome: attempt.outcome.unwrap_or(Outcome::Done),
            gave: if gave.rows.is_empty() { Vec::new() } else { vec![gave] },
        }
    }

    /// Of something that was lent, both.
    fn decided_by(&self, decision: &Decision) -> String {
        let own = self.name(&decision.by);
        match &decision.lent_to {
            Some(to) => self.texts.step_done_for(self.name(to), own),
            None => own,
        }
    }

    fn doing(&self, step: &Step, live: &Live, of: &OfStep<'_>) -> Doing {
        let tried = (of.tried)(&step.key);
        if self.is_paused() && !tried.was_refused() {
            return Doing::Watch;
        }
        if let Some(open) = self.mine(&step.key) {
            if let Holder::Pool { group, members, picked_by: None } = &open.holder
                && members.len() > 1
            {
                return Doing::PickUp { group: group.clone().unwrap_or_else(|| open.role.clone()) };
            }
            return match open.purpose {
                Purpose::Act => {
                    let mut act = self.act(step, &tried, &|field| (of.uploaded)(&step.key, field));
                    act.consequence = self.consequence(step, of.local.now);
                    Doing::Act(act)
                }
                Purpose::Prepare => Doing::Prepare(self.prepare(step, &tried, of.local)),
                Purpose::Review => Doing::Review(self.review(step, &tried)),
            };
        }
        if self.runs() && live.is_open() && matches!(live.waiting(), Some(Waiting::Signal(_))) {
            return Doing::Await;
        }
        match live.waits.first() {
            Some(wait) if self.runs() => {
                Doing::Unbound { role: wait.role().to_owned(), why: self.waits_for(live, wait) }
            }
            _ => Doing::Watch,
        }
    }

    fn waits_for(&self, live: &Live, wait: &Wait) -> String {
        let texts = self.texts;
        let role = self.role_name(wait.role());
        match wait {
            Wait::RoleUnbound { .. } => texts.step_waits_for(role),
            Wait::TooFewMembers { needed, present, .. } => texts.step_waits_few(*needed, *present, role),
            Wait::HandedBack { .. } => {
                let last = live.current().and_then(|attempt| attempt.handed_back.last());
                let who = last.map_or_else(|| role.to_owned(), |last| self.name(&last.by));
                match last.and_then(|last| last.note.as_deref()) {
                    Some(note) => texts.step_handed_back_why(words::value(note, texts), who),
                    None => texts.step_handed_back(who),
                }
            }
        }
    }

    /// As people call a role.
    pub fn role_name<'r>(&'r self, role: &'r str) -> &'r str {
        self.definition.role(role).map_or(role, |role| role.name.as_str())
    }

    /// What is known of an open step that somebody else has.
    fn note(&self, step: &Step, live: &Live, local: &Local) -> Option<String> {
        let texts = self.texts;
        if self.is_paused() {
            return Some(texts.step_paused().to_owned());
        }
        if let Some(wait) = live.waits.first() {
            return Some(texts.step_waits_for_owner(self.role_name(wait.role())));
        }
        if let Some(Waiting::Signal(signal)) = live.waiting() {
            return Some(texts.step_waits_signal(self.quoted(signal)));
        }
        let open = self.assignments(&step.key).min_by_key(|open| open.opened_at)?;
        if live.status == StepStatus::Preparing {
            return Some(texts.intervention_preparing(self.next_after_preparing(step)));
        }
        if let Some(reopened) = &live.reopened
            && let Some(why) = self.words(reopened.reason.as_deref())
        {
            return Some(texts.intervention_reopened_why(why, self.name_or_key(reopened.by.as_ref())));
        }
        let outside = self.definition.role(&open.role).is_some_and(|role| role.party.is_outside());
        let opened = local.day_and_time_within(open.opened_at);
        let mut said = if outside { texts.step_link_sent(opened) } else { texts.step_open_since(opened) };
        if let Some(due) = open.due_at.filter(|_| open.overdue && outside) {
            said = format!("{said} {}", texts.step_reminded(local.day_and_time_within(due)));
        }
        if let Some(lending) = self.state.lent(&open.id).filter(|lending| lending.until > local.now) {
            let (from, to) = (self.name(&lending.from), self.name(&lending.to));
            said = format!("{said} {}", texts.step_lent_to(from, to, local.until_within(lending.until)));
        }
        Some(said)
    }

    /// People outside who have the step and whose answer can be written down: id and name.
    fn recordable(&self, step: &Step) -> Vec<(String, String)> {
        if !may_be_recorded(step.kind) {
            return Vec::new();
        }
        let outside = |role: &str| self.definition.role(role).is_some_and(|role| role.party.is_outside());
        let held = self.assignments(&step.key).filter(|open| open.is_act() && outside(&open.role));
        held.filter_map(|open| open.person())
            .filter(|person| *person != self.me())
            .map(|person| (person.to_string(), self.name(person)))
            .collect()
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
