//! What a log entry did, in sentences without their subject. Events that only follow from others say nothing.

use super::Case;
use engine::{
    flow::{BoundBy, DocumentStatus, Event, Wait},
    log::Entry,
    sealed::Sealed,
};
use model::{Id, definition::Outcome};
use std::collections::BTreeMap;

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
        said.push("looked at the time".to_owned());
    }
    said
}

fn sentence(case: &Case<'_>, event: &Event, openings: &Openings) -> Option<String> {
    let title = |step: &str| format!("“{}”", case.title_of(step));
    match event {
        Event::Started { .. } => Some(format!("started “{}”", case.definition.name)),
        Event::StartAnswered { .. } => Some("answered the questions of the start".to_owned()),
        Event::RoleBound { role, persons, bound_by, .. } => bound(case, role, persons, bound_by),
        Event::StageFinished { stage, .. } => {
            Some(format!("finished the stage “{}”", stage_name(case, stage)))
        }
        Event::StageReopened { stage } => {
            Some(format!("opened the stage “{}” again", stage_name(case, stage)))
        }
        Event::MilestoneReached { milestone, .. } => {
            Some(format!("reached the milestone {}", milestone.replace('_', " ")))
        }
        Event::StepOpened { step, attempt: 1, .. } => Some(format!("opened {}", title(step))),
        Event::StepOpened { step, attempt, .. } => {
            Some(format!("opened {} again, attempt {attempt}", title(step)))
        }
        Event::StepWaits { step, wait } => Some(format!("{} waits: {}", title(step), waits(case, wait))),
        Event::PickedUp { assignment, .. } => {
            Some(format!("picked up {}", of_assignment(case, assignment, openings)))
        }
        Event::PutBack { assignment, .. } => {
            Some(format!("put back {}", of_assignment(case, assignment, openings)))
        }
        Event::Answered { step, outcome, comment, .. } => {
            Some(with_words(format!("{} {}", answered(*outcome), title(step)), comment.as_ref()))
        }
        Event::StepInReview { step, .. } => Some(format!("{} is being checked", title(step))),
        Event::DocumentDecided { step, document, verdict, reason, .. } => Some(with_words(
            format!("{} {}", verdict_word(*verdict), document_name(case, step, document)),
            reason.as_ref(),
        )),
        Event::DocumentsReturned { step, attempt, .. } => {
            Some(format!("asked again for what came back in {}, attempt {attempt}", title(step)))
        }
        Event::StepSkipped { step, .. } => {
            Some(format!("skipped {}, its condition did not hold", title(step)))
        }
        Event::StepWithdrawn { step, .. } => Some(format!("withdrew {}", title(step))),
        Event::SentBack { step, back_to, reason, .. } => {
            let steps: Vec<String> = back_to.iter().map(|step| title(step)).collect();
            let said = format!("sent {} back to {}", title(step), views::words::all_of(&steps, case.texts));
            Some(with_words(said, reason.as_ref()))
        }
        Event::MessagePosted { step, .. } => Some(format!("sent the message {}", title(step))),
        Event::Overdue { assignment, .. } => {
            Some(format!("marked {} as overdue", of_assignment(case, assignment, openings)))
        }
        Event::FlowCompleted { .. } => Some("the flow is complete".to_owned()),
        Event::FlowCancelled { reason, .. } => {
            Some(with_words("cancelled the flow".to_owned(), reason.as_ref()))
        }
        Event::RecordTold { .. } => Some("the record changed".to_owned()),
        Event::GroupsTold { .. } => Some("the members of a group changed".to_owned()),
        Event::CalendarTold { .. } => Some("the business calendar changed".to_owned()),
        Event::DueMoved { step, .. } => Some(format!("moved the deadline of {}", title(step))),
        Event::Erased { ground, .. } => Some(format!("erased personal data: {ground}")),
        _ => None,
    }
}

const ENGLISH: texts::Texts = texts::Texts(texts::Language::En);

fn with_words(said: String, words: Option<&Sealed>) -> String {
    match words.and_then(Sealed::value).map(|value| views::words::value(value, ENGLISH)).filter(|words| !words.is_empty()) {
        Some(words) => format!("{said}: “{words}”"),
        None => said,
    }
}

fn bound(case: &Case<'_>, role: &str, persons: &[Id], by: &BoundBy) -> Option<String> {
    if matches!(by, BoundBy::Start | BoundBy::Fill) || persons.is_empty() {
        return None;
    }
    let name = case.definition.role(role).map_or(role, |role| role.name.as_str());
    Some(format!("{} is {name} now", case.names(persons)))
}

fn stage_name<'a>(case: &Case<'a>, key: &'a str) -> &'a str {
    case.definition.stages.iter().find(|stage| stage.key == key).map_or(key, |stage| stage.name.as_str())
}

fn waits(case: &Case<'_>, wait: &Wait) -> String {
    let name = case.definition.role(wait.role()).map_or(wait.role(), |role| role.name.as_str());
    match wait {
        Wait::RoleUnbound { .. } => format!("nobody is {name} yet"),
        Wait::TooFewMembers { needed, present, .. } => {
            format!("{name} needs {needed} people and has {present}")
        }
    }
}

fn of_assignment(case: &Case<'_>, assignment: &Id, openings: &Openings) -> String {
    let step = openings.get(assignment);
    step.map_or_else(|| "an assignment".to_owned(), |step| format!("“{}”", case.title_of(step)))
}

fn answered(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Submitted => "sent",
        Outcome::Approved => "approved",
        Outcome::Denied => "denied",
        Outcome::SentBack => "sent back",
        Outcome::Acknowledged => "read and confirmed",
        Outcome::Done => "did",
        Outcome::Skipped => "skipped",
    }
}

fn verdict_word(verdict: DocumentStatus) -> &'static str {
    match verdict {
        DocumentStatus::Accepted => "accepted",
        DocumentStatus::Waived => "waived",
        _ => "returned",
    }
}

fn document_name(case: &Case<'_>, step: &str, document: &str) -> String {
    let slot =
        case.definition.step(step).and_then(|step| step.files.iter().find(|slot| slot.key == document));
    slot.map_or_else(|| document.to_owned(), |slot| format!("“{}”", case.say(&slot.label)))
}
