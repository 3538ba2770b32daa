//! What lists show of a flow.

use super::{
    Assignment, ClockState, ClockStatus, HeldBy, JoinState, State, Status, StepStatus,
    custody::{held_by, party},
    place::{Place, outcome_items, outcome_root},
};
use model::{
    Definition, Id, Instant,
    definition::{Item, Parallel, Priority, Step},
};
use serde::Serialize;

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
    /// The earliest deadline of what is open and of the clocks that run, passed or not.
    pub next_due_at: Option<Instant>,
    /// When the clock of that deadline began.
    pub due_since: Option<Instant>,
    /// The earliest deadline of the clocks that run, steps aside.
    pub next_clock_at: Option<Instant>,
    /// Somebody's deadline has passed and was marked.
    pub overdue: bool,
    /// A clock that is not stopped is past its amber mark, and none is red.
    pub amber: bool,
    /// The deadline of something open, or of a clock that is not stopped, has passed and was marked.
    pub red: bool,
    pub priority: Priority,
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
    let open = state.assignments.values().filter_map(|open| Some((open.due_at?, clock_began(state, open))));
    let running = state.clocks.values().filter(|clock| clock.status == ClockStatus::Running);
    let clock = running.filter_map(|clock| Some((clock.due_at?, clock.started_at))).min();
    let next = open.chain(clock).min();
    let overdue = state.assignments.values().any(|open| open.overdue);
    let any =
        |marked: fn(&ClockState) -> bool| state.clocks.values().any(|clock| clock.is_live() && marked(clock));
    let red = overdue || any(|clock| clock.red);
    Summary {
        status: state.status,
        stage: state.stage.clone(),
        stages_done: done,
        stages: u32::try_from(definition.stages.len()).unwrap_or(u32::MAX),
        held_by,
        holders: holders(definition, state, held_by),
        next_due_at: next.map(|(at, _)| at),
        due_since: next.map(|(_, since)| since),
        next_clock_at: clock.map(|(at, _)| at),
        overdue,
        amber: !red && any(|clock| clock.amber),
        red,
        priority: state.priority.is,
        wake_at: state.wake_at(),
        percent: if state.status == Status::Completed { 100 } else { course.percent() },
        open_steps: course.open,
        not_needed: course.not_needed,
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
                    let join = self.join(parallel, place);
                    for (number, branch) in parallel.branches.iter().enumerate() {
                        let runs = join.is_none_or(|held| !held.left_out(number));
                        self.add_items(&branch.items, place.at(number), needed && runs);
                    }
                }
                Item::Choice(choice) => {
                    choice.by.iter().for_each(|decision| self.add_step(decision, needed));
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

    fn join(&self, parallel: &Parallel, place: Place<'_>) -> Option<&'a JoinState> {
        let branches = parallel.branches.len();
        let may_leave = !self.state.joins.is_empty() && parallel.join.needed(branches) < branches;
        may_leave.then(|| self.state.joins.get(&place.to_string())).flatten()
    }

    fn add_step(&mut self, step: &'a Step, needed: bool) {
        let state = self.state.steps.get(&step.key);
        if state.is_some_and(|state| state.is_open()) {
            self.open.push(step.key.clone());
        }
        let finished = state.is_some_and(|state| state.is_finished());
        // What was done in a branch that a join left out stays done.
        if (!needed && !finished) || state.is_some_and(|state| state.status == StepStatus::Withdrawn) {
            self.not_needed.push(step.key.clone());
        } else if step.kind.is_human() {
            self.expected += 1;
            self.finished += usize::from(finished);
        }
        for outcome in step.outcomes.keys() {
            let runs =
                self.state.ending.as_ref().is_some_and(|(key, ended)| *key == step.key && ended == outcome);
            let root = outcome_root(&step.key, *outcome);
            self.add_items(outcome_items(step, *outcome), Place::root(&root), runs);
        }
    }
}
