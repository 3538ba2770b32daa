//! A table comes in.

use super::{schema, shown};
use crate::api::{
    json,
    keyed::Keyed,
    listed::Asked,
    posted::idempotency_key,
    problem::Document,
    refusal::{Answer, Refusal},
};
use app::{
    Problem,
    idempotency::{Key, once},
    imports::{self, FILE_BYTES_MAX, Uploaded},
};
use axum::{
    body::Body,
    extract::RawQuery,
    http::{HeaderMap, StatusCode},
};
use futures::StreamExt as _;
use model::Id;
use texts::{Language, Sentence};

/// Uploads a table of records as CSV, in any usual separator and encoding, the names of the columns in its first row. What
/// its columns are is guessed; nothing is written to records yet. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/imports", tag = "records",
    params(
        ("kind" = String, Query, description = "Of the records"),
        ("file_name" = Option<String>, Query, description = "What people see it called"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 201, description = "The table, not looked through yet", body = schema::Import),
        (status = 404, description = "No such kind", body = Document),
        (status = 413, description = "The file is too large", body = Document),
        (status = 422, description = "It is no table", body = Document),
    ))]
pub async fn create(Keyed(ctx): Keyed, RawQuery(query): RawQuery, headers: HeaderMap, body: Body) -> Answer {
    // Who may not is told before a byte is read.
    imports::may(&ctx)?;
    let asked = Asked::read(query.as_deref(), &["kind", "file_name"])?;
    let kind =
        asked.text("kind").ok_or_else(|| Problem::invalid("kind", Sentence::written("Say which kind.")))?;
    let bytes = read(body).await?;
    let route = format!("POST /api/v1/imports?kind={kind}");
    let key = idempotency_key(&headers)?.map(|key| Key::new(key, &route, &bytes));
    let ctx = ctx.once(key);
    let file = Uploaded {
        kind,
        file_name: asked.text("file_name").unwrap_or("import.csv"),
        bytes: &bytes,
        language: Language::En,
        called: Vec::new(),
    };
    let id: Id = once(&ctx, imports::upload(&ctx, file)).await?;
    json::answer(StatusCode::CREATED, &shown(&imports::show(&ctx, &id).await?))
}

async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    let mut pieces = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        let broken_off = |_| {
            let advice = "The body broke off on its way. Send it again.".to_owned();
            Refusal::Bare(StatusCode::BAD_REQUEST, advice)
        };
        bytes.extend_from_slice(&piece.map_err(broken_off)?);
        if bytes.len() as u64 > FILE_BYTES_MAX {
            let advice = format!("Send at most {} MiB.", FILE_BYTES_MAX / 1024 / 1024);
            return Err(Refusal::Bare(StatusCode::PAYLOAD_TOO_LARGE, advice));
        }
    }
    Ok(bytes)
}
