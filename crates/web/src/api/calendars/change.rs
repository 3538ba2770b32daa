//! Another calendar in its place.

use super::{sent::Sent, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    calendars,
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Replaces what a calendar says. Needs the scope `admin`.
///
/// Running flows that count in it are told, and their deadlines move.
#[utoipa::path(put, path = "/api/v1/calendars/{id}", tag = "calendars",
    params(("id" = String, Path, description = "Id of the calendar")),
    request_body(content = schema::CalendarSent),
    responses(
        (status = 200, description = "The calendar", body = schema::Calendar),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such calendar", body = Document),
        (status = 409, description = "The settings of the server say what it is", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn change(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageCalendars)?;
    let sent: Sent = json::read(&body)?;
    let id = Id::given(&id);
    calendars::change(&ctx, &id, None, &sent.typed()).await?;
    json::answer(StatusCode::OK, &shown::calendar(&calendars::show(&ctx, &id).await?))
}
