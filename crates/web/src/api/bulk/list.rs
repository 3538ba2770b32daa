//! What was asked for lately.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, refusal::Answer};
use app::bulk;
use axum::http::StatusCode;
use serde_json::json;

/// The last ten acts for many records, newest first. Needs the scope `read`.
#[utoipa::path(get, path = "/api/v1/bulk", tag = "bulk",
    responses((status = 200, description = "Newest first", body = schema::Bulks)))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let all = bulk::recent(&ctx).await?;
    json::answer(StatusCode::OK, &json!({ "bulk": all.iter().map(shown).collect::<Vec<_>>() }))
}
