//! What lists show of a flow.

use super::{
    Assignment, State, Status, StepStatus,
    place::{Place, outcome_items, outcome_root},
};
use model::{
    Definition, Id, Instant,
    definition::{Item, Party, Step},
};
use serde::{Deserialize, Serialize};

/// Who holds the work: the first of these that has an open step (engine.md, "Custody").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    Us,
    ThirdParty,
    Client,
    Waiting,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub status: Status,
    /// Key of the first stage that is not finished; the last one once the flow has ended.
    pub stage: Option<String>,
    pub stages_done: u32,
    pub stages: u32,
    /// `None` once the flow has ended.
    pub held_by: Option<HeldBy>,
    /// Who of that party has it: the assignments, whoever has had it longest first. Empty while the flow is paused or
    /// has ended, and where the owner has to say who.
    pub holders: Vec<Id>,
    /// The earliest deadline of what is open, passed or not.
    pub next_due_at: Option<Instant>,
    /// When the clock of that deadline began.
    pub due_since: Option<Instant>,
    /// Somebody's deadline has passed and was marked.
    pub overdue: bool,
    /// When a tick is due.
    pub wake_at: Option<Instant>,
    /// Keys of steps open or in review, in reading order.
    pub open_steps: Vec<String>,
    /// Steps of branches that were not taken, and of outcomes that did not come: nobody will do them.
    pub not_needed: Vec<String>,
    /// Human steps finished of those that may still come, 0 to 100.
    pub percent: u8,
}

pub fn summary(definition: &Definition, state: &State) -> Summary {
    let course = Course::of(definition, state);
    let done = u32::try_from(state.stages_done.len()).unwrap_or(u32::MAX);
    let held_by = held_by(definition, state);
    let next = state.assignments.values().filter(|open| open.due_at.is_some()).min_by_key(|open| open.due_at);
    Summary {
        status: state.status,
        stage: state.stage.clone(),
        stages_done: done,
        stages: u32::try_from(definition.stages.len()).unwrap_or(u32::MAX),
        held_by,
        holders: holders(definition, state, held_by),
        next_due_at: next.and_then(|open| open.due_at),
        due_since: next.map(|open| clock_began(state, open)),
        overdue: state.assignments.values().any(|open| open.overdue),
        wake_at: state.wake_at(),
        percent: if state.status == Status::Completed { 100 } else { course.percent() },
        open_steps: course.open,
        not_needed: course.not_needed,
    }
}

fn held_by(definition: &Definition, state: &State) -> Option<HeldBy> {
    match state.status {
        Status::Paused => return Some(HeldBy::Waiting),
        Status::Running => {}
        Status::Unborn | Status::Completed | Status::Cancelled => return None,
    }
    let waits = state.steps.values().any(|step| !step.waits.is_empty());
    let parties = state.assignments.values().map(|open| party(definition, open));
    if waits { Some(HeldBy::Us) } else { Some(parties.min().unwrap_or(HeldBy::Us)) }
}

fn party(definition: &Definition, open: &Assignment) -> HeldBy {
    match definition.role(&open.role).map_or(Party::Us, |role| role.party) {
        Party::Us => HeldBy::Us,
        Party::ThirdParty => HeldBy::ThirdParty,
        Party::Client => HeldBy::Client,
    }
}

fn holders(definition: &Definition, state: &State, held_by: Option<HeldBy>) -> Vec<Id> {
    let theirs = |open: &&Assignment| Some(party(definition, open)) == held_by;
    let mut open: Vec<&Assignment> = state.assignments.values().filter(theirs).collect();
    open.sort_by_key(|open| (open.opened_at, &open.id));
    open.into_iter().map(|open| open.id.clone()).collect()
}

fn clock_began(state: &State, open: &Assignment) -> Instant {
    let attempts = state.steps.get(&open.step).map(|step| step.attempts.as_slice()).unwrap_or_default();
    let attempt = attempts.iter().find(|attempt| attempt.number == open.attempt);
    attempt.and_then(|attempt| attempt.staffed_at).unwrap_or(open.opened_at)
}

/// The steps of a definition as this flow goes through them.
struct Course<'a> {
    state: &'a State,
    open: Vec<String>,
    not_needed: Vec<String>,
    finished: usize,
    expected: usize,
}

impl<'a> Course<'a> {
    fn of(definition: &'a Definition, state: &'a State) -> Self {
        let mut course = Self { state, open: Vec::new(), not_needed: Vec::new(), finished: 0, expected: 0 };
        for stage in &definition.stages {
            course.add_items(&stage.items, Place::root(&stage.key), true);
        }
        course
    }

    fn percent(&self) -> u8 {
        let share = (self.finished * 100).checked_div(self.expected).unwrap_or(100);
        u8::try_from(share).unwrap_or(100)
    }

    fn add_items(&mut self, items: &'a [Item], place: Place<'_>, needed: bool) {
        for (index, item) in items.iter().enumerate() {
            let place = place.at(index);
            match item {
                Item::Step(step) => self.add_step(step, needed),
                Item::Parallel(parallel) => {
                    for (number, branch) in parallel.branches.iter().enumerate() {
                        self.add_items(&branch.items, place.at(number), needed);
                    }
                }
                Item::Choice(choice) => {
                    let taken = self.state.choices.get(&place.to_string());
                    for (number, branch) in choice.branches.iter().enumerate() {
                        let open =
                            taken.is_none_or(|taken| taken.is_some_and(|taken| taken as usize == number));
                        self.add_items(&branch.items, place.at(number), needed && open);
                    }
                }
                Item::Repeat(repeat) => self.add_items(&repeat.items, place, needed),
                Item::Milestone(_) => {}
            }
        }
    }

    fn add_step(&mut self, step: &'a Step, needed: bool) {
        let state = self.state.steps.get(&step.key);
        if state.is_some_and(|state| state.is_open()) {
            self.open.push(step.key.clone());
        }
        if !needed || state.is_some_and(|state| state.status == StepStatus::Withdrawn) {
            self.not_needed.push(step.key.clone());
        } else if step.kind.is_human() {
            self.expected += 1;
            self.finished += usize::from(state.is_some_and(|state| state.is_finished()));
        }
        for outcome in step.outcomes.keys() {
            let runs =
                self.state.ending.as_ref().is_some_and(|(key, ended)| *key == step.key && ended == outcome);
            let root = outcome_root(&step.key, *outcome);
            self.add_items(outcome_items(step, *outcome), Place::root(&root), runs);
        }
    }
}
