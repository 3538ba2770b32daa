//! A version: used as a draft again, archived, or published again.

use crate::api::etag::with_etag;
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{idempotency::once, templates};
use axum::{extract::Path, http::StatusCode};
use serde_json::json;

/// Makes a draft of what stands in a version, published or archived.
#[utoipa::path(post, path = "/api/v1/templates/{key}/versions/{version}/draft", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("version" = String, Path, description = "Number of the version"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 201, description = "The draft", body = schema::Draft, headers(("ETag" = String))),
        (status = 404, description = "No such version", body = Document),
        (status = 409, description = "There is a draft already", body = Document),
    ))]
pub async fn redraft(Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    let draft: templates::Draft = once(&ctx, templates::redraft(&ctx, &key, number(&version))).await?;
    let body = json!({
        "key": draft.key,
        "version": draft.version,
        "state": "draft",
        "etag": draft.etag,
        "name": draft.name,
        "warnings": draft.warnings,
    });
    Ok(with_etag(json::answer(StatusCode::CREATED, &body)?, &draft.etag))
}

/// Archives a published version: no new flow runs it, those that do go on.
#[utoipa::path(post, path = "/api/v1/templates/{key}/versions/{version}/archive", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("version" = String, Path, description = "Number of the version"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "The version", body = schema::Publication),
        (status = 404, description = "No such version", body = Document),
        (status = 409, description = "It is not published", body = Document),
    ))]
pub async fn archive(Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    let version = number(&version);
    let version: i64 =
        once(&ctx, async { templates::archive(&ctx, &key, version).await.map(|()| version) }).await?;
    json::answer(StatusCode::OK, &json!({"version": version}))
}

/// Publishes an archived version again.
#[utoipa::path(post, path = "/api/v1/templates/{key}/versions/{version}/restoration", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("version" = String, Path, description = "Number of the version"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "The version", body = schema::Publication),
        (status = 404, description = "No such version", body = Document),
        (status = 409, description = "It is not archived", body = Document),
    ))]
pub async fn restore(Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, _) = posted.once();
    let version = number(&version);
    let version: i64 =
        once(&ctx, async { templates::restore(&ctx, &key, version).await.map(|()| version) }).await?;
    json::answer(StatusCode::OK, &json!({"version": version}))
}

/// No version has the number 0.
fn number(version: &str) -> i64 {
    version.parse().unwrap_or(0)
}
