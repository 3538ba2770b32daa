//! Another cast in mid-flow: open steps of a role go to those who play it now. Whoever has decided has decided.

use super::{seat::Part, turn::Turn};
use crate::flow::{Assignment, Closing, Purpose, StepStatus};
use model::{Id, definition::Step};

impl<'a> Turn<'a> {
    /// The role was bound anew: who has its open work and does not play it any more loses it to those who do.
    pub fn rebind(&mut self, role: &str) {
        let open = self.state.steps.iter().filter(|(_, live)| live.is_open());
        let open: Vec<String> = open.map(|(key, _)| key.clone()).collect();
        for key in open {
            let Ok(step) = self.step(&key) else { continue };
            let status = self.state.steps.get(&key).map(|live| live.status);
            if step.role == role && status == Some(StepStatus::Open) && self.has_open(&key, Purpose::Act) {
                self.staff_anew(step, None);
            }
            if status == Some(StepStatus::Preparing) && step.prepared_by.as_deref() == Some(role) {
                self.hand_out_anew(step, role, Purpose::Prepare);
            }
            if self.reviews(step, role) {
                self.hand_out_anew(step, role, Purpose::Review);
            }
        }
    }

    /// Everybody who plays the role has it, and nobody else; nothing happens where nobody has it yet.
    fn hand_out_anew(&mut self, step: &'a Step, role: &str, purpose: Purpose) {
        let part = Part::of(purpose, role);
        let of_part = |open: &&Assignment| open.step == step.key && part.is(open);
        let players = self.distinct_players(role);
        let open: Vec<Assignment> = self.state.assignments.values().filter(of_part).cloned().collect();
        let lost = open.iter().filter(|open| !open.person().is_some_and(|person| players.contains(person)));
        let lost: Vec<Id> = lost.map(|open| open.id.clone()).collect();
        for assignment in &lost {
            self.close(assignment, Closing::HandedOver);
        }
        if !open.is_empty() {
            self.hand_out_to_missing(step, role, purpose);
        }
    }
}
