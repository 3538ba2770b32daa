//! Opening: a step is reached, its title rendered, its people found, its deadline set.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{Assignment, Attempt, Event, Holder, Purpose, Wait, deadline::due_of_step};
use model::{
    Id,
    definition::{DecidedBy, Order, Step},
};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Turn<'a> {
    pub fn open(&mut self, step: &'a Step) {
        self.emit_opened(step);
        match &step.prepared_by {
            Some(role) => self.begin_preparing(step, role),
            None => self.staff(step),
        }
    }

    pub fn emit_opened(&mut self, step: &'a Step) {
        let title = self.seal_text(&step.title);
        let label = step.label_for_client.as_ref().and_then(|label| self.seal_text(label));
        self.emit(Event::StepOpened(event::StepOpened {
            step: step.key.clone(),
            attempt: self.attempt(&step.key) + 1,
            at: self.now,
            title,
            label,
            documents: step.files.iter().map(|slot| slot.key.clone()).collect(),
        }));
    }

    /// Fixes who decides and hands out the work, or asks the owner.
    pub fn staff(&mut self, step: &'a Step) {
        let members = self.distinct_players(&step.role);
        let needed = needed(step.decided_by, members.len());
        if let Some(wait) = shortage(step, &members, needed) {
            self.emit(Event::StepWaits { step: step.key.clone(), wait });
            return;
        }
        let group = self.state.roles.get(&step.role).and_then(|role| role.group.clone());
        let pool = (step.decided_by == DecidedBy::One).then_some(group).flatten();
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        let at = current.and_then(|attempt| attempt.staffed_at).unwrap_or(self.now);
        let due = due_of_step(step, &self.facts(), at);
        let (members, instead_of) =
            if pool.is_some() { (members, BTreeMap::new()) } else { self.present(members) };
        self.emit(Event::StepStaffed(event::StepStaffed {
            step: step.key.clone(),
            attempt: self.attempt(&step.key),
            members: if pool.is_some() { Vec::new() } else { members.clone() },
            needed,
            due,
            instead_of,
            at,
        }));
        if let Some(group) = pool {
            return self.assign(step, &step.role, Purpose::Act, in_pool(group, members));
        }
        // What came back is asked of all at once: whoever has it gives it again.
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        let came_back = current.is_some_and(|attempt| attempt.documents_only);
        let in_turn = step.order == Order::OneAfterAnother && !came_back;
        let at_once = if in_turn { 1 } else { members.len() };
        for member in members.into_iter().take(at_once) {
            self.assign(step, &step.role, Purpose::Act, Holder::Person(member));
        }
    }

    pub fn assign(&mut self, step: &Step, role: &str, purpose: Purpose, holder: Holder) {
        let instead_of = if purpose == Purpose::Act { self.meant(step, &holder) } else { Vec::new() };
        self.assign_instead(step, role, purpose, (holder, instead_of));
    }

    /// Work that somebody had before; `overdue` where they were told that its deadline has passed.
    pub fn assign_late(&mut self, step: &Step, role: &str, holder: Holder, overdue: bool) {
        let instead_of = self.meant(step, &holder);
        let part = self.part(step, role, Purpose::Act, (holder, instead_of));
        self.emit(Event::AssignmentOpened { assignment: Assignment { overdue, ..part } });
    }

    /// In whose place a member has it.
    fn meant(&self, step: &Step, holder: &Holder) -> Vec<Id> {
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        match (holder, current) {
            (Holder::Person(person), Some(attempt)) => {
                attempt.instead_of.get(person).cloned().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The same for somebody who stands in for others.
    pub fn assign_instead(&mut self, step: &Step, role: &str, purpose: Purpose, held: (Holder, Vec<Id>)) {
        let assignment = self.part(step, role, purpose, held);
        self.emit(Event::AssignmentOpened { assignment });
    }

    fn part(
        &mut self,
        step: &Step,
        role: &str,
        purpose: Purpose,
        (holder, instead_of): (Holder, Vec<Id>),
    ) -> Assignment {
        let (attempt, due_at) = self.running(&step.key);
        Assignment {
            id: self.new_id(),
            step: step.key.clone(),
            attempt,
            role: role.to_owned(),
            purpose,
            holder,
            opened_at: self.now,
            due_at: if purpose == Purpose::Act { due_at } else { None },
            overdue: false,
            instead_of,
        }
    }

    fn running(&self, step: &str) -> (u32, Option<model::Instant>) {
        let current = self.state.steps.get(step).and_then(|step| step.current());
        current.map_or((0, None), |attempt: &Attempt| (attempt.number, attempt.due_at))
    }

    /// One person counts once, whatever group or list names them twice.
    pub fn distinct_players(&self, role: &str) -> Vec<Id> {
        let mut seen = BTreeSet::new();
        self.state.players(role).iter().filter(|id| seen.insert(*id)).cloned().collect()
    }

    /// Posts a message step's text; waits for the owner while nobody plays its role.
    pub fn post(&mut self, step: &'a Step) -> bool {
        if self.state.players(&step.role).is_empty() {
            self.emit_opened(step);
            let wait = Wait::RoleUnbound { role: step.role.clone() };
            self.emit(Event::StepWaits { step: step.key.clone(), wait });
            return false;
        }
        self.deliver(step, self.attempt(&step.key) + 1);
        true
    }

    pub fn deliver(&mut self, step: &'a Step, attempt: u32) {
        let text = step.text.as_ref().unwrap_or(&step.title);
        let rendered = crate::text::render(text, &self.facts());
        let text = self.seal_words(&rendered);
        let (step, role) = (step.key.clone(), step.role.clone());
        self.emit(Event::MessagePosted { step, attempt, role, text, at: self.now });
    }
}

pub(super) fn in_pool(group: String, members: Vec<Id>) -> Holder {
    Holder::Pool { group: Some(group), members, picked_by: None }
}

/// How many distinct members must act.
pub(super) fn needed(rule: DecidedBy, members: usize) -> u32 {
    let members = u32::try_from(members).unwrap_or(u32::MAX);
    match rule {
        DecidedBy::One => 1,
        DecidedBy::All => members.max(1),
        DecidedBy::Majority => members / 2 + 1,
        DecidedBy::Number(number) => number.max(1),
    }
}

pub(super) fn shortage(step: &Step, members: &[Id], needed: u32) -> Option<Wait> {
    let present = u32::try_from(members.len()).unwrap_or(u32::MAX);
    let role = step.role.clone();
    match present {
        0 => Some(Wait::RoleUnbound { role }),
        _ if present < needed => Some(Wait::TooFewMembers { role, needed, present }),
        _ => None,
    }
}
