//! How far one erasure has come.

use super::shown;
use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::erasing;
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// One erasure. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/erasures/{id}", tag = "erasing",
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "The erasure", body = schema::Erasure),
        (status = 404, description = "There is none", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &shown(&erasing::show(&ctx, &Id::given(&id)).await?))
}
