//! Review of a file request, document by document.

use super::{
    complete::is_reviewed,
    open::in_pool,
    seat::{Part, Seat},
    turn::Turn,
};
use crate::flow::event;
use crate::flow::{
    Assignment, Closing, Command, DocumentDecision, DocumentStatus, Event, Holder, Purpose, Refusal,
    StepStatus, Verdict, Wait, deadline::due_of_step,
};
use model::{
    Id,
    definition::{FileSlot, Kind, Outcome, Step},
};

pub(super) fn decide_document(
    turn: &mut Turn<'_>,
    command: &Command,
    act: &DocumentDecision,
) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    let slot = step
        .files
        .iter()
        .find(|slot| slot.key == act.document)
        .ok_or_else(|| Refusal::UnknownDocument { step: step.key.clone(), document: act.document.clone() })?;
    let seat = reviewer(turn, command, act, step, slot)?;
    let (verdict, reason) = verdict(act)?;
    let reason = reason.map(|reason| turn.seal_words(reason));
    let giver = turn.giver(step, slot);
    turn.emit(Event::DocumentDecided(event::DocumentDecided {
        step: step.key.clone(),
        attempt: Some(turn.attempt(&step.key)),
        document: slot.key.clone(),
        by: seat.person.clone(),
        verdict,
        reason,
        at: turn.now,
    }));
    turn.close_finished_reviews(step, &seat.assignment.id);
    if verdict == DocumentStatus::Returned {
        turn.return_document(step, giver.unwrap_or(seat.person));
    } else if turn.is_settled(step) {
        let back_to = turn.back_to(step, Outcome::Submitted, &[]).unwrap_or_default();
        turn.reviewer = Some(seat.person);
        turn.finish(step, Outcome::Submitted, &back_to, None);
        turn.advance_if_running();
    }
    Ok(())
}

/// The reviewer's seat, once the document is seen to be under review.
fn reviewer(
    turn: &Turn<'_>,
    command: &Command,
    act: &DocumentDecision,
    step: &Step,
    slot: &FileSlot,
) -> Result<Seat, Refusal> {
    let state = turn.state.steps.get(&step.key).filter(|state| state.is_open());
    let status = state.and_then(|state| state.documents.get(&slot.key)).map(|document| document.status);
    let document = || slot.key.clone();
    if !turn.state.steps.get(&step.key).is_some_and(|state| state.is_open()) {
        return Err(turn.closed(step));
    }
    let role = slot.reviewed_by.as_deref().filter(|_| is_reviewed(step, slot));
    let (Some(role), Some(status)) = (role, status.filter(|status| status.is_under_review())) else {
        return Err(Refusal::NotUnderReview { document: document() });
    };
    let seat = turn.seat(step, command, act.for_any, Part::Review(role))?;
    match (&act.verdict, status) {
        (Verdict::Accept, DocumentStatus::Declined) => Err(Refusal::WasDeclined { document: document() }),
        (Verdict::Waive { .. }, DocumentStatus::Given) => Err(Refusal::NotDeclined { document: document() }),
        _ => Ok(seat),
    }
}

fn verdict(act: &DocumentDecision) -> Result<(DocumentStatus, Option<&str>), Refusal> {
    match &act.verdict {
        Verdict::Accept => Ok((DocumentStatus::Accepted, None)),
        Verdict::Return { reason } if reason.trim().is_empty() => Err(Refusal::ReasonMissing),
        Verdict::Return { reason } => Ok((DocumentStatus::Returned, Some(reason.trim()))),
        Verdict::Waive { reason } => {
            let reason = reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            Ok((DocumentStatus::Waived, reason))
        }
    }
}

impl<'a> Turn<'a> {
    /// `false` if nothing is left to review. Else the step is with its reviewers.
    pub fn begin_review(&mut self, step: &'a Step) -> bool {
        if step.kind != Kind::FileRequest || self.under_review(step).next().is_none() {
            return false;
        }
        self.close_part(&step.key, Purpose::Act, None);
        let (key, attempt) = (step.key.clone(), self.attempt(&step.key));
        self.emit(Event::StepInReview(event::StepInReview { step: key, attempt, at: Some(self.now) }));
        let mut roles: Vec<&str> = Vec::new();
        for role in step.files.iter().filter_map(|slot| slot.reviewed_by.as_deref()) {
            if !roles.contains(&role) && self.reviews(step, role) {
                roles.push(role);
            }
        }
        for role in roles {
            self.open_review(step, role);
        }
        true
    }

    pub fn open_review(&mut self, step: &'a Step, role: &str) {
        self.hand_out(step, role, Purpose::Review);
    }

