//! Whose answer it is: the acting person's assignment, their turn, and nobody else's.

use super::{send_back::is_possible, turn::Turn};
use crate::flow::{Accepted, Assignment, Command, Holder, Purpose, Refusal, State, StepStatus};
use model::{
    Definition, Id,
    definition::{Outcome, Step},
};

/// An open assignment and the person it is answered for.
pub(super) struct Seat {
    pub assignment: Assignment,
    pub person: Id,
}

impl Turn<'_> {
    /// The assignment a command answers. A person answers their own; `for_any` takes the next who has not decided.
    pub fn seat(
        &self,
        step: &Step,
        command: &Command,
        for_any: bool,
        part: Part<'_>,
    ) -> Result<Seat, Refusal> {
        let open = || self.state.assignments.values().filter(|open| open.step == step.key && part.is(open));
        let Some(person) = command.person() else {
            let next = open().min_by_key(|open| self.place_in_turn(open)).filter(|_| for_any);
            let seat = next.and_then(|next| Some(Seat { person: first_of(next)?, assignment: next.clone() }));
            return seat.ok_or_else(|| self.nobody(step));
        };
        if let Some(own) = open().find(|open| open.may_act(person)) {
            return Ok(Seat { assignment: own.clone(), person: person.clone() });
        }
        if open().any(|open| open.concerns(person)) {
            return Err(Refusal::PickedUpByAnother);
        }
        Err(self.not_theirs(step, person, part))
    }

    fn not_theirs(&self, step: &Step, person: &Id, part: Part<'_>) -> Refusal {
        let key = || step.key.clone();
        let attempt = self.state.steps.get(&step.key).and_then(|step| step.current());
        if let (Some(attempt), Part::Act) = (attempt, part) {
            if attempt.decisions.iter().any(|decision| decision.by == *person) {
                return Refusal::AlreadyAnswered { step: key() };
            }
            if attempt.members.contains(person) {
                return Refusal::NotYourTurn { step: key() };
            }
        }
        self.nobody(step)
    }

    pub fn nobody(&self, step: &Step) -> Refusal {
        let wait = self.state.steps.get(&step.key).and_then(|step| step.waits.first());
        match wait {
            Some(wait) => Refusal::NobodyAssigned { step: step.key.clone(), role: wait.role().to_owned() },
            None => Refusal::NotYours { step: step.key.clone() },
        }
    }

    /// Order in which members decide, as fixed at opening.
    fn place_in_turn(&self, open: &Assignment) -> usize {
        let attempt = self.state.steps.get(&open.step).and_then(|step| step.current());
        let place =
            attempt.and_then(|attempt| attempt.members.iter().position(|id| Some(id) == open.person()));
        place.unwrap_or(usize::MAX)
    }

    pub fn accepted(&self, step: &Step) -> Accepted {
        accepted(self.definition, &self.state, step)
    }
}

/// What the step would take now: its open attempt, and the outcomes that have somewhere to lead.
pub fn accepted(definition: &Definition, state: &State, step: &Step) -> Accepted {
    let open = state.steps.get(&step.key).filter(|state| state.status == StepStatus::Open);
    let Some(open) = open else { return Accepted::default() };
    let possible = |outcome: &&Outcome| is_possible(definition, state, step, **outcome);
    Accepted {
        attempt: open.current().map(|attempt| attempt.number),
        outcomes: step.kind.outcomes().iter().filter(possible).copied().collect(),
    }
}

/// Which assignments of a step are meant.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Act,
    /// Reviews by this role.
    Review(&'a str),
    Prepare,
}

impl<'a> Part<'a> {
    /// What this role has of it.
    pub fn of(purpose: Purpose, role: &'a str) -> Self {
        match purpose {
            Purpose::Act => Self::Act,
            Purpose::Review => Self::Review(role),
            Purpose::Prepare => Self::Prepare,
        }
    }

    pub fn is(self, open: &Assignment) -> bool {
        match self {
            Self::Act => open.purpose == Purpose::Act,
            Self::Review(role) => open.purpose == Purpose::Review && open.role == role,
            Self::Prepare => open.purpose == Purpose::Prepare,
        }
    }
}

fn first_of(open: &Assignment) -> Option<Id> {
    match &open.holder {
        Holder::Person(person) | Holder::Pool { picked_by: Some(person), .. } => Some(person.clone()),
        Holder::Pool { members, picked_by: None, .. } => members.first().cloned(),
    }
}
