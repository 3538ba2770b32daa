//! The form of an act as `app` takes it.

use super::Answers;
use crate::shape::input::inputs;
use app::steps::CompletionRequest;
use model::definition::{Outcome, Step};
use texts::Language;

pub fn read(step: &Step, answers: &Answers, command_id: String, language: Language) -> CompletionRequest {
    let declined = answers.pairs().filter_map(|(name, reason)| {
        let reason = reason.trim();
        (!reason.is_empty()).then_some((name.strip_prefix("decline.")?.to_owned(), reason.to_owned()))
    });
    let ticked = answers.all("check").filter_map(|number| number.parse().ok());
    CompletionRequest {
        outcome: outcome(answers.text("outcome")),
        data: inputs(&step.form, answers, language),
        comment: answers.given("comment"),
        attempt: answers.text("attempt").parse().ok(),
        back_to: answers.all("back_to").map(str::to_owned).collect(),
        checklist: Some(ticked.collect()),
        declined: declined.collect(),
        command_id: Some(command_id),
        ..CompletionRequest::default()
    }
}

/// The button that was pressed; none is the first.
pub fn outcome(word: &str) -> Option<Outcome> {
    let all = [
        Outcome::Submitted,
        Outcome::Approved,
        Outcome::Denied,
        Outcome::SentBack,
        Outcome::Acknowledged,
        Outcome::Done,
    ];
    all.into_iter().find(|outcome| views::words::outcome_value(*outcome) == word)
}
