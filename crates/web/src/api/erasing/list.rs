//! What was erased so far.

use super::shown;
use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer, schema};
use app::erasing;
use axum::{extract::RawQuery, http::StatusCode};
use serde_json::json;

/// Erasures, newest first. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/erasures", tag = "erasing",
    params(
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<u32>, Query, description = "At most 200"),
    ),
    responses(
        (status = 200, description = "A page of erasures", body = schema::Erasures),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    let page = Asked::read(query.as_deref(), &["cursor", "limit"])?.page()?;
    let found = erasing::list(&ctx, &page).await?;
    let erasures: Vec<_> = found.items.iter().map(shown).collect();
    let next = found.next.map(|next| next.encode());
    json::answer(StatusCode::OK, &json!({"erasures": erasures, "next": next}))
}
