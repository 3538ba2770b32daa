//! What somebody typed into the form of a step, kept while they upload or correct something, and until they go on.

use super::Answers;
use app::{Ctx, Problem, drafts, drafts::Found};
use model::{Id, Instant};
use serde_json::json;

pub type Typed = Vec<(String, String)>;

/// Where members' drafts are: they sign in, so theirs are the same on every device.
pub const EVERYWHERE: &str = "";

/// The inputs of an act, without what is ours: nonce, attempt, outcome.
pub fn of(answers: &Answers) -> Typed {
    let ours = |name: &str| {
        name.starts_with(views::form::PREFIX)
            || name.starts_with("decline.")
            || matches!(name, "comment" | "check" | "back_to" | "note" | "due")
    };
    answers
        .pairs()
        .filter(|(name, _)| ours(name))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// What was kept, and where.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub typed: Option<Typed>,
    pub place: Option<String>,
    pub at: Option<Instant>,
    /// There is one that may not be shown on this device yet.
    pub is_elsewhere: bool,
}

/// `place` is that of this device, as far as it knows one. A draft that does not read is no draft.
pub async fn find(ctx: &Ctx, flow: &Id, assignment: &Id, place: Option<&str>) -> Result<Draft, Problem> {
    Ok(match drafts::find(ctx, flow, assignment, place).await? {
        Found::Nothing => Draft::default(),
        Found::Elsewhere => Draft { is_elsewhere: true, ..Draft::default() },
        Found::Here(kept) => Draft {
            typed: serde_json::from_value(kept.entries).ok(),
            place: Some(kept.place),
            at: Some(kept.at),
            is_elsewhere: false,
        },
    })
}

/// A member's.
pub async fn kept(ctx: &Ctx, flow: &Id, assignment: &Id) -> Result<Option<Typed>, Problem> {
    Ok(find(ctx, flow, assignment, Some(EVERYWHERE)).await?.typed)
}

pub async fn keep(
    ctx: &Ctx,
    flow: &Id,
    assignment: &Id,
    place: &str,
    typed: &[(String, String)],
) -> Result<(), Problem> {
    drafts::save(ctx, flow, assignment, place, &json!(typed)).await
}

/// What is typed, without what was said about a document somebody has after all.
pub fn without_declined(typed: Typed, document: &str) -> Typed {
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
    place: &str,
    answers: &Answers,
) -> Result<Typed, Problem> {
    let kept = find(ctx, flow, assignment, Some(place)).await?.typed;
    let mut answers = answers.clone();
    with_declined(&mut answers, kept.as_deref());
    Ok(of(&answers))
}
