//! Steps: their attempts, answers and documents.

use super::data_of;
use crate::flow::event;
use crate::flow::{
    Attempt, Datum, Decision, Document, DocumentGiven, DocumentStatus, Due, Event, HandedBack, Intervened,
    Lending, LendingOver, Recorded, RecordedFor, ResetCause, State, StepState, StepStatus, Wait,
};
use model::{Id, Instant, definition::Outcome};
use std::{collections::BTreeMap, sync::Arc};

impl State {
    pub(super) fn apply_step(&mut self, event: &Event) {
        match event {
            Event::StepOpened { .. } | Event::StepStaffed { .. } | Event::StepWaits { .. } => {
                self.apply_opening(event)
            }
            Event::Answered(event::Answered { step, .. }) => answer(self.step_mut(step), event),
            Event::HandedBack { step, by, note, at, .. } => {
                if let Some(attempt) = self.step_mut(step).attempts.last_mut() {
                    attempt.members.retain(|member| member != by);
                    let note = note.as_ref().and_then(|note| note.kept());
                    attempt.handed_back.push(HandedBack { by: by.clone(), at: *at, note });
                }
            }
            Event::Lent(event::Lent { step, .. }) => lend(self.step_mut(step), event),
            Event::LendingEnded(ended) => end_lending(self.step_mut(&ended.step), ended),
            Event::StepInReview(event::StepInReview { step, at, .. }) => {
                let step = self.step_mut(step);
                step.status = StepStatus::InReview;
                if let Some(attempt) = step.attempts.last_mut() {
                    attempt.review_at = *at;
                }
            }
            Event::DocumentDecided(event::DocumentDecided {
                step, document, by, verdict, reason, ..
            }) => {
                if let Some(document) = self.step_mut(step).documents.get_mut(document) {
                    document.status = *verdict;
                    document.reason =
                        reason.as_ref().map(|reason| Datum { value: reason.kept(), by: Some(by.clone()) });
                }
            }
            Event::DocumentsReturned { .. } => self.return_documents(event),
            Event::StepFinished { step, attempt, outcome, by, at } => {
                self.finish(step, *attempt, *outcome, *at);
                if let Some(attempt) = self.step_mut(step).attempts.last_mut().filter(|_| by.is_some()) {
                    attempt.reviewed_by.clone_from(by);
                }
            }
            Event::MessagePosted { step, attempt, at, .. } => {
                if self.steps.get(step).is_none_or(|step| !step.is_open()) {
                    self.step_mut(step).attempts.push(opened(*attempt, *at));
                }
                self.finish(step, *attempt, Outcome::Done, *at);
            }
            Event::StepSkipped { .. } => self.skip(event),
            Event::StepPreparing { step, .. } => self.step_mut(step).status = StepStatus::Preparing,
            Event::StepReset { step, at, .. } => leave(self.step_mut(step), StepStatus::Pending, *at),
            Event::StepWithdrawn { step, cause, at } => {
                leave(self.step_mut(step), StepStatus::Withdrawn, *at);
                if *cause == ResetCause::BranchDropped {
                    self.data.remove(step);
                }
            }
            Event::SentBack { back_to, reason, by, .. } => {
                for step in back_to {
                    let said = reason.as_ref().map(|reason| Datum { value: reason.kept(), by: by.clone() });
                    self.step_mut(step).sent_back = said;
                }
            }
            Event::DueChanged { step, due, .. } => {
                let live = self.step_mut(step);
                live.due_set = Some(due.at);
                self.move_due(step, Some(due));
            }
            Event::DueMoved { step, due, .. } => self.move_due(step, due.as_ref()),
            _ => {}
        }
    }

