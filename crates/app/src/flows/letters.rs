//! What an act says to people and asks of the worker: rows of the outbox, links, messages.
//! Derived from the events and the state after them; never decided here, and never with a name or an address in it.

use super::{
    milestones,
    rows::{Change, holders},
};
use crate::{
    links::LINK_DAYS,
    mails::Reference,
    records::errands::{self, Errand as RecordErrand},
    starts::{self, Errand},
};
use engine::flow::event;
use engine::flow::{Cause, Effect, Event, LendingEnd, StartCause, SubFlowEnd, Subject, effects};
use model::{Id, Value};
use store::{
    links::{LinkKind, MagicLink},
    messages::Message,
    outbox::OutboxRow,
};

#[derive(Default)]
pub struct Letters {
    pub outbox: Vec<OutboxRow>,
    pub links: Vec<MagicLink>,
    pub links_revoked: Vec<Id>,
    pub messages: Vec<Message>,
}

impl Change<'_> {
    /// Letters, links and messages that follow from the events.
    pub fn letters(&self) -> Letters {
        let mut letters = Letters::default();
        for event in self.events {
            if let Event::MessagePosted { role, text, .. } = event {
                self.post(&mut letters, role, text.value());
            }
            if let Event::Answered(event::Answered { step, attempt, by, recorded: Some(_), .. }) = event {
                self.tell_recorded(&mut letters, (step, *attempt), by);
            }
            self.tell_of_lending(&mut letters, event);
            for effect in effects(event) {
                self.follow(&mut letters, &effect);
            }
        }
        letters
    }

    fn follow(&self, letters: &mut Letters, effect: &Effect) {
        let flow = || self.state().flow.clone();
        match effect {
            Effect::Assigned { assignment, step, review, .. } if !review && self.was_returned(step) => {
                self.tell_holders(letters, assignment, |assignment, person, link| Reference::Returned {
                    flow: flow(),
                    assignment,
                    person,
                    link,
                });
            }
            Effect::Assigned { assignment, .. } | Effect::PutBack { assignment } => {
                self.tell_holders(letters, assignment, |assignment, person, link| Reference::Assigned {
                    flow: flow(),
                    assignment,
                    person,
                    link,
                });
            }
            Effect::Overdue { assignment } => {
                self.remind(letters, assignment, |flow, assignment, person| Reference::Overdue {
                    flow,
                    assignment,
                    person,
                    link: None,
                });
            }
            Effect::Remind { assignments } => {
                for assignment in assignments {
                    self.remind(letters, assignment, |flow, assignment, person| Reference::Reminder {
                        flow,
                        assignment,
                        person,
                    });
                }
            }
            Effect::Notify { role, on } => self.notify(letters, role, on),
            Effect::NobodyToTell { role, on } => {
                let (step, clock) = parts(on);
                let nobody = Some(role.clone());
                self.tell_owner(letters, |flow, person| Reference::Escalated {
                    flow,
                    step,
                    clock,
                    person,
                    nobody,
                });
            }
            Effect::OwnerNeeded { step, .. } => {
                let step = step.clone();
                self.tell_owner(letters, |flow, person| Reference::OwnerNeeded { flow, step, person });
            }
            Effect::Stalled { step, attempt } => {
                let (step, attempt) = (step.clone(), *attempt);
                self.tell_owner(letters, |flow, person| Reference::Stalled { flow, step, attempt, person });
            }
            Effect::MilestoneReached { milestone } => self.tell_milestone(letters, milestone),
            Effect::StartFlow { template, cause } => {
                let (template, cause) = (template.clone(), cause.clone());
                self.order(letters, &Errand::Start { flow: flow(), template, cause });
            }
            Effect::UpdateRecord { step, attempt } => self.order_update(letters, step, *attempt),
            Effect::FlowCompleted => self.tell_cause(letters, SubFlowEnd::Completed),
            Effect::FlowCancelled => self.tell_cause(letters, SubFlowEnd::Cancelled),
            _ => {}
        }
    }

    fn order_update(&self, letters: &mut Letters, step: &str, attempt: u32) {
        let (flow, step) = (self.state().flow.clone(), step.to_owned());
        self.order_of(letters, errands::KIND, RecordErrand::Update { flow, step, attempt }.text());
    }

    fn remind(&self, letters: &mut Letters, assignment: &Id, reference: impl Fn(Id, Id, Id) -> Reference) {
        let Some(open) = self.state().assignments.get(assignment) else { return };
        for person in holders(open) {
            self.write(letters, reference(self.state().flow.clone(), assignment.clone(), person));
        }
    }

    /// Everybody who plays the role, once each.
    fn notify(&self, letters: &mut Letters, role: &str, on: &Subject) {
        let (step, clock) = parts(on);
        let mut people = self.state().players(role).to_vec();
        people.sort();
        people.dedup();
        for person in people {
            let (flow, step, clock) = (self.state().flow.clone(), step.clone(), clock.clone());
            self.write(letters, Reference::Escalated { flow, step, clock, person, nobody: None });
        }
    }

    /// Whoever the template lets see the milestone: it is on their page, and in one mail.
    fn tell_milestone(&self, letters: &mut Letters, key: &str) {
        let Some(milestone) = milestones::find(self.definition(), key) else { return };
        for role in milestone.visible.iter().filter(|role| self.party(role).is_outside()) {
            for person in self.state().players(role).to_vec() {
                let (flow, milestone) = (self.state().flow.clone(), key.to_owned());
                self.write(letters, Reference::Milestone { flow, milestone, person });
            }
        }
    }

    fn tell_owner(&self, letters: &mut Letters, reference: impl FnOnce(Id, Id) -> Reference) {
        if let Some(owner) = self.state().owner.clone() {
            self.write(letters, reference(self.state().flow.clone(), owner));
        }
    }

    /// The flow whose step asked for this one hears of its end.
    fn tell_cause(&self, letters: &mut Letters, how: SubFlowEnd) {
        if let Some(Cause { flow: parent, by: StartCause::Step { step, attempt } }) = &self.state().cause {
            let (flow, step) = (self.state().flow.clone(), step.clone());
            self.order(
                letters,
                &Errand::Ended { parent: parent.clone(), step, attempt: *attempt, flow, how },
            );
        }
    }

    fn order(&self, letters: &mut Letters, errand: &Errand) {
        self.order_of(letters, starts::KIND, errand.text());
    }

    /// Puts an errand into a queue of the worker.
    fn order_of(&self, letters: &mut Letters, queue: &str, errand: String) {
        let organisation = self.after.organisation.clone();
        let mut row = OutboxRow::new(self.ctx.id(), organisation, queue, errand, self.ctx.now);
        row.flow = Some(self.state().flow.clone());
        letters.outbox.push(row);
    }

    /// Whoever an answer was written down for gets a receipt, if they are outside.
    fn tell_recorded(&self, letters: &mut Letters, (step, attempt): (&str, u32), person: &Id) {
        let role = self.definition().step(step).map(|step| step.role.as_str()).unwrap_or_default();
        if self.party(role).is_outside() {
            let (flow, step, person) = (self.state().flow.clone(), step.to_owned(), person.clone());
            self.write(letters, Reference::Recorded { flow, step, attempt, person });
        }
    }

    fn was_returned(&self, step: &str) -> bool {
        let of_step =
            |event: &Event| matches!(event, Event::DocumentsReturned { step: of, .. } if of == step);
        self.events.iter().any(of_step)
    }

    /// Everybody who holds it, save whoever just acted; people outside get a link of their own.
    fn tell_holders(
        &self,
        letters: &mut Letters,
        assignment: &Id,
        reference: impl Fn(Id, Id, Option<Id>) -> Reference,
    ) {
        let Some(open) = self.state().assignments.get(assignment) else { return };
        let outside = self.party(&open.role).is_outside();
        for person in holders(open) {
            if !outside && self.ctx.caller.person() == Some(&person) {
                continue;
            }
            let link = outside.then(|| self.link(letters, assignment, &person));
            self.write(letters, reference(assignment.clone(), person, link));
        }
    }

    fn link(&self, letters: &mut Letters, assignment: &Id, person: &Id) -> Id {
        let link = self.link_of(self.ctx.id(), assignment, person);
        let id = link.id.clone();
        letters.links.push(link);
        id
    }

    fn link_of(&self, id: Id, assignment: &Id, person: &Id) -> MagicLink {
        MagicLink {
            id,
            organisation: self.after.organisation.clone(),
            kind: LinkKind::Assignment,
            flow: self.state().flow.clone(),
            assignment: Some(assignment.clone()),
            person: person.clone(),
            generation: 1,
            created_at: self.ctx.now,
            expires_at: self.ctx.now.plus_days(LINK_DAYS),
            revoked_at: None,
            proved_at: None,
            lender: None,
        }
    }

    /// Whoever it is lent to gets a link for the time; whose it is hears what became of it.
    fn tell_of_lending(&self, letters: &mut Letters, event: &Event) {
        let flow = || self.state().flow.clone();
        match event {
            Event::Lent(event::Lent { lending, assignment, from, to, until, .. }) => {
                letters.links.push(MagicLink {
                    kind: LinkKind::Lent,
                    expires_at: *until,
                    lender: Some(from.clone()),
                    ..self.link_of(lending.clone(), assignment, to)
                });
                let (lending, person) = (lending.clone(), to.clone());
                self.write(letters, Reference::Lent { flow: flow(), lending, person });
            }
            Event::LendingEnded(event::LendingEnded { lending, from, why, reason, .. }) => {
                letters.links_revoked.push(lending.clone());
                // Whoever lent it knows when they took it back; a reason was asked of the owner.
                if *why == LendingEnd::GivenBack || reason.is_some() {
                    let (lending, person) = (lending.clone(), from.clone());
                    self.write(letters, Reference::GivenBack { flow: flow(), lending, person });
                }
            }
            Event::Answered(event::Answered { step, attempt, by, lent_to: Some(_), .. }) => {
                let (step, attempt, person) = (step.clone(), *attempt, by.clone());
                self.write(letters, Reference::DoneForYou { flow: flow(), step, attempt, person });
            }
            _ => {}
        }
    }

    fn post(&self, letters: &mut Letters, role: &str, text: Option<&Value>) {
        let id = self.ctx.id();
        letters.messages.push(Message {
            id: id.clone(),
            organisation: self.after.organisation.clone(),
            flow: self.state().flow.clone(),
            thread: if self.party(role).is_outside() { role.to_owned() } else { "internal".to_owned() },
            author: None,
            author_name: String::new(),
            body: text.map(Value::display).unwrap_or_default(),
            created_at: self.ctx.now,
        });
        for person in self.state().players(role).to_vec() {
            let message = id.clone();
            self.write(
                letters,
                Reference::Message { flow: self.state().flow.clone(), message, person, link: None },
            );
        }
    }

    /// Once, however many rules tell a person of the same at this moment.
    fn write(&self, letters: &mut Letters, about: Reference) {
        let (kind, text) = (about.kind(), about.text());
        if letters.outbox.iter().any(|row| row.kind == kind && row.reference == text) {
            return;
        }
        let organisation = self.after.organisation.clone();
        let now = self.ctx.now;
        let mut row = OutboxRow::new(self.ctx.id(), organisation, kind, text, now);
        row.flow = Some(self.state().flow.clone());
        letters.outbox.push(row);
    }
}

/// The step, or the clock.
fn parts(on: &Subject) -> (Option<String>, Option<String>) {
    match on {
        Subject::Step { step, .. } => (Some(step.clone()), None),
        Subject::Clock(clock) => (None, Some(clock.clone())),
    }
}
