//! Another name for a view, and an end of it.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer};
use app::{
    policy::{Intention, require},
    saved_views,
};
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    name: String,
}

/// Gives a member's view another name. Needs the scope `admin`.
#[utoipa::path(patch, path = "/api/v1/members/{id}/views/{view}", tag = "views",
    params(
        ("id" = String, Path, description = "Id of the member"),
        ("view" = String, Path, description = "Id of the view"),
    ),
    request_body(content = schema::ViewName),
    responses(
        (status = 200, description = "The view", body = schema::View),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such view of this member", body = Document),
        (status = 422, description = "The name does not fit", body = Document),
    ))]
pub async fn rename(Path((id, view)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageViews)?;
    let sent: Sent = json::read(&body)?;
    let (person, view) = (Id::given(&id), Id::given(&view));
    saved_views::rename(&ctx, &person, &view, &sent.name).await?;
    json::answer(StatusCode::OK, &shown(&saved_views::find(&ctx, &person, &view).await?))
}

/// Takes a member's view away. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/members/{id}/views/{view}", tag = "views",
    params(
        ("id" = String, Path, description = "Id of the member"),
        ("view" = String, Path, description = "Id of the view"),
    ),
    responses(
        (status = 204, description = "There is none any more"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such view of this member", body = Document),
    ))]
pub async fn delete(Keyed(ctx): Keyed, Path((id, view)): Path<(String, String)>) -> Answer {
    let (person, view) = (Id::given(&id), Id::given(&view));
    saved_views::find(&ctx, &person, &view).await?;
    saved_views::delete(&ctx, &person, &view).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
