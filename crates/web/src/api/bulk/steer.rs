//! Carries out what was looked at, or stops it.

use super::{schema, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{bulk, idempotency::once};
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Does it for every record that is ready, in the background. Needs the scope `start` or `act`.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/running", tag = "bulk",
    params(
        ("id" = String, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "It has begun", body = schema::Bulk),
        (status = 404, description = "There is none", body = Document),
        (status = 409, description = "It is still looked at, nothing is ready, or it has ended", body = Document),
    ))]
pub async fn run(Path(id): Path<String>, posted: Posted) -> Answer {
    let ((ctx, _), id) = (posted.once(), Id::given(&id));
    once(&ctx, bulk::run(&ctx, &id)).await?;
    json::answer(StatusCode::OK, &shown(&bulk::show(&ctx, &id).await?))
}

/// Stops it; what was done stays. Needs the scope `read`.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/cancellation", tag = "bulk",
    params(
        ("id" = String, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "It is stopped", body = schema::Bulk),
        (status = 404, description = "There is none", body = Document),
        (status = 409, description = "It has ended", body = Document),
    ))]
pub async fn cancel(Path(id): Path<String>, posted: Posted) -> Answer {
    let ((ctx, _), id) = (posted.once(), Id::given(&id));
    once(&ctx, bulk::cancel(&ctx, &id)).await?;
    json::answer(StatusCode::OK, &shown(&bulk::show(&ctx, &id).await?))
}
