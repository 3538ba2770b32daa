//! Assignments: who has what to do.

use crate::flow::event;
use crate::flow::{Event, Holder, Purpose, State, StepState, Wait};
use model::Id;
use std::sync::Arc;

impl State {
    pub(super) fn apply_assignment(&mut self, event: &Event) {
        match event {
            Event::AssignmentOpened { assignment } => {
                self.assignments.insert(assignment.id.clone(), assignment.clone());
                if let Some(step) = self.steps.get_mut(&assignment.step).map(Arc::make_mut) {
                    // Somebody's turn among those who are left fills no gap, and a reviewer does not do the step.
                    let short = step.is_short();
                    let is_met = |wait: &Wait| match wait {
                        Wait::RoleUnbound { .. } => !(short && assignment.is_act()),
                        Wait::TooFewMembers { .. } | Wait::HandedBack { .. } => assignment.is_act() && !short,
                    };
                    step.waits.retain(|wait| wait.role() != assignment.role || !is_met(wait));
                }
            }
            Event::HandedOver { .. } => self.hand_over(event),
            Event::PickedUp { assignment, by, .. } => self.set_picked_by(assignment, Some(by)),
            Event::PutBack { assignment, .. } => self.set_picked_by(assignment, None),
            Event::AssignmentClosed { assignment, .. } => {
                self.assignments.remove(assignment);
            }
            Event::PoolChanged { assignment, members } => {
                if let Some(Holder::Pool { members: held, .. }) =
                    self.assignments.get_mut(assignment).map(|open| &mut open.holder)
                {
                    held.clone_from(members);
                }
            }
            Event::Overdue { assignment, .. } => {
                if let Some(open) = self.assignments.get_mut(assignment) {
                    open.overdue = true;
                }
            }
            _ => {}
        }
    }

    /// Where members are fixed, one takes the other's place.
    fn hand_over(&mut self, event: &Event) {
        let Event::HandedOver(event::HandedOver {
            step, purpose: Purpose::Act, from, to, instead_of, ..
        }) = event
        else {
            return;
        };
        let Some(attempt) = self.step_mut(step).attempts.last_mut() else { return };
        for member in attempt.members.iter_mut().filter(|member| Some(&**member) == from.as_ref()) {
            *member = to.clone();
        }
        from.iter().for_each(|from| drop(attempt.instead_of.remove(from)));
        attempt.instead_of.remove(to);
        if !instead_of.is_empty() {
            attempt.instead_of.insert(to.clone(), instead_of.clone());
        }
    }

    fn set_picked_by(&mut self, assignment: &Id, by: Option<&Id>) {
        if let Some(Holder::Pool { picked_by, .. }) =
            self.assignments.get_mut(assignment).map(|open| &mut open.holder)
        {
            *picked_by = by.cloned();
        }
    }

    /// The step's state, made if it was pending.
    pub(super) fn step_mut(&mut self, step: &str) -> &mut StepState {
        if !self.steps.contains_key(step) {
            self.steps.insert(step.to_owned(), Arc::default());
        }
        Arc::make_mut(self.steps.entry(step.to_owned()).or_default())
    }
}