    fn skip(&mut self, event: &Event) {
        let Event::StepSkipped { step, reason, by, at } = event else { return };
        let live = self.step_mut(step);
        let was_open = live.is_open();
        let skipped = reason.as_ref();
        let skipped =
            skipped.map(|reason| Intervened { was_open, ..Intervened::new(by.as_ref(), *at, reason) });
        leave(live, StepStatus::Skipped, *at);
        live.skipped = skipped;
        self.data.remove(step);
    }

    fn apply_opening(&mut self, event: &Event) {
        match event {
            Event::StepOpened(event::StepOpened { step, attempt, at, title, label, documents }) => {
                let step = self.step_mut(step);
                step.status = StepStatus::Open;
                step.attempts.push(opened(*attempt, *at));
                step.title = title.as_ref().and_then(|title| title.kept());
                step.label = label.as_ref().and_then(|label| label.kept());
                step.given = BTreeMap::new();
                step.waits = Vec::new();
                step.skipped = None;
                step.reminded = false;
                step.prepared = None;
                step.due_set = None;
                step.documents = documents.iter().map(|key| (key.clone(), Document::wanted())).collect();
            }
            Event::StepStaffed(event::StepStaffed { step, members, needed, due, instead_of, at, .. }) => {
                if let Some(attempt) = self.step_mut(step).attempts.last_mut() {
                    attempt.members.clone_from(members);
                    attempt.instead_of.extend(instead_of.iter().map(|(to, from)| (to.clone(), from.clone())));
                    attempt.needed = *needed;
                    attempt.due_at = due.as_ref().map(|due| due.at);
                    attempt.staffed_at = Some(*at);
                }
                // People were found; a wait for whoever reviews is another matter.
                let waits = &mut self.step_mut(step).waits;
                waits.retain(|wait| matches!(wait, Wait::RoleUnbound { .. }));
            }
            Event::StepWaits { step, wait } => {
                let waits = &mut self.step_mut(step).waits;
                waits.retain(|other| other.role() != wait.role());
                waits.push(wait.clone());
            }
            _ => {}
        }
    }

    fn return_documents(&mut self, event: &Event) {
        let Event::DocumentsReturned { step, attempt, members, due, at } = event else { return };
        let step = self.step_mut(step);
        step.escalated = Vec::new();
        if let Some(last) = step.attempts.last_mut() {
            last.closed_at = Some(*at);
        }
        step.status = StepStatus::Open;
        step.due_set = None;
        step.attempts.push(Attempt {
            staffed_at: Some(*at),
            due_at: due.as_ref().map(|due| due.at),
            members: members.clone(),
            needed: u32::try_from(members.len()).unwrap_or(u32::MAX),
            documents_only: true,
            ..opened(*attempt, *at)
        });
    }

    fn finish(&mut self, key: &str, attempt: u32, outcome: Outcome, at: Instant) {
        let step = self.step_mut(key);
        step.status = StepStatus::Done;
        step.waits = Vec::new();
        step.timers = Vec::new();
        step.escalated = Vec::new();
        step.sent_back = None;
        step.reopened = None;
        if let Some(last) = step.attempts.last_mut().filter(|last| last.number == attempt) {
            last.closed_at = Some(at);
            last.outcome = Some(outcome);
        }
        let mut data = std::mem::take(&mut step.given);
        for (document, held) in &step.documents {
            if let Some(files) = held.files.clone().filter(|_| held.status == DocumentStatus::Accepted) {
                data.insert(document.clone(), files);
            }
        }
        if data.is_empty() {
            self.data.remove(key);
        } else {
            self.data.insert(key.to_owned(), Arc::new(data));
        }
    }

    fn move_due(&mut self, step: &str, due: Option<&Due>) {
        let due_at = due.map(|due| due.at);
        if let Some(attempt) = self.step_mut(step).attempts.last_mut() {
            if attempt.due_at == due_at {
                return;
            }
            attempt.due_at = due_at;
        }
        let held = self.assignments.values_mut().filter(|open| open.step == step && open.is_act());
        for open in held {
            open.due_at = due_at;
            open.overdue = false;
        }
    }
}

