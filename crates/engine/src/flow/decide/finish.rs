//! Finishing: what an outcome does.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{
    BoundBy, Closing, Event, Purpose, ResetCause, StepStatus,
    deadline::due_of_step,
    place::{each_step, outcome_items, outcome_root},
};
use crate::reads::due_read;
use model::{
    DataPath, Field, Id, Value,
    definition::{Outcome, OutcomeRule, Step},
    value::{PersonRef, RecordRef},
};

/// Each once, in the order of the records.
fn contacts_of(records: &[RecordRef]) -> Vec<PersonRef> {
    let mut contacts: Vec<PersonRef> = Vec::new();
    for contact in records.iter().filter_map(|record| record.contact.as_ref()) {
        if !contacts.iter().any(|known| known.id == contact.id) {
            contacts.push(contact.clone());
        }
    }
    contacts
}

impl<'a> Turn<'a> {
    /// Enough have agreed: the step is done, or goes to the reviewers.
    pub fn settle(&mut self, step: &'a Step, outcome: Outcome, back_to: &[String]) {
        if !self.begin_review(step) {
            self.finish(step, outcome, back_to, None);
        }
    }

    pub fn finish(&mut self, step: &'a Step, outcome: Outcome, back_to: &[String], comment: Option<&str>) {
        self.close_all(&step.key, Closing::NotNeeded);
        let (key, attempt) = (step.key.clone(), self.attempt(&step.key));
        let by = self.last_decider(&step.key);
        let reviewer = self.reviewer.take();
        self.emit(Event::StepFinished { step: key, attempt, outcome, by: reviewer, at: self.now });
        if step.kind.outcomes().first() == Some(&outcome) {
            self.bind_roles(&step.key, &step.form, &BoundBy::Step(step.key.clone()));
        }
        self.move_deadlines(&|path| matches!(path, DataPath::Step { step: read, .. } if *read == step.key));
        // A comment on sending back is written to those it goes back to; on any other outcome it is a note of ours.
        let comment = comment.filter(|_| outcome == Outcome::SentBack);
        match step.outcomes.get(&outcome) {
            Some(OutcomeRule::End) => self.complete_flow(),
            Some(OutcomeRule::Run(_)) => self.run_outcome(step, outcome),
            Some(OutcomeRule::BackTo(_)) => self.send_back(step, back_to, comment, by),
            None if outcome == Outcome::SentBack => self.send_back(step, back_to, comment, by),
            Some(OutcomeRule::Continue) | None => {}
        }
    }

    fn last_decider(&self, step: &str) -> Option<Id> {
        let attempt = self.state.steps.get(step)?.current()?;
        attempt.decisions.last().map(|decision| decision.by.clone())
    }

    /// Person fields that bind a role; what waited for it goes on.
    pub fn bind_roles(&mut self, owner: &str, form: &[Field], bound_by: &BoundBy) {
        let mut bound = Vec::new();
        for field in form {
            let Some(role) = &field.binds else { continue };
            let named = match self.state.given(owner, &field.key) {
                Some(Value::Persons(persons)) => persons.clone(),
                Some(Value::Records(records)) => contacts_of(records),
                _ => continue,
            };
            self.name_people(&named);
            let persons = named.into_iter().map(|person| person.id).collect();
            let filled = role.as_str();
            let (role, bound_by) = (role.clone(), bound_by.clone());
            self.emit(Event::RoleBound(event::RoleBound {
                role,
                persons,
                group: None,
                bound_by,
                reason: None,
                by: None,
            }));
            bound.push(filled);
        }
        if !bound.is_empty() {
            self.rescue(&bound);
        }
    }

    /// Only these steps run from here on, then the flow ends.
    fn run_outcome(&mut self, step: &'a Step, outcome: Outcome) {
        self.withdraw_open(&ResetCause::FlowEnded);
        let items = outcome_items(step, outcome);
        self.reopen_within(&outcome_root(&step.key, outcome));
        let mut again = Vec::new();
        each_step(items, &mut |inner| {
            if self.state.steps.get(&inner.key).is_some_and(|state| state.status != StepStatus::Pending) {
                again.push(inner.key.as_str());
            }
        });
        for key in again {
            self.reset(key, ResetCause::RunAnew);
        }
        self.emit(Event::Ending { step: step.key.clone(), outcome });
    }

    /// A datum changed: open steps whose deadline or end hangs on it move.
    pub fn move_deadlines(&mut self, changed: &dyn Fn(&DataPath) -> bool) {
        self.move_waits(changed);
        let open: Vec<String> = self.running_deadlines();
        for key in open {
            let Ok(step) = self.step(&key) else { continue };
            if due_read(step).is_some_and(changed) {
                self.move_deadline(step);
            }
        }
    }

    /// Steps somebody is at, whose clock runs.
    pub fn running_deadlines(&self) -> Vec<String> {
        let running = self.state.assignments.values().filter(|open| open.purpose == Purpose::Act);
        let mut keys: Vec<String> = running.map(|open| open.step.clone()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    pub fn move_deadline(&mut self, step: &Step) {
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        let Some((attempt, from, before)) =
            current.and_then(|attempt| Some((attempt.number, attempt.staffed_at?, attempt.due_at)))
        else {
            return;
        };
        let due = due_of_step(step, &self.facts(), from);
        if due.as_ref().map(|due| due.at) != before {
            self.emit(Event::DueMoved { step: step.key.clone(), attempt, due });
        }
    }
}
