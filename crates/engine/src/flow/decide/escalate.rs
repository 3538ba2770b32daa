//! What a template wants done before or after a deadline, at amber and at red.

use super::{open::in_pool, turn::Turn};
use crate::flow::event;
use crate::flow::{
    ActionPlace, Assignment, Closing, Event, HeldBy, Holder, Scheduled, Subject, custody::party,
};
use model::{
    Id, Instant,
    definition::{Action, DecidedBy, Order, Step},
};

impl<'a> Turn<'a> {
    pub fn escalate_step(&mut self, step: &str, escalation: u32, action: Action, scheduled_at: Instant) {
        let on = Subject::Step { step: step.to_owned(), attempt: self.attempt(step) };
        self.escalate(on, ActionPlace::Escalation(escalation), action, scheduled_at);
    }

    pub fn turn_amber(&mut self, clock: String, scheduled_at: Instant) {
        self.emit(Event::ClockAmber { clock: clock.clone(), scheduled_at });
        let actions = crate::flow::clock::find(self.definition, &clock).map(|(clock, _)| &clock.on_amber);
        for (place, action) in (0..).zip(actions.into_iter().flatten()) {
            let on = Subject::Clock(clock.clone());
            self.escalate(on, ActionPlace::OnAmber(place), action.clone(), scheduled_at);
        }
    }

    pub fn turn_red(&mut self, clock: String, scheduled_at: Instant) {
        self.emit(Event::ClockRed { clock: clock.clone(), scheduled_at });
        let actions = crate::flow::clock::find(self.definition, &clock).map(|(clock, _)| &clock.on_red);
        for (place, action) in (0..).zip(actions.into_iter().flatten()) {
            let on = Subject::Clock(clock.clone());
            self.escalate(on, ActionPlace::OnRed(place), action.clone(), scheduled_at);
        }
    }

    /// A timer of a clock has come to its time.
    pub fn clock_timer(&mut self, clock: &str, what: Scheduled, scheduled_at: Instant) {
        let Scheduled::Escalate { escalation } = what else { return };
        let place = usize::try_from(escalation).unwrap_or(usize::MAX);
        let escalations = crate::flow::clock::find(self.definition, clock).map(|(clock, _)| &clock.escalate);
        let action = escalations.and_then(|escalations| escalations.get(place)).map(|one| one.action.clone());
        let on = Subject::Clock(clock.to_owned());
        self.escalate(
            on,
            ActionPlace::Escalation(escalation),
            action.unwrap_or(Action::Remind),
            scheduled_at,
        );
    }

    fn escalate(&mut self, on: Subject, place: ActionPlace, action: Action, scheduled_at: Instant) {
        let assignments = self.concerned(&on, &action);
        let steps = self.steps_of(&assignments);
        let nobody = match &action {
            Action::Notify(role) | Action::Reassign(role) => self.state.players(role).is_empty(),
            Action::Remind | Action::Raise(_) | Action::Start(_) => false,
        };
        self.emit(Event::Escalated { on, place, action: action.clone(), assignments, scheduled_at, nobody });
        match action {
            Action::Reassign(role) => steps.iter().for_each(|step| self.give_to_role(step, &role)),
            Action::Raise(priority) => self.raise_priority(priority),
            Action::Remind | Action::Notify(_) | Action::Start(_) => {}
        }
    }

    /// Of a step those who have it to do; of a clock everybody who has something to do, for another role what is with us.
    fn concerned(&self, on: &Subject, action: &Action) -> Vec<Id> {
        let role = match action {
            Action::Remind => None,
            Action::Reassign(role) if !self.state.players(role).is_empty() => Some(role),
            Action::Reassign(_) | Action::Notify(_) | Action::Raise(_) | Action::Start(_) => {
                return Vec::new();
            }
        };
        let of_subject = |open: &Assignment| match on {
            Subject::Step { step, .. } => open.step == *step && open.is_act(),
            Subject::Clock(_) if role.is_none() => true,
            Subject::Clock(_) => open.is_act() && party(self.definition, open) == HeldBy::Us,
        };
        let elsewhere = |open: &Assignment| role.is_none_or(|role| open.role != *role);
        let open = self.state.assignments.values().filter(|open| of_subject(open) && elsewhere(open));
        open.map(|open| open.id.clone()).collect()
    }

    /// Steps of these assignments, each once.
    fn steps_of(&self, assignments: &[Id]) -> Vec<String> {
        let steps = assignments.iter().filter_map(|id| self.state.assignments.get(id));
        let mut keys: Vec<String> = steps.map(|open| open.step.clone()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Those who play the role have it to do in place of those who had; whoever has decided has decided.
    fn give_to_role(&mut self, key: &str, role: &str) {
        let Ok(step) = self.step(key) else { return };
        let Some(attempt) = self.state.steps.get(key).and_then(|step| step.current()).cloned() else {
            return;
        };
        let decided: Vec<Id> = attempt.decisions.iter().map(|decision| decision.by.clone()).collect();
        let mut left = self.distinct_players(role);
        left.retain(|person| !decided.contains(person));
        if left.is_empty() {
            return;
        }
        let open = self.open_of(key);
        let overdue = self.is_known_late(key);
        for assignment in &open {
            self.close(assignment, Closing::NotNeeded);
        }
        let group = self.state.roles.get(role).and_then(|role| role.group.clone());
        let pool = (step.decided_by == DecidedBy::One).then_some(group).flatten();
        let members = if pool.is_some() { Vec::new() } else { [decided.clone(), left.clone()].concat() };
        let most = u32::try_from(decided.len() + left.len()).unwrap_or(u32::MAX);
        let needed = attempt.needed.min(most);
        let (step_key, role_key) = (key.to_owned(), role.to_owned());
        self.emit(Event::StepReassigned(event::StepReassigned {
            step: step_key,
            attempt: attempt.number,
            role: role_key,
            members,
            needed,
            at: self.now,
        }));
        self.hand_to(step, role, (pool, left), overdue);
    }

    fn hand_to(&mut self, step: &Step, role: &str, (pool, left): (Option<String>, Vec<Id>), overdue: bool) {
        if let Some(group) = pool {
            return self.assign_late(step, role, in_pool(group, left), overdue);
        }
        let at_once = if step.order == Order::OneAfterAnother { 1 } else { left.len() };
        for person in left.into_iter().take(at_once) {
            self.assign_late(step, role, Holder::Person(person), overdue);
        }
    }
}
