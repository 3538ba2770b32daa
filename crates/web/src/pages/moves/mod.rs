//! Running flows moved to another version of their template.

pub mod all;
pub mod one;
pub mod progress;

use crate::kit::failure;
use app::{Ctx, Problem, templates};
use axum::http::StatusCode;
use model::Definition;
use texts::{Language, Texts};
use views::words;

/// What was typed, and why it was not taken.
#[derive(Default)]
struct Typed {
    reason: String,
    error: Option<String>,
}

impl Typed {
    /// What the form can say itself; everything else is a page of its own.
    fn refused(reason: &str, problem: Problem, language: Language) -> Result<(StatusCode, Self), Problem> {
        match problem {
            problem @ (Problem::Invalid(_) | Problem::Conflict(_) | Problem::Refused(_)) => {
                let (status, said) = (failure::status(&problem), problem.said(language));
                Ok((status, Self { reason: reason.to_owned(), error: Some(said) }))
            }
            problem => Err(problem),
        }
    }
}

/// Numbers of the published versions, newest first.
async fn published(ctx: &Ctx, key: &str) -> Result<(String, Vec<i64>), Problem> {
    let template = templates::show(ctx, key).await?;
    Ok((template.name, template.published.iter().map(|line| line.version).collect()))
}

fn number(version: i64) -> u32 {
    u32::try_from(version).unwrap_or(0)
}

/// A sentence of the engine with titles in place of the keys it names in backticks.
fn plainly(sentence: &str, definition: &Definition, texts: Texts) -> String {
    let said = sentence.split('`').enumerate().map(|(at, piece)| {
        let is_key = at % 2 == 1;
        match (is_key, definition.step(piece), definition.role(piece)) {
            (true, Some(step), _) => words::quoted(&app::flows::plain(&step.title), texts),
            (true, None, Some(role)) => role.name.clone(),
            _ => piece.to_owned(),
        }
    });
    said.collect()
}
