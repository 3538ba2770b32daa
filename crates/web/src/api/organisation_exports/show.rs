//! What was asked for, and how far it has come.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer};
use app::organisation_exports;
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde_json::json;

/// The last ten archives that were asked for, newest first. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/organisation-exports", tag = "organisation",
    responses(
        (status = 200, description = "Newest first", body = schema::OrganisationExports),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let all = organisation_exports::list(&ctx).await?;
    json::answer(StatusCode::OK, &json!({ "exports": all.iter().map(shown).collect::<Vec<_>>() }))
}

/// One archive. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/organisation-exports/{id}", tag = "organisation",
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "How far it has come", body = schema::OrganisationExport),
        (status = 404, description = "There is none", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &shown(&organisation_exports::show(&ctx, &Id::given(&id)).await?))
}
