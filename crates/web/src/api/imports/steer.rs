//! Writes what was looked through, or stops it.

use super::{schema, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{idempotency::once, imports};
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Writes the records, in the background. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/imports/{id}/running", tag = "records",
    params(
        ("id" = String, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "It has begun", body = schema::Import),
        (status = 404, description = "There is none", body = Document),
        (status = 409, description = "Nobody looked it through", body = Document),
    ))]
pub async fn run(Path(id): Path<String>, posted: Posted) -> Answer {
    let ((ctx, _), id) = (posted.once(), Id::given(&id));
    once(&ctx, imports::run(&ctx, &id)).await?;
    json::answer(StatusCode::OK, &shown(&imports::show(&ctx, &id).await?))
}

/// Stops it; what was written stays. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/imports/{id}/cancellation", tag = "records",
    params(
        ("id" = String, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "It is stopped", body = schema::Import),
        (status = 404, description = "There is none", body = Document),
        (status = 409, description = "It has ended", body = Document),
    ))]
pub async fn cancel(Path(id): Path<String>, posted: Posted) -> Answer {
    let ((ctx, _), id) = (posted.once(), Id::given(&id));
    once(&ctx, imports::cancel(&ctx, &id)).await?;
    json::answer(StatusCode::OK, &shown(&imports::show(&ctx, &id).await?))
}