fn opened(number: u32, at: Instant) -> Attempt {
    Attempt {
        number,
        opened_at: at,
        closed_at: None,
        outcome: None,
        due_at: None,
        review_at: None,
        staffed_at: None,
        members: Vec::new(),
        needed: 0,
        documents_only: false,
        decisions: Vec::new(),
        handed_back: Vec::new(),
        lendings: Vec::new(),
        instead_of: BTreeMap::new(),
        reviewed_by: None,
        waiting: None,
        sub_flow: None,
        update_failed: None,
    }
}

/// Ends an open attempt without an outcome.
fn leave(step: &mut StepState, status: StepStatus, at: Instant) {
    if step.is_open()
        && let Some(last) = step.attempts.last_mut()
    {
        last.closed_at = Some(at);
    }
    step.status = status;
    step.given = BTreeMap::new();
    step.documents = BTreeMap::new();
    step.waits = Vec::new();
    step.timers = Vec::new();
    step.escalated = Vec::new();
    step.title = None;
    step.label = None;
    step.skipped = None;
    step.prepared = None;
    step.due_set = None;
}

fn answer(step: &mut StepState, event: &Event) {
    let Event::Answered(event::Answered {
        by, outcome, data, documents, comment, recorded, lent_to, at, ..
    }) = event
    else {
        return;
    };
    if let Some(attempt) = step.attempts.last_mut() {
        let comment = comment.as_ref().and_then(|comment| comment.kept());
        let recorded = recorded.as_ref().map(recorded_for);
        let (by, lent_to) = (by.clone(), lent_to.clone());
        attempt.decisions.push(Decision { by, outcome: *outcome, at: *at, comment, recorded, lent_to });
    }
    step.given.extend(data_of(data, Some(by)));
    for (key, given) in documents {
        step.documents.insert(key.clone(), document(given, by));
    }
}

fn end_lending(step: &mut StepState, ended: &event::LendingEnded) {
    let mut lendings = step.attempts.iter_mut().flat_map(|attempt| &mut attempt.lendings).rev();
    if let Some(lending) = lendings.find(|lending| lending.id == ended.lending) {
        lending.ended = Some(LendingOver { why: ended.why, at: ended.at });
    }
}

fn lend(step: &mut StepState, event: &Event) {
    let Event::Lent(event::Lent { lending, assignment, from, to, until, note, at, .. }) = event else {
        return;
    };
    if let Some(attempt) = step.attempts.last_mut() {
        attempt.lendings.push(Lending {
            id: lending.clone(),
            assignment: assignment.clone(),
            from: from.clone(),
            to: to.clone(),
            until: *until,
            at: *at,
            note: note.as_ref().and_then(|note| note.kept()),
            ended: None,
        });
    }
}

fn recorded_for(recorded: &Recorded) -> RecordedFor {
    RecordedFor {
        by: recorded.by.clone(),
        reason: recorded.reason.kept(),
        files: recorded.files.as_ref().and_then(|files| files.kept()),
    }
}

fn document(given: &DocumentGiven, by: &Id) -> Document {
    let (status, sealed) = match given {
        DocumentGiven::Files(sealed) => (DocumentStatus::Given, sealed),
        DocumentGiven::Accepted(sealed) => (DocumentStatus::Accepted, sealed),
        DocumentGiven::Declined(sealed) => (DocumentStatus::Declined, sealed),
        DocumentGiven::Waived(sealed) => (DocumentStatus::Waived, sealed),
    };
    let datum = Some(Datum { value: sealed.kept(), by: Some(by.clone()) });
    match given {
        DocumentGiven::Files(_) | DocumentGiven::Accepted(_) => {
            Document { status, files: datum, reason: None }
        }
        DocumentGiven::Declined(_) | DocumentGiven::Waived(_) => {
            Document { status, files: None, reason: datum }
        }
    }
}
