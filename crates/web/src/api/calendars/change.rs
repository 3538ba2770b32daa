//! Another calendar in its place.

use super::{sent::Sent, shown};
use crate::api::{etag::if_match, json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    calendars,
    policy::{Intention, require},
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
};
use model::Id;

/// Replaces what a calendar says. Needs the scope `admin`.
///
/// With the ETag of the calendar as `If-Match`, one that was changed meanwhile is left as it is. Running flows that count
/// in it are told, and their deadlines move.
#[utoipa::path(put, path = "/api/v1/calendars/{id}", tag = "calendars",
    params(
        ("id" = String, Path, description = "Id of the calendar"),
        ("If-Match" = Option<String>, Header, description = "ETag of the calendar as it was read"),
    ),
    request_body(content = schema::CalendarSent),
    responses(
        (status = 200, description = "The calendar", body = schema::Calendar, headers(("ETag" = String))),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such calendar", body = Document),
        (status = 409, description = "The settings of the server say what it is", body = Document),
        (status = 412, description = "It was changed meanwhile", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn change(Path(id): Path<String>, headers: HeaderMap, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageCalendars)?;
    let sent: Sent = json::read(&body)?;
    let id = Id::given(&id);
    // A tag that is none of ours is none of the calendar's.
    let seen = if_match(&headers)?.filter(|etag| *etag != "*").map(|etag| etag.parse().unwrap_or(0));
    calendars::change(&ctx, &id, seen, &sent.typed()).await?;
    shown::answer(StatusCode::OK, &calendars::show(&ctx, &id).await?)
}
