//! Two records that are one and the same.

use super::schema;
use crate::api::{json, keyed::Keyed, listed::Asked, posted::Posted, problem::Document, refusal::Answer};
use app::{
    idempotency::once,
    policy::{Intention, require},
    records::{self, Versions},
};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use model::{Id, Instant, Value};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    with: String,
    #[serde(default)]
    take: BTreeSet<String>,
    seen: Option<Seen>,
}

/// Versions, as the preview gave them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    kept: i64,
    gone: i64,
}

/// What would become of two records, were they merged. Needs the scope `records`.
#[utoipa::path(get, path = "/api/v1/records/{id}/merge", tag = "records",
    params(
        ("id" = String, Path, description = "The record that is kept"),
        ("with" = String, Query, description = "The record that goes"),
    ),
    responses(
        (status = 200, description = "Where they differ, and what comes along", body = schema::MergePreview),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "They are of two kinds, or one was merged already", body = Document),
    ))]
pub async fn preview(Keyed(ctx): Keyed, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &["with"])?;
    let with = Id::given(asked.text("with").unwrap_or_default());
    let preview = records::preview(&ctx, &Id::given(&id), &with, &BTreeSet::new()).await?;
    let line = |line: &records::MergeLine| {
        json!({
            "key": line.key,
            "kept": line.kept.as_ref().map(Value::to_plain_json),
            "gone": line.gone.as_ref().map(Value::to_plain_json),
            "takes_other": line.takes_other,
        })
    };
    json::answer(
        StatusCode::OK,
        &json!({
            "kept": preview.kept.id,
            "gone": preview.gone.id,
            "versions": {"kept": preview.versions().kept.0, "gone": preview.versions().gone.0},
            "lines": preview.lines.iter().map(line).collect::<Vec<_>>(),
            "contacts": preview.contacts.len(),
            "flows": preview.flows.0.min(1_000),
            "records": preview.belonging,
            "tags": preview.tags,
        }),
    )
}

/// Merges a record into this one. Nothing is deleted, and it can be undone. Needs the scope `records`.
///
/// With the versions of the preview as `seen`, records that were changed since then are left as they are.
#[utoipa::path(post, path = "/api/v1/records/{id}/merge", tag = "records",
    params(
        ("id" = String, Path, description = "The record that is kept"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::MergeSent),
    responses(
        (status = 201, description = "Done", body = schema::Merged),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "They are of two kinds, or one was merged already", body = Document),
        (status = 412, description = "One of them was changed since it was seen", body = Document),
    ))]
pub async fn merge(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteRecords)?;
    let sent: Sent = json::read(&body)?;
    let (kept, gone) = (Id::given(&id), Id::given(&sent.with));
    let seen = sent.seen.map(|seen| Versions { kept: Instant(seen.kept), gone: Instant(seen.gone) });
    let merge: Id = once(&ctx, records::merge(&ctx, (&kept, &gone), &sent.take, seen)).await?;
    json::answer(StatusCode::CREATED, &json!({"merge": merge}))
}

/// Makes two records of them again. What was changed since then stays with the one that was kept. Needs the scope
/// `records`.
#[utoipa::path(post, path = "/api/v1/records/{id}/merges/{merge}/undo", tag = "records",
    params(
        ("id" = String, Path, description = "The record that was kept"),
        ("merge" = String, Path, description = "Id of the merge"),
    ),
    responses(
        (status = 200, description = "The record that is one of its own again", body = schema::RecordSheet),
        (status = 404, description = "No such record or merge, or undone already", body = Document),
        (status = 409, description = "A later merge has to be undone first", body = Document),
    ))]
pub async fn undo(Path((id, merge)): Path<(String, String)>, posted: Posted) -> Answer {
    let ctx = posted.ctx;
    let gone = records::unmerge(&ctx, &Id::given(&id), &Id::given(&merge)).await?;
    super::shown::answer(&ctx, StatusCode::OK, &gone).await
}
