//! A calendar goes.

use crate::api::{keyed::Keyed, problem::Document, refusal::Answer};
use app::calendars;
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;

/// Deletes a calendar nothing counts in. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/calendars/{id}", tag = "calendars",
    params(("id" = String, Path, description = "Id of the calendar")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such calendar", body = Document),
        (status = 409, description = "Templates count in it", body = Document),
    ))]
pub async fn delete(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    calendars::delete(&ctx, &Id::given(&id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
