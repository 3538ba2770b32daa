//! All templates.

use crate::api::{json, keyed::Keyed, refusal::Answer, schema};
use app::templates::{self, TemplateLine};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

/// Every template with its newest published version and its draft, by key.
#[utoipa::path(get, path = "/api/v1/templates", tag = "templates",
    responses((status = 200, description = "The templates", body = schema::Templates)))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let lines = templates::list(&ctx).await?;
    json::answer(StatusCode::OK, &json!({"templates": lines.iter().map(line).collect::<Vec<_>>()}))
}

fn line(line: &TemplateLine) -> Json {
    json!({"key": line.key, "name": line.name, "published": line.published, "draft": line.draft})
}
