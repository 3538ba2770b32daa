//! Back earlier, or not going at all.

use crate::api::{keyed::Keyed, problem::Document, refusal::Answer};
use app::absences;
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;

/// Takes an absence back. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/members/{id}/absences/{absence}", tag = "absences",
    params(
        ("id" = String, Path, description = "Id of the member"),
        ("absence" = String, Path, description = "Id of the absence"),
    ),
    responses(
        (status = 204, description = "It is taken back"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such absence of this member", body = Document),
    ))]
pub async fn end(Keyed(ctx): Keyed, Path((id, absence)): Path<(String, String)>) -> Answer {
    absences::end(&ctx, &Id::given(&id), &Id::given(&absence)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
