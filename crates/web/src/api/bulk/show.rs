//! How far one has come, and what came of each record.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer};
use app::{
    Problem,
    bulk::{self, RowState, RowView},
};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use model::Id;
use serde_json::{Value as Json, json};
use texts::Sentence;

const STATES: [RowState; 4] = [RowState::Ready, RowState::Lacking, RowState::Done, RowState::Failed];
const ROWS: u32 = 50;
const ROWS_MAX: u32 = 200;

/// One act for many records. Needs the scope `read`.
#[utoipa::path(get, path = "/api/v1/bulk/{id}", tag = "bulk",
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "How far it has come", body = schema::Bulk),
        (status = 404, description = "There is none", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &shown(&bulk::show(&ctx, &Id::given(&id)).await?))
}

/// Its records in order, each with what came of it. Needs the scope `read`.
#[utoipa::path(get, path = "/api/v1/bulk/{id}/rows", tag = "bulk",
    params(
        ("id" = String, Path, description = "Its id"),
        ("state" = Option<String>, Query, description = "ready, lacking, done or failed"),
        ("cursor" = Option<i64>, Query, description = "`next` of the page before"),
        ("limit" = Option<u32>, Query, description = "At most this many; 50 unless told, never more than 200"),
    ),
    responses(
        (status = 200, description = "A page of rows", body = schema::BulkRows),
        (status = 404, description = "There is none", body = Document),
        (status = 422, description = "A filter that does not fit", body = Document),
    ))]
pub async fn rows(Keyed(ctx): Keyed, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &["state", "cursor", "limit"])?;
    let wrong = || Problem::invalid("state", Sentence::written("Ask for ready, lacking, done or failed."));
    let of = |word: &str| STATES.into_iter().find(|state| state.as_str() == word).ok_or_else(wrong);
    let state = asked.text("state").map(of).transpose()?;
    let limit = asked.number::<u32>("limit")?.unwrap_or(ROWS).clamp(1, ROWS_MAX);
    let after = asked.number::<i64>("cursor")?.unwrap_or(0);
    let mut found = bulk::rows(&ctx, &Id::given(&id), state, (after, limit + 1)).await?;
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    let next = found.last().filter(|_| more).map(|row| row.place);
    json::answer(StatusCode::OK, &json!({ "rows": found.iter().map(row).collect::<Vec<_>>(), "next": next }))
}

fn row(row: &RowView) -> Json {
    json!({
        "place": row.place,
        "record": row.record,
        "name": row.name,
        "state": row.state.as_str(),
        "result": row.result,
        "problems": row.problems,
    })
}
