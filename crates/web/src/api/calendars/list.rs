//! All calendars.

use super::shown;
use crate::api::{json, keyed::Keyed, refusal::Answer, schema};
use app::calendars;
use axum::http::StatusCode;
use serde_json::json;

/// Every business calendar, the organisation's own first, then by name.
#[utoipa::path(get, path = "/api/v1/calendars", tag = "calendars",
    responses((status = 200, description = "The calendars", body = schema::Calendars)))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let mut all = Vec::new();
    for line in calendars::list(&ctx).await? {
        all.push(shown::calendar(&calendars::show(&ctx, &line.id).await?));
    }
    json::answer(StatusCode::OK, &json!({"calendars": all}))
}
