//! What a log entry did, in sentences without their subject. Events that only follow from others say nothing.

mod blocks;
mod owner;
mod time;

use super::Case;
use app::erasing::Ground;
use engine::flow::event;
use engine::{
    flow::{BoundBy, DocumentStatus, Event, Wait},
    log::Entry,
    sealed::Sealed,
};
use model::{Id, definition::Outcome};
use std::collections::BTreeMap;
use texts::Texts;
use views::words;

/// Step by assignment, of all that were ever opened in these entries.
pub type Openings = BTreeMap<Id, String>;

pub fn openings<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Openings {
    let events = entries.into_iter().flat_map(|entry| &entry.events);
    let opened = events.filter_map(|event| match event {
        Event::AssignmentOpened { assignment } => Some((assignment.id.clone(), assignment.step.clone())),
        _ => None,
    });
    opened.collect()
}

/// One sentence per event that tells something.
pub fn sentences(case: &Case<'_>, events: &[Event], openings: &Openings) -> Vec<String> {
    let mut said: Vec<String> = events.iter().filter_map(|event| sentence(case, event, openings)).collect();
    said.dedup();
    if said.is_empty() {
        said.push(case.texts.log_nothing().to_owned());
    }
    said
}

fn sentence(case: &Case<'_>, event: &Event, openings: &Openings) -> Option<String> {
    let texts = case.texts;
    Some(match event {
        Event::Started { .. } => texts.log_started(case.quoted(&case.definition.name)),
        Event::StartAnswered { .. } => texts.log_start_answered().to_owned(),
        Event::RoleBound(event::RoleBound { role, persons, bound_by, reason, .. }) => {
            let said = bound(case, role, persons, bound_by)?;
            with_words(said, reason.as_ref(), texts)
        }
        Event::StageFinished { stage, .. } => texts.log_stage_finished(stage_name(case, stage)),
        Event::StageReopened { stage } => texts.log_stage_reopened(stage_name(case, stage)),
        Event::MilestoneReached { milestone, .. } => texts.log_milestone(milestone.replace('_', " ")),
        Event::PickedUp { assignment, .. } => texts.log_picked_up(of_assignment(case, assignment, openings)),
        Event::PutBack { assignment, .. } => texts.log_put_back(of_assignment(case, assignment, openings)),
        Event::Overdue { assignment, .. } => texts.log_overdue(of_assignment(case, assignment, openings)),
        Event::FlowCompleted { .. } => texts.log_completed().to_owned(),
        Event::FlowCancelled { reason, .. } => {
            with_words(texts.log_cancelled().to_owned(), reason.as_ref(), texts)
        }
        Event::RecordTold { .. } => texts.log_record_told().to_owned(),
        Event::GroupsTold { .. } => texts.log_groups_told().to_owned(),
        Event::CalendarTold { .. } => texts.log_calendar_told().to_owned(),
        Event::Erased(event::Erased { ground, .. }) => texts.log_erased(erased_because(ground, texts)),
        of_step => return blocks::sentence(case, of_step).or_else(|| sentence_of_step(case, of_step)),
    })
}

fn sentence_of_step(case: &Case<'_>, event: &Event) -> Option<String> {
    let texts = case.texts;
    let title = |step: &str| case.quoted(&case.title_of(step));
    Some(match event {
        Event::StepOpened(event::StepOpened { step, attempt: 1, .. }) => texts.log_opened(title(step)),
        Event::StepOpened(event::StepOpened { step, attempt, .. }) => {
            texts.log_opened_again(*attempt, title(step))
        }
        Event::StepWaits { step, wait } => waits(case, title(step), wait),
        Event::Answered(event::Answered { step, outcome, comment, recorded, .. }) => {
            let said = with_words(answered(*outcome, title(step), texts), comment.as_ref(), texts);
            let why = recorded.as_ref().and_then(|recorded| recorded.reason.value());
            why.map_or(said.clone(), |why| texts.log_recorded(said, words::value(why, texts)))
        }
        Event::Lent(event::Lent { step, to, note, .. }) => {
            with_words(texts.log_lent(title(step), case.name(to)), note.as_ref(), texts)
        }
        Event::LendingEnded(event::LendingEnded { step, from, to, why, reason, .. }) => {
            let said = match why {
                event::LendingEnd::TakenBack => texts.log_lending_taken_back(title(step), case.name(to)),
                event::LendingEnd::GivenBack => texts.log_lending_given_back(case.name(from), title(step)),
            };
            with_words(said, reason.as_ref(), texts)
        }
        Event::HandedBack { step, note, .. } => {
            with_words(texts.log_handed_back(title(step)), note.as_ref(), texts)
        }
        Event::StepInReview(event::StepInReview { step, .. }) => texts.log_in_review(title(step)),
        Event::DocumentDecided(event::DocumentDecided { step, document, verdict, reason, .. }) => {
            let document = document_name(case, step, document);
            with_words(decided(*verdict, document, texts), reason.as_ref(), texts)
        }
        Event::DocumentsReturned { step, attempt, .. } => texts.log_documents_again(*attempt, title(step)),
        Event::StepSkipped { step, reason: None, .. } => texts.log_skipped(title(step)),
        Event::StepWithdrawn { step, .. } => texts.log_withdrew(title(step)),
        Event::SentBack { step, back_to, reason, .. } => {
            let steps: Vec<String> = back_to.iter().map(|step| title(step)).collect();
            let said = texts.log_sent_back(title(step), words::all_of(&steps, texts));
            with_words(said, reason.as_ref(), texts)
        }
        Event::MessagePosted { step, .. } => texts.log_message(title(step)),
        Event::DueMoved { step, .. } => texts.log_due_moved(title(step)),
        event => return owner::sentence(case, event).or_else(|| time::sentence(case, event)),
    })
}

