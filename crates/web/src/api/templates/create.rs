//! A new draft, or the next form of one.

use crate::api::{
    etag::{if_match, with_etag},
    json,
    posted::Posted,
    problem::Document,
    refusal::{Answer, Refusal},
    schema,
};
use app::{idempotency::once, templates};
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;

/// Makes a template, or its next draft.
///
/// The body is the definition, YAML or JSON. Without `If-Match` the key must be new. With the ETag of the draft it
/// replaces the draft; with `"v<n>"`, n being the newest published version, it opens draft n+1.
#[utoipa::path(post, path = "/api/v1/templates", tag = "templates",
    params(
        ("If-Match" = Option<String>, Header, description = "ETag of the draft, or \"v<n>\""),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = String, content_type = "application/yaml", description = "The definition, YAML or JSON"),
    responses(
        (status = 201, description = "The draft", body = schema::Draft, headers(("ETag" = String))),
        (status = 409, description = "The key is taken", body = Document),
        (status = 412, description = "The draft or version is another by now", body = Document),
        (status = 413, description = "Larger than 1 MiB", body = Document),
        (status = 422, description = "Problems, each with its place", body = Document),
    ))]
pub async fn create(headers: HeaderMap, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    let source = std::str::from_utf8(&body)
        .map_err(|_| Refusal::Bare(StatusCode::BAD_REQUEST, "The definition is no UTF-8 text.".to_owned()))?;
    let draft: templates::Draft = match if_match(&headers)? {
        Some(etag) => once(&ctx, templates::replace(&ctx, etag, source)).await?,
        None => once(&ctx, templates::create(&ctx, source)).await?,
    };
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
