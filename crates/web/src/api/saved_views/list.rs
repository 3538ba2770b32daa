//! Views of one member.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer};
use app::saved_views;
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde_json::{Value as Json, json};

/// Views of lists that a member keeps. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/members/{id}/views", tag = "views",
    params(("id" = String, Path, description = "Id of the member")),
    responses(
        (status = 200, description = "The views, list by list, each oldest first", body = schema::Views),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such member", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    let all = saved_views::all(&ctx, &Id::given(&id)).await?;
    json::answer(StatusCode::OK, &json!({"views": all.iter().map(shown).collect::<Vec<Json>>()}))
}