fn with_words(said: String, sealed: Option<&Sealed>, texts: Texts) -> String {
    let written = sealed.and_then(Sealed::value).map(|value| words::value(value, texts));
    match written.filter(|written| !written.is_empty()) {
        Some(written) => texts.log_with_words(said, written),
        None => said,
    }
}

fn bound(case: &Case<'_>, role: &str, persons: &[Id], by: &BoundBy) -> Option<String> {
    if matches!(by, BoundBy::Start | BoundBy::Fill) || persons.is_empty() {
        return None;
    }
    Some(case.texts.log_role_bound(role_name(case, role), case.names(persons)))
}

fn role_name<'a>(case: &Case<'a>, role: &'a str) -> &'a str {
    case.definition.role(role).map_or(role, |role| role.name.as_str())
}

fn stage_name(case: &Case<'_>, key: &str) -> String {
    let stage = case.definition.stages.iter().find(|stage| stage.key == key);
    case.quoted(stage.map_or(key, |stage| stage.name.as_str()))
}

fn waits(case: &Case<'_>, step: String, wait: &Wait) -> String {
    let role = role_name(case, wait.role());
    match wait {
        Wait::RoleUnbound { .. } => case.texts.log_waits_nobody(role, step),
        Wait::HandedBack { .. } => case.texts.log_waits_handed_back(role, step),
        Wait::TooFewMembers { needed, present, .. } => {
            case.texts.log_waits_few(*needed, *present, role, step)
        }
    }
}

fn of_assignment(case: &Case<'_>, assignment: &Id, openings: &Openings) -> String {
    let step = openings.get(assignment);
    step.map_or_else(|| case.texts.log_an_assignment().to_owned(), |step| case.quoted(&case.title_of(step)))
}

fn answered(outcome: Outcome, step: String, texts: Texts) -> String {
    match outcome {
        Outcome::Submitted => texts.log_answered_submitted(step),
        Outcome::Approved => texts.log_answered_approved(step),
        Outcome::Denied => texts.log_answered_denied(step),
        Outcome::SentBack => texts.log_answered_sent_back(step),
        Outcome::Acknowledged => texts.log_answered_acknowledged(step),
        Outcome::Done => texts.log_answered_done(step),
        Outcome::Skipped => texts.log_answered_skipped(step),
    }
}

fn decided(verdict: DocumentStatus, document: String, texts: Texts) -> String {
    match verdict {
        DocumentStatus::Accepted => texts.log_document_accepted(document),
        DocumentStatus::Waived => texts.log_document_waived(document),
        _ => texts.log_document_returned(document),
    }
}

fn document_name(case: &Case<'_>, step: &str, document: &str) -> String {
    let slot =
        case.definition.step(step).and_then(|step| step.files.iter().find(|slot| slot.key == document));
    slot.map_or_else(|| document.to_owned(), |slot| case.quoted(&case.say(&slot.label)))
}

/// The word `app::erasing` writes, in words of people; another as it was written.
pub fn erased_because(ground: &str, texts: Texts) -> &str {
    match app::erasing::ground(ground) {
        Some(Ground::Request) => texts.erasing_ground_request(),
        Some(Ground::Retention) => texts.erasing_ground_retention(),
        Some(Ground::Mistake) => texts.erasing_ground_mistake(),
        None => ground,
    }
}
