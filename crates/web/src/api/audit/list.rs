//! What admins did: one entry per act, each chained to the one before.

use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer, schema};
use app::audit::{self, AuditLine, AuditQuery};
use axum::{extract::RawQuery, http::StatusCode};
use model::Id;
use serde_json::{Value as Json, json};

const ASKED_BY: [&str; 3] = ["actor", "act", "cursor"];

/// Entries, newest first. Needs the scope `audit`.
///
/// The hash of an entry is the SHA-256, in hex, of the JSON array `[organisation, seq, actor, at, act, subject, details,
/// previous_hash]` with sorted keys and no whitespace, where `at` counts microseconds since 1970. The first entry points
/// back to 64 zeros.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit",
    params(
        ("actor" = Option<String>, Query, description = "Id of a person or key"),
        ("act" = Option<String>, Query, description = "For example member.added"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "A page of entries", body = schema::Audit),
        (status = 403, description = "The key has not the scope audit", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &ASKED_BY)?;
    let query = AuditQuery {
        before: asked.number("cursor")?,
        actor: asked.text("actor").map(Id::given),
        act: asked.text("act").map(str::to_owned),
    };
    let page = audit::list(&ctx, &query).await?;
    let entries: Vec<Json> = page.lines.iter().map(entry).collect();
    let next = page.next.map(|seq| seq.to_string());
    json::answer(
        StatusCode::OK,
        &json!({"organisation": page.organisation, "entries": entries, "next": next}),
    )
}

fn entry(line: &AuditLine) -> Json {
    json!({
        "seq": line.seq,
        "actor": line.actor,
        "at": line.at.to_string(),
        "act": line.act,
        "subject": line.subject,
        "details": line.details,
        "hash": line.hash,
        "previous_hash": line.previous_hash,
    })
}
