//! Writes what was looked through, or stops it.

use super::{as_it_is, schema};
use crate::api::{posted::Posted, problem::Document, refusal::Answer, steered::steered};
use app::imports;
use axum::extract::Path;

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
    steered(posted, &id, imports::run, as_it_is).await
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
    steered(posted, &id, imports::cancel, as_it_is).await
}
