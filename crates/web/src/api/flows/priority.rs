//! How urgent a flow is.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::{
    Problem,
    steps::{self, Once},
};
use axum::extract::Path;
use model::{Id, definition::Priority};
use serde::Deserialize;
use texts::Sentence;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PriorityGiven {
    /// `low`, `normal`, `high` or `urgent`.
    #[schema(example = "high")]
    priority: String,
    /// Stands in the log; members alone read it.
    reason: String,
}

/// Sets the priority; the template's rules have no say any more, escalations may still raise it.
#[utoipa::path(post, path = "/api/v1/flows/{id}/priority", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = PriorityGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "It is paused, or has ended", body = Document),
        (status = 422, description = "No such priority, or a reason is missing", body = Document),
    ))]
pub async fn set(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: PriorityGiven = json::read(&posted.body)?;
    steps::require_runs(&posted.ctx, &Id::given(&flow)).await?;
    let priority: Option<Priority> = serde_json::from_value(given.priority.into()).ok();
    let priority = priority.ok_or_else(|| Problem::invalid("priority", Sentence::field_option()))?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::set_priority(&posted.ctx, &Id::given(&flow), once, (priority, &given.reason)).await?)
}
