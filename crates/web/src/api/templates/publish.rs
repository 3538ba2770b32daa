//! The draft becomes the version new flows run.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{idempotency::once, templates};
use axum::{extract::Path, http::StatusCode};
use serde_json::json;

/// Publishes the draft, for ever.
#[utoipa::path(post, path = "/api/v1/templates/{key}/publication", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 201, description = "The published version", body = schema::Publication),
        (status = 404, description = "No such template", body = Document),
        (status = 409, description = "There is no draft", body = Document),
    ))]
pub async fn publish(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    let version: i64 = once(&ctx, templates::publish(&ctx, &key)).await?;
    json::answer(StatusCode::CREATED, &json!({"version": version}))
}
