//! Running flows moved to another version of their template, one or all of a version; a dry run before.

pub mod all;
pub mod one;

use engine::migration::Obstacle;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

/// What keeps a flow in its version: a word for programs, what it is about, and a sentence.
fn problem(obstacle: &Obstacle) -> Json {
    let mut tree = serde_json::to_value(obstacle).unwrap_or_default();
    if let Some(fields) = tree.as_object_mut() {
        fields.insert("detail".to_owned(), json!(obstacle.sentence().to_string()));
    }
    tree
}

/// A step, role, field or place, and why it is in the way.
#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the document alone")]
pub struct MoveProblem {
    /// `step_gone`, `kind_changed`, `role_changed`, `role_gone`, `answer_gone`, `type_changed`, `branch_gone`,
    /// `block_gone`, `branch_not_taken`, `outcome_gone` or `key_taken`.
    problem: String,
    step: Option<String>,
    role: Option<String>,
    field: Option<String>,
    place: Option<String>,
    detail: String,
}
