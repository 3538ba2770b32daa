//! Absences of one member.

use super::shown;
use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::absences;
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde_json::{Value as Json, json};

/// When a member is away, now and later. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/members/{id}/absences", tag = "absences",
    params(("id" = String, Path, description = "Id of the member")),
    responses(
        (status = 200, description = "The absences, in the order they begin", body = schema::Absences),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    let all = absences::of_person(&ctx, &Id::given(&id)).await?;
    json::answer(StatusCode::OK, &json!({"absences": all.iter().map(shown).collect::<Vec<Json>>()}))
}
