//! Steps that wait for people: a role is filled or a group has grown, and they go on.
//! Never here: who is to be asked while nobody is missing; that is opening.

use super::{
    open::{needed, shortage},
    turn::Turn,
};
use crate::flow::event;
use crate::flow::{Assignment, Closing, Event, Holder, Purpose, StepStatus, Wait, deadline::due_of_step};
use model::{
    Id,
    definition::{Kind, Order, Step},
};

impl<'a> Turn<'a> {
    /// These roles have been filled: what waited for them goes on. The caller advances the flow.
    pub fn rescue(&mut self, filled: &[&str]) {
        self.rescue_all(filled);
    }

    /// The same once the members of a group changed. What was handed back stays with the owner.
    pub fn rescue_by_members(&mut self) {
        self.rescue_all(&[]);
    }

    /// Somebody who plays this role handed a step back, and nobody has taken their place.
    pub fn has_handed_back(&self, role: &str) -> bool {
        let of_role = |wait: &Wait| matches!(wait, Wait::HandedBack { role: of } if of == role);
        self.state.steps.values().any(|step| step.waits.iter().any(of_role))
    }

    fn rescue_all(&mut self, filled: &[&str]) {
        let waiting: Vec<(String, Vec<Wait>)> = self
            .state
            .steps
            .iter()
            .filter(|(_, step)| !step.waits.is_empty())
            .map(|(key, step)| (key.clone(), step.waits.clone()))
            .collect();
        for (key, waits) in waiting {
            let Ok(step) = self.step(&key) else { continue };
            for wait in waits {
                self.rescue_from(step, &wait, filled);
            }
        }
    }

    fn rescue_from(&mut self, step: &'a Step, wait: &Wait, filled: &[&str]) {
        if self.state.players(wait.role()).is_empty() {
            return;
        }
        if step.kind == Kind::Message {
            return self.deliver(step, self.attempt(&step.key));
        }
        let is_short = self.state.steps.get(&step.key).is_some_and(|step| step.is_short());
        if self.is_preparing(&step.key) && step.prepared_by.as_deref() == Some(wait.role()) {
            return self.hand_out(step, wait.role(), Purpose::Prepare);
        }
        if wait.role() == step.role && is_short {
            if filled.contains(&wait.role()) {
                self.staff_anew(step, Some(wait));
            }
        } else if wait.role() == step.role && self.has_nobody(&step.key) {
            let members = self.distinct_players(&step.role);
            let short = shortage(step, &members, needed(step.decided_by, members.len()));
            if short.as_ref() != Some(wait) {
                self.staff(step);
            }
        }
        if self.is_reviewed_now(&step.key) && self.reviews(step, wait.role()) {
            self.open_review(step, wait.role());
        }
    }

    fn is_preparing(&self, step: &str) -> bool {
        self.state.steps.get(step).is_some_and(|step| step.status == StepStatus::Preparing)
    }

    /// Open, and nobody has it to do.
    fn has_nobody(&self, step: &str) -> bool {
        let open = self.state.steps.get(step).is_some_and(|step| step.status == StepStatus::Open);
        open && !self.has_open(step, Purpose::Act)
    }

    /// The review of what was given has begun; before, others are still to give.
    fn is_reviewed_now(&self, step: &str) -> bool {
        let Some(step) = self.state.steps.get(step) else { return false };
        let returned = || step.current().is_some_and(|attempt| attempt.documents_only);
        step.status == StepStatus::InReview || (step.status == StepStatus::Open && returned())
    }

    /// Somebody handed it back; those who play the role now take over. Whoever has decided stays among those who
    /// decide, and whoever has it open and plays the role keeps it.
    pub fn staff_anew(&mut self, step: &'a Step, wait: Option<&Wait>) {
        let Some(attempt) = self.state.steps.get(&step.key).and_then(|step| step.current()).cloned() else {
            return;
        };
        let decided: Vec<Id> = attempt.decisions.iter().map(|decision| decision.by.clone()).collect();
        let players = self.distinct_players(&step.role).into_iter();
        let (open, new): (Vec<Id>, Vec<Id>) = players
            .filter(|person| !decided.contains(person))
            .partition(|person| self.has_to_do(step, person));
        let left = match attempt.documents_only && !open.is_empty() {
            // What came back is theirs who gave it.
            true => open,
            false => [open, new].concat(),
        };
        let (left, instead_of) = self.present(left);
        let members = [decided, left.clone()].concat();
        let needed = needed(step.decided_by, members.len());
        if let Some(short) = shortage(step, &members, needed) {
            self.call(step, &[]);
            if Some(&short) != wait {
                self.emit(Event::StepWaits { step: step.key.clone(), wait: short });
            }
            return;
        }
        let at = attempt.staffed_at.unwrap_or(self.now);
        let due = due_of_step(step, &self.facts(), at);
        let number = attempt.number;
        self.emit(Event::StepStaffed(event::StepStaffed {
            step: step.key.clone(),
            attempt: number,
            members,
            needed,
            due,
            instead_of,
            at,
        }));
        let in_turn = step.order == Order::OneAfterAnother && !attempt.documents_only;
        self.call(step, &left[..if in_turn { left.len().min(1) } else { left.len() }]);
        if self.has_enough(step) {
            // All who are left have agreed already.
            let Some(outcome) = step.kind.outcomes().first().copied() else { return };
            let back_to = self.back_to(step, outcome, &[]).unwrap_or_default();
            self.settle(step, outcome, &back_to);
        }
    }

    /// These have it to do, and nobody else.
    fn call(&mut self, step: &Step, called: &[Id]) {
        let of_others = |open: &&Assignment| {
            let kept = open.person().is_some_and(|person| called.contains(person));
            open.step == step.key && open.is_act() && !kept
        };
        let others: Vec<Id> =
            self.state.assignments.values().filter(of_others).map(|open| open.id.clone()).collect();
        let overdue = self.is_known_late(&step.key);
        for assignment in &others {
            self.close(assignment, Closing::NotNeeded);
        }
        for person in called {
            if !self.has_to_do(step, person) {
                self.assign_late(step, &step.role, Holder::Person(person.clone()), overdue);
            }
        }
    }

    fn has_to_do(&self, step: &Step, person: &Id) -> bool {
        let theirs =
            |open: &Assignment| open.step == step.key && open.is_act() && open.person() == Some(person);
        self.state.assignments.values().any(theirs)
    }
}
