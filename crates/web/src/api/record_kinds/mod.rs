//! Kinds of records.

use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, records::schema, refusal::Answer};
use app::{
    Ctx,
    idempotency::once,
    policy::{Intention, require},
    record_kinds::{self, Kind, KindGiven},
};
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sent {
    key: String,
    singular: String,
    plural: String,
    fields: Vec<Json>,
    belongs_to: Option<String>,
    launches: bool,
}

impl Default for Sent {
    fn default() -> Self {
        let (key, singular, plural) = Default::default();
        Self { key, singular, plural, fields: Vec::new(), belongs_to: None, launches: true }
    }
}

impl Sent {
    fn given(self) -> KindGiven {
        KindGiven {
            singular: self.singular,
            plural: self.plural,
            fields: Json::Array(self.fields),
            belongs_to: self.belongs_to,
            launches: self.launches,
        }
    }
}

/// Every kind of records, those that come with Baton first.
#[utoipa::path(get, path = "/api/v1/record-kinds", tag = "records",
    responses((status = 200, description = "The kinds", body = schema::Kinds)))]
pub async fn list(Keyed(ctx): Keyed) -> Answer {
    let all = record_kinds::all(&ctx).await?;
    json::answer(StatusCode::OK, &json!({"kinds": all.iter().map(shown).collect::<Vec<_>>()}))
}

/// Defines a kind. Needs the scope `admin`.
#[utoipa::path(post, path = "/api/v1/record-kinds", tag = "records",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::KindSent),
    responses(
        (status = 201, description = "The kind", body = schema::Kind),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 422, description = "What does not fit, each with its place", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let sent: Sent = json::read(&body)?;
    let key = sent.key.clone();
    let key: String = once(&ctx, record_kinds::create(&ctx, &key, sent.given())).await?;
    answer(&ctx, StatusCode::CREATED, &key).await
}

/// Replaces what a kind has. Of one that comes with Baton, names and fields. Needs the scope `admin`.
#[utoipa::path(put, path = "/api/v1/record-kinds/{key}", tag = "records",
    params(("key" = String, Path, description = "Key of the kind")),
    request_body(content = schema::KindSent),
    responses(
        (status = 200, description = "The kind", body = schema::Kind),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such kind", body = Document),
        (status = 422, description = "What does not fit, each with its place", body = Document),
    ))]
pub async fn change(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageRecordKinds)?;
    let sent: Sent = json::read(&body)?;
    let version = record_kinds::find(&ctx, &key).await?.changed_at;
    record_kinds::change(&ctx, &key, version, sent.given()).await?;
    answer(&ctx, StatusCode::OK, &key).await
}

/// Deletes a kind of which there are no records. Needs the scope `admin`.
#[utoipa::path(delete, path = "/api/v1/record-kinds/{key}", tag = "records",
    params(("key" = String, Path, description = "Key of the kind")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such kind", body = Document),
        (status = 409, description = "There are records of it, or it comes with Baton", body = Document),
    ))]
pub async fn delete(Keyed(ctx): Keyed, Path(key): Path<String>) -> Answer {
    record_kinds::delete(&ctx, &key).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn answer(ctx: &Ctx, status: StatusCode, key: &str) -> Answer {
    json::answer(status, &shown(&record_kinds::find(ctx, key).await?))
}

fn shown(kind: &Kind) -> Json {
    json!({
        "key": kind.key,
        "singular": kind.named.as_ref().map(|(singular, _)| singular),
        "plural": kind.named.as_ref().map(|(_, plural)| plural),
        "fields": kind.written,
        "belongs_to": kind.belongs_to,
        "launches": kind.launches,
        "built_in": kind.is_built_in,
    })
}
