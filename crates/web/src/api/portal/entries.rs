//! Client-Initiated Flows.

use super::schema;
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Ctx,
    idempotency::once,
    policy::{Intention, require},
    portal::{self, EntryChange, EntryLine, NewEntry, Unfit},
};
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sent {
    template: String,
    title: String,
    description: String,
    groups: Option<Vec<String>>,
}

impl Sent {
    fn change(self) -> EntryChange {
        let groups = self.groups.map(|groups| groups.iter().map(|id| Id::given(id)).collect());
        EntryChange { title: self.title, description: self.description, groups }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Placed {
    to: usize,
}

/// What clients may start, in their order. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/portal/entries", tag = "portal",
    responses(
        (status = 200, description = "The entries", body = schema::PortalEntries),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let all = portal::entries(&ctx).await?;
    json::answer(StatusCode::OK, &json!({"entries": all.iter().map(shown).collect::<Vec<_>>()}))
}

/// Publishes a template to the portal, at the end of the list. Needs the scope `admin`.
#[utoipa::path(post, path = "/api/v1/portal/entries", tag = "portal",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::PortalEntryCreated),
    responses(
        (status = 201, description = "The entry", body = schema::PortalEntry),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 422, description = "What does not fit, or why this template cannot be published", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManagePortal)?;
    let sent: Sent = json::read(&body)?;
    let new = NewEntry { template: sent.template.clone(), change: sent.change() };
    let id: Id = once(&ctx, portal::create_entry(&ctx, new)).await?;
    answer(&ctx, StatusCode::CREATED, &id).await
}

/// Says anew how an entry is called, and for whom it is. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/portal/entries/{id}", tag = "portal",
    params(("id" = String, Path, description = "Id of the entry")),
    request_body(content = schema::PortalEntryChanged),
    responses(
        (status = 200, description = "The entry", body = schema::PortalEntry),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such entry", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn change(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManagePortal)?;
    let id = Id::given(&id);
    portal::entry(&ctx, &id).await?;
    let sent: Sent = json::read(&body)?;
    portal::change_entry(&ctx, &id, sent.change()).await?;
    answer(&ctx, StatusCode::OK, &id).await
}

/// Puts an entry at another place of the list. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/portal/entries/{id}/place", tag = "portal",
    params(("id" = String, Path, description = "Id of the entry")),
    request_body(content = schema::PortalEntryPlaced),
    responses(
        (status = 200, description = "The entry", body = schema::PortalEntry),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such entry", body = Document),
    ))]
pub async fn put_at(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManagePortal)?;
    let id = Id::given(&id);
    portal::entry(&ctx, &id).await?;
    let placed: Placed = json::read(&body)?;
    portal::move_entry(&ctx, &id, placed.to).await?;
    answer(&ctx, StatusCode::OK, &id).await
}

/// Removes an entry; flows that were started go on. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/portal/entries/{id}", tag = "portal",
    params(("id" = String, Path, description = "Id of the entry")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such entry", body = Document),
    ))]
pub async fn delete(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    portal::delete_entry(&ctx, &Id::given(&id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn answer(ctx: &Ctx, status: StatusCode, id: &Id) -> Answer {
    json::answer(status, &shown(&portal::entry(ctx, id).await?))
}

fn shown(entry: &EntryLine) -> Json {
    let groups = entry.groups.as_ref().map(|groups| groups.iter().map(|(id, _)| id).collect::<Vec<_>>());
    json!({
        "id": entry.id,
        "template": entry.template,
        "title": entry.title,
        "description": entry.description,
        "groups": groups,
        "unfit": entry.unfit.as_ref().map(|unfit| match unfit {
            Unfit::Private => "private",
            Unfit::InFolder(_) => "in_folder",
            Unfit::StartLinkOff => "start_link_off",
        }),
    })
}