    /// Hands a review or a preparation to everybody who plays the role, or asks the owner who does.
    pub fn hand_out(&mut self, step: &'a Step, role: &str, purpose: Purpose) {
        let part = Part::of(purpose, role);
        let has_one = |open: &Assignment| open.step == step.key && part.is(open);
        if !self.state.assignments.values().any(has_one) {
            self.hand_out_to_missing(step, role, purpose);
        }
    }

    /// The same for those who play the role and do not have it yet.
    pub fn hand_out_to_missing(&mut self, step: &'a Step, role: &str, purpose: Purpose) {
        let members = self.distinct_players(role);
        if members.is_empty() {
            let wait = Wait::RoleUnbound { role: role.to_owned() };
            return self.emit(Event::StepWaits { step: step.key.clone(), wait });
        }
        if let Some(group) = self.state.roles.get(role).and_then(|role| role.group.clone()) {
            return self.assign(step, role, purpose, in_pool(group, members));
        }
        let (members, mut instead_of) = self.present(members);
        let part = Part::of(purpose, role);
        for member in members {
            let has = |open: &Assignment| open.step == step.key && part.is(open) && open.concerns(&member);
            if !self.state.assignments.values().any(has) {
                let instead_of = instead_of.remove(&member).unwrap_or_default();
                self.assign_instead(step, role, purpose, (Holder::Person(member), instead_of));
            }
        }
    }

    /// Whether this role has documents to look at.
    pub fn reviews(&self, step: &'a Step, role: &str) -> bool {
        self.under_review(step).any(|slot| slot.reviewed_by.as_deref() == Some(role))
    }

    fn under_review(&self, step: &'a Step) -> impl Iterator<Item = &'a FileSlot> {
        let documents = self.state.steps.get(&step.key).map(|state| &state.documents);
        step.files.iter().filter(move |slot| {
            let held = documents.and_then(|documents| documents.get(&slot.key));
            held.is_some_and(|held| held.status.is_under_review())
        })
    }

    /// A role with nothing left to look at is done with it.
    fn close_finished_reviews(&mut self, step: &'a Step, decided: &Id) {
        let Some(role) = self.state.assignments.get(decided).map(|open| open.role.clone()) else { return };
        if !self.reviews(step, &role) {
            self.close(decided, Closing::Done);
            self.close_part(&step.key, Purpose::Review, Some(&role));
        }
    }

    fn close_part(&mut self, step: &str, purpose: Purpose, role: Option<&str>) {
        let part = |open: &&Assignment| {
            open.step == step && open.purpose == purpose && role.is_none_or(|role| open.role == role)
        };
        let open: Vec<Id> =
            self.state.assignments.values().filter(part).map(|open| open.id.clone()).collect();
        for assignment in &open {
            self.close(assignment, Closing::NotNeeded);
        }
    }

    /// All required documents are accepted or waived, none is looked at, and nobody is asked for one.
    fn is_settled(&self, step: &'a Step) -> bool {
        let Some(state) = self.state.steps.get(&step.key) else { return false };
        let settled = |slot: &FileSlot| match state.documents.get(&slot.key) {
            Some(document) if slot.required => document.status.is_settled(),
            Some(document) => !document.status.is_under_review(),
            None => true,
        };
        state.status == StepStatus::InReview && step.files.iter().all(settled)
    }

    /// Whoever gave it is asked again: in a new attempt, or in the one that other returned documents have opened.
    fn return_document(&mut self, step: &'a Step, giver: Id) {
        let status = self.state.steps.get(&step.key).map(|state| state.status);
        if status == Some(StepStatus::InReview) {
            let due = due_of_step(step, &self.facts(), self.now);
            self.emit(Event::DocumentsReturned {
                step: step.key.clone(),
                attempt: self.attempt(&step.key) + 1,
                members: vec![giver.clone()],
                due,
                at: self.now,
            });
        }
        let asked = |open: &Assignment| open.step == step.key && open.is_act() && open.concerns(&giver);
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        let handed_back = current.is_some_and(|attempt| attempt.handed_back_by(&giver));
        // What they handed back is the owner's, or of whoever took their place.
        if !handed_back && !self.state.assignments.values().any(asked) {
            let holder = self.returned_to(step, giver);
            self.assign(step, &step.role, Purpose::Act, holder);
        }
    }

    /// Who gave or declined a document.
    fn giver(&self, step: &Step, slot: &FileSlot) -> Option<Id> {
        let document = self.state.steps.get(&step.key)?.documents.get(&slot.key)?;
        document.files.as_ref().or(document.reason.as_ref())?.by.clone()
    }

    /// In a group's pool it stays with who gave it, who may put it back.
    fn returned_to(&self, step: &Step, giver: Id) -> Holder {
        let group = self.state.roles.get(&step.role).and_then(|role| role.group.clone());
        match group {
            Some(group) => Holder::Pool {
                group: Some(group),
                members: self.distinct_players(&step.role),
                picked_by: Some(giver),
            },
            None => Holder::Person(giver),
        }
    }
}
