//! What somebody typed into the form of a step, kept while they upload or correct something.

use super::Answers;
use app::{Ctx, Problem, drafts};
use model::Id;
use serde_json::json;

/// The inputs of an act, without what is ours: nonce, attempt, outcome.
pub fn of(answers: &Answers) -> Vec<(String, String)> {
    let ours = |name: &str| {
        name.starts_with(views::form::PREFIX)
            || name.starts_with("decline.")
            || matches!(name, "comment" | "check" | "back_to")
    };
    answers
        .pairs()
        .filter(|(name, _)| ours(name))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

pub async fn keep(ctx: &Ctx, flow: &Id, assignment: &Id, typed: &[(String, String)]) -> Result<(), Problem> {
    drafts::save(ctx, flow, assignment, &json!(typed)).await
}

/// What was kept; a draft that does not read is no draft.
pub async fn kept(ctx: &Ctx, flow: &Id, assignment: &Id) -> Result<Option<Vec<(String, String)>>, Problem> {
    let draft = drafts::load(ctx, flow, assignment).await?;
    Ok(draft.and_then(|draft| serde_json::from_value(draft).ok()))
}

/// What is typed, without what was said about a document somebody has after all.
pub fn without_declined(typed: Vec<(String, String)>, document: &str) -> Vec<(String, String)> {
    let said = format!("decline.{document}");
    typed.into_iter().filter(|(name, _)| *name != said).collect()
}

/// Documents somebody said before that they do not have: the page shows that, and no longer asks.
pub fn with_declined(answers: &mut Answers, kept: Option<&[(String, String)]>) {
    for (name, reason) in kept.into_iter().flatten().filter(|(name, _)| name.starts_with("decline.")) {
        if answers.text(name).is_empty() {
            answers.push(name, reason.clone());
        }
    }
}

/// What is typed now, with what was said before about documents.
pub async fn with_kept(
    ctx: &Ctx,
    flow: &Id,
    assignment: &Id,
    answers: &Answers,
) -> Result<Vec<(String, String)>, Problem> {
    let kept = kept(ctx, flow, assignment).await?;
    let mut answers = answers.clone();
    with_declined(&mut answers, kept.as_deref());
    Ok(of(&answers))
}
