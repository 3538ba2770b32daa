//! What erasing would take along.

use super::subject;
use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::{
    erasing::{self, Along},
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode};
use serde_json::{Value as Json, json};

/// What erasing a person or a record would take along, and the flows that stand in its way. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/erasures/preview/{kind}/{id}", tag = "erasing",
    params(
        ("kind" = String, Path, description = "`person` or `record`"),
        ("id" = String, Path, description = "Of the person or the record"),
    ),
    responses(
        (status = 200, description = "What would go", body = schema::ErasurePreview),
        (status = 404, description = "There is nobody, and nothing, of this id", body = Document),
        (status = 409, description = "Members and the firm itself are not erased", body = Document),
    ))]
pub async fn preview(Keyed(ctx): Keyed, Path((kind, id)): Path<(String, String)>) -> Answer {
    require(&ctx.caller, Intention::Erase)?;
    let found = erasing::preview(&ctx, &subject(&kind, &id)?).await?;
    let along = |all: &[Along]| -> Vec<Json> {
        all.iter().map(|one| json!({"id": one.id, "name": one.name, "email": one.email})).collect()
    };
    let open: Vec<Json> = found
        .open
        .iter()
        .map(|flow| json!({"id": flow.id, "name": flow.name, "template": flow.template_key}))
        .collect();
    let counts = found.counts;
    let body = json!({
        "name": found.name,
        "persons": along(&found.persons),
        "records": along(&found.records),
        "records_that_stay": along(&found.staying),
        "open_flows": open,
        "counts": {
            "flows": counts.flows, "log_entries": counts.entries, "messages": counts.messages,
            "files": counts.files, "drafts": counts.drafts, "links": counts.links,
        },
    });
    json::answer(StatusCode::OK, &body)
}
