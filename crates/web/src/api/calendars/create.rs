//! A new calendar.

use super::{sent::Sent, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    calendars,
    idempotency::once,
    policy::{Intention, require},
};
use axum::http::StatusCode;
use model::Id;

/// Makes a calendar. Needs the scope `admin`.
///
/// Intervals are half open and end on their own day; `24:00` may be an end. `place` takes over public holidays of a
/// country (`DE`) or a part of it (`DE-BY`), year after year. With `default` it counts for everything that names no
/// other.
#[utoipa::path(post, path = "/api/v1/calendars", tag = "calendars",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::CalendarSent),
    responses(
        (status = 201, description = "The calendar", body = schema::Calendar, headers(("ETag" = String))),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageCalendars)?;
    let sent: Sent = json::read(&body)?;
    let id: Id = once(&ctx, calendars::create(&ctx, &sent.typed())).await?;
    shown::answer(StatusCode::CREATED, &calendars::show(&ctx, &id).await?)
}
