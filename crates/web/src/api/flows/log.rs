//! The log of a flow: one entry per command, each chained to the one before.

use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer, schema};
use app::{
    Problem,
    flows::{self, LogRow},
};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use model::Id;
use serde::Serialize;
use serde_json::value::RawValue;

/// Entries without values: what events commit to lies apart from them.
///
/// The hash of an entry is the SHA-256, in hex, of the JSON array `[flow id, seq, command_id, actor, at, previous_hash,
/// events]` with sorted keys and no whitespace, where `at` counts microseconds since 1970. The first entry points back
/// to 64 zeros.
#[utoipa::path(get, path = "/api/v1/flows/{id}/log", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "A page of entries, oldest first", body = schema::Log),
        (status = 404, description = "Absent or hidden", body = Document),
    ))]
pub async fn log(Keyed(ctx): Keyed, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &["cursor"])?;
    let after = asked.number("cursor")?.unwrap_or(0);
    let page = flows::log(&ctx, &Id::given(&id), after).await?;
    let entries = page.rows.into_iter().map(Entry::of).collect::<Result<Vec<_>, _>>()?;
    json::answer(StatusCode::OK, &Log { entries, next: page.next.map(|seq| seq.to_string()) })
}

#[derive(Serialize)]
struct Log {
    entries: Vec<Entry>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Entry {
    seq: i64,
    command_id: Id,
    actor: Box<RawValue>,
    at: String,
    events: Box<RawValue>,
    hash: String,
    previous_hash: String,
}

impl Entry {
    /// Actor and events stay letter for letter as they were hashed.
    fn of(row: LogRow) -> Result<Self, Problem> {
        Ok(Self {
            seq: row.seq,
            command_id: row.command_id,
            actor: RawValue::from_string(row.actor).map_err(Problem::broken)?,
            at: row.at.to_string(),
            events: RawValue::from_string(row.events).map_err(Problem::broken)?,
            hash: row.hash,
            previous_hash: row.previous_hash,
        })
    }
}
