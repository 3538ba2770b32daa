//! One calendar.

use super::shown;
use crate::api::{keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::calendars;
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Zone, weekly hours, holidays, exceptions; public holidays of last year to the year after next.
#[utoipa::path(get, path = "/api/v1/calendars/{id}", tag = "calendars",
    params(("id" = String, Path, description = "Id of the calendar")),
    responses(
        (status = 200, description = "The calendar", body = schema::Calendar, headers(("ETag" = String))),
        (status = 404, description = "No such calendar", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    let view = calendars::show(&ctx, &Id::given(&id)).await?;
    shown::answer(StatusCode::OK, &view)
}
