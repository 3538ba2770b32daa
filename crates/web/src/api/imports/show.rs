//! How far an import has come, and rows that did not fit.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer};
use app::imports;
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use model::Id;
use serde_json::{Value as Json, json};

/// Rows of a full look.
const ROWS: usize = 500;

/// One import. Needs the scope `records`.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "records",
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "How far it has come", body = schema::Import),
        (status = 404, description = "There is none", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &shown(&imports::show(&ctx, &Id::given(&id)).await?))
}

/// Rows that did not fit, in the order of the file, 500 at a time. Needs the scope `records`.
#[utoipa::path(get, path = "/api/v1/imports/{id}/failures", tag = "records",
    params(
        ("id" = String, Path, description = "Its id"),
        ("cursor" = Option<i64>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "Rows and why", body = schema::ImportFailures),
        (status = 404, description = "There is none", body = Document),
    ))]
pub async fn failures(Keyed(ctx): Keyed, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &["cursor"])?;
    let after = asked.number::<i64>("cursor")?.unwrap_or(0);
    let found = imports::failures(&ctx, &Id::given(&id), after).await?;
    let next = found.rows.last().filter(|_| found.rows.len() == ROWS).map(|row| row.0);
    let rows: Vec<Json> = found.rows.iter().map(row).collect();
    json::answer(StatusCode::OK, &json!({ "rows": rows, "next": next }))
}

fn row((line, problems, cells): &imports::FailedRow) -> Json {
    let problems: Vec<Json> =
        problems.iter().map(|(column, detail)| json!({ "column": column, "detail": detail })).collect();
    json!({ "line": line, "problems": problems, "cells": cells })
}
