//! What has happened to a record.

use super::schema;
use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer};
use app::records::{self, HistoryLine, What};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use model::{Id, Instant};
use serde_json::{Value as Json, json};

/// Acts of people and flows, and the beginning and end of its flows, newest first, thirty at a time.
#[utoipa::path(get, path = "/api/v1/records/{id}/history", tag = "records",
    params(
        ("id" = String, Path, description = "Id of the record"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "A page of the history", body = schema::History),
        (status = 404, description = "No such record", body = Document),
    ))]
pub async fn history(Keyed(ctx): Keyed, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &["cursor"])?;
    let place = asked.text("cursor").and_then(|text| {
        let (at, id) = text.split_once('.')?;
        Some((Instant(at.parse().ok()?), id.to_owned()))
    });
    let (lines, next) = records::history(&ctx, &Id::given(&id), place).await?;
    json::answer(
        StatusCode::OK,
        &json!({
            "entries": lines.iter().map(entry).collect::<Vec<_>>(),
            "next": next.map(|(at, id)| format!("{}.{id}", at.0)),
        }),
    )
}

fn entry(line: &HistoryLine) -> Json {
    let (act, fields, flow, record) = match &line.what {
        What::Act(act) => (act.as_str(), None, None, None),
        What::Edited(keys) => ("edited", Some(keys), None, None),
        What::Converted { .. } => ("converted", None, None, None),
        What::Contact { act, .. } => (act.as_str(), None, None, None),
        What::Merged { act, other } => (act.as_str(), None, None, other.as_ref().map(|(id, _)| id)),
        What::ByFlow { flow, fields, .. } => ("updated_by_flow", Some(fields), Some(flow), None),
        What::Messaged => ("messaged", None, None, None),
        What::FlowStarted { flow, .. } => ("flow_started", None, Some(flow), None),
        What::FlowEnded { flow, is_cancelled: true, .. } => ("flow_cancelled", None, Some(flow), None),
        What::FlowEnded { flow, .. } => ("flow_completed", None, Some(flow), None),
    };
    json!({
        "at": line.at, "act": act, "who": line.who, "by": line.by, "fields": fields, "flow": flow, "record": record,
    })
}
