//! A flow stands still, and goes on.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::steps::{self, Once};
use axum::extract::Path;
use model::Id;
use serde::Deserialize;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonGiven {
    /// Stands in the log; members alone read it.
    pub reason: String,
}

/// Pauses a flow: nobody can act in it until it is resumed, and deadlines of steps stand still.
#[utoipa::path(post, path = "/api/v1/flows/{id}/pause", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = ReasonGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "It is paused already, or has ended", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn pause(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: ReasonGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::pause(&posted.ctx, &Id::given(&flow), once, &given.reason).await?)
}

/// Resumes a paused flow; the reason may be left out.
#[utoipa::path(post, path = "/api/v1/flows/{id}/resumption", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = ReasonGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "It is not paused", body = Document),
    ))]
pub async fn resume(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: ReasonGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::resume(&posted.ctx, &Id::given(&flow), once, &given.reason).await?)
}
