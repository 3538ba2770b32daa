//! Carries out what was looked at, or stops it.

use super::{as_it_is, schema};
use crate::api::{posted::Posted, problem::Document, refusal::Answer, steered::steered};
use app::bulk;
use axum::extract::Path;

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
    steered(posted, &id, bulk::run, as_it_is).await
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
    steered(posted, &id, bulk::cancel, as_it_is).await
}
