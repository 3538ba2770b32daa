//! What the columns are, and a look at what would happen.

use super::{schema, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Problem,
    idempotency::once,
    imports::{self, Known},
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde::Deserialize;
use texts::Sentence;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    columns: Option<Vec<Option<String>>>,
    known: Option<String>,
}

/// Says what the columns are and looks through every row; nothing is written to records yet. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/imports/{id}/check", tag = "records",
    params(
        ("id" = String, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::CheckSent),
    responses(
        (status = 200, description = "It is being looked through", body = schema::Import),
        (status = 404, description = "There is none", body = Document),
        (status = 409, description = "It runs or has ended", body = Document),
        (status = 422, description = "Columns that do not fit", body = Document),
    ))]
pub async fn check(Path(id): Path<String>, posted: Posted) -> Answer {
    let ((ctx, body), id) = (posted.once(), Id::given(&id));
    let sent: Sent = json::read(&body)?;
    let columns = sent.columns.map(|all| all.into_iter().map(Option::unwrap_or_default).collect());
    let known = match sent.known.as_deref() {
        None | Some("stay") => Known::Stay,
        Some("change") => Known::Change,
        Some(_) => return Err(Problem::invalid("known", Sentence::written("Send stay or change.")).into()),
    };
    once(&ctx, imports::check(&ctx, &id, columns, known)).await?;
    json::answer(StatusCode::OK, &shown(&imports::show(&ctx, &id).await?))
}
