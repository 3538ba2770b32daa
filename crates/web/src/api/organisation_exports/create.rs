//! Asks for everything.

use super::{schema, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{idempotency::once, organisation_exports};
use axum::http::StatusCode;
use model::Id;

/// Asks for an archive of everything the organisation keeps. Needs the scope `admin`.
///
/// It is written in the background; when its status is `done`, it can be fetched for seven days. A README.txt in it says
/// how it is read.
#[utoipa::path(post, path = "/api/v1/organisation-exports", tag = "organisation",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    responses(
        (status = 201, description = "It is being written", body = schema::OrganisationExport),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 409, description = "Another one is still being written", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    let id: Id = once(&ctx, organisation_exports::ask(&ctx)).await?;
    json::answer(StatusCode::CREATED, &shown(&organisation_exports::show(&ctx, &id).await?))
}
