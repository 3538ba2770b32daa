//! One record.

use super::{schema, shown};
use crate::api::{keyed::Keyed, problem::Document, refusal::Answer};
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// A record with its fields, and the templates that can be started for it.
#[utoipa::path(get, path = "/api/v1/records/{id}", tag = "records",
    params(("id" = String, Path, description = "Id of the record")),
    responses(
        (status = 200, description = "The record", body = schema::RecordSheet, headers(("ETag" = String))),
        (status = 404, description = "No such record", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    shown::answer(&ctx, StatusCode::OK, &Id::given(&id)).await
}
