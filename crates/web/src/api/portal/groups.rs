//! Client groups.

use super::schema;
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Ctx, Problem,
    idempotency::once,
    policy::{Intention, require},
    portal::{self, GroupLine},
};
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Named {
    name: String,
}

/// Every client group, by name. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/client-groups", tag = "portal",
    responses(
        (status = 200, description = "The groups", body = schema::ClientGroups),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let all = portal::groups(&ctx).await?;
    json::answer(StatusCode::OK, &json!({"groups": all.iter().map(shown).collect::<Vec<_>>()}))
}

/// Makes a client group. Needs the scope `admin`.
#[utoipa::path(post, path = "/api/v1/client-groups", tag = "portal",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::ClientGroupNamed),
    responses(
        (status = 201, description = "The group", body = schema::ClientGroup),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 422, description = "The name is empty or taken", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManagePortal)?;
    let named: Named = json::read(&body)?;
    let id: Id = once(&ctx, portal::create_group(&ctx, &named.name)).await?;
    answer(&ctx, StatusCode::CREATED, &id).await
}

/// Renames a client group. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/client-groups/{id}", tag = "portal",
    params(("id" = String, Path, description = "Id of the group")),
    request_body(content = schema::ClientGroupNamed),
    responses(
        (status = 200, description = "The group", body = schema::ClientGroup),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such group", body = Document),
        (status = 422, description = "The name is empty or taken", body = Document),
    ))]
pub async fn rename(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    let id = Id::given(&id);
    find(&ctx, &id).await?;
    let named: Named = json::read(&body)?;
    portal::rename_group(&ctx, &id, &named.name).await?;
    answer(&ctx, StatusCode::OK, &id).await
}

/// Deletes a client group. What was only for it can be started by nobody then. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/client-groups/{id}", tag = "portal",
    params(("id" = String, Path, description = "Id of the group")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such group", body = Document),
    ))]
pub async fn delete(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    portal::delete_group(&ctx, &Id::given(&id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Puts a record into a client group; twice is once. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/client-groups/{id}/records/{record}", tag = "portal",
    params(("id" = String, Path, description = "Id of the group"), ("record" = String, Path, description = "Id of the record")),
    responses(
        (status = 204, description = "It is in it"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such group", body = Document),
        (status = 422, description = "No such record", body = Document),
    ))]
pub async fn add(Keyed(ctx): Keyed, Path((id, record)): Path<(String, String)>) -> Answer {
    portal::add_to_group(&ctx, &Id::given(&id), &Id::given(&record)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes a record out of a client group; twice is once. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/client-groups/{id}/records/{record}", tag = "portal",
    params(("id" = String, Path, description = "Id of the group"), ("record" = String, Path, description = "Id of the record")),
    responses(
        (status = 204, description = "It is not in it"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such group", body = Document),
    ))]
pub async fn remove(Keyed(ctx): Keyed, Path((id, record)): Path<(String, String)>) -> Answer {
    portal::remove_from_group(&ctx, &Id::given(&id), &Id::given(&record)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn answer(ctx: &Ctx, status: StatusCode, id: &Id) -> Answer {
    json::answer(status, &shown(&find(ctx, id).await?))
}

async fn find(ctx: &Ctx, id: &Id) -> Result<GroupLine, Problem> {
    portal::groups(ctx).await?.into_iter().find(|group| group.id == *id).ok_or(Problem::NotFound)
}

fn shown(group: &GroupLine) -> Json {
    json!({"id": group.id, "name": group.name, "records": group.records, "entries": group.entries})
}
