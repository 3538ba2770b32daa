//! A step that could not change the record is tried again.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{idempotency::once, records::errands};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde_json::json;

/// Tries a record update again that failed. Needs the scope `act`.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/record-update", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 202, description = "It will be tried"),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "The step has not failed", body = Document),
    ))]
pub async fn retry(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    once(&ctx, errands::retry(&ctx, &Id::given(&flow), &step)).await?;
    json::answer(StatusCode::ACCEPTED, &json!({}))
}
