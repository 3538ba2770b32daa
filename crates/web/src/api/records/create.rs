//! A new record.

use super::{schema, sent::Sent, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Problem,
    idempotency::once,
    policy::{Intention, require},
    records,
};
use axum::http::StatusCode;
use model::Id;
use serde_json::{Map, Value as Json};
use texts::Sentence;

/// Makes a record. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/records", tag = "records",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::NewRecord),
    responses(
        (status = 201, description = "The record", body = schema::RecordSheet, headers(("ETag" = String))),
        (status = 403, description = "The key has not the scope records", body = Document),
        (status = 422, description = "What does not fit, each with its field; an address another record has", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteRecords)?;
    let mut body: Map<String, Json> = json::read(&body)?;
    let Some(Json::String(kind)) = body.remove("kind") else {
        return Err(Problem::invalid("kind", Sentence::written("Say which kind.")).into());
    };
    let sent: Sent = json::read(Json::Object(body).to_string().as_bytes())?;
    let id: Id = match once(&ctx, records::create(&ctx, &kind, sent.change())).await {
        Err(Problem::NotFound) => {
            return Err(Problem::invalid("kind", Sentence::written("There is no such kind.")).into());
        }
        done => done?,
    };
    shown::answer(&ctx, StatusCode::CREATED, &id).await
}
