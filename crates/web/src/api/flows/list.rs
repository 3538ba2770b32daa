//! Flows by page, newest change first.

use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer, schema};
use app::{
    Cursor, Problem,
    flows::{self, FlowFilter, FlowQuery, FlowSummary},
};
use axum::{extract::RawQuery, http::StatusCode};
use model::{Id, Instant};
use serde_json::{Value as Json, json};
use texts::Sentence;

const ASKED_BY: [&str; 5] = ["status", "template", "record", "cursor", "limit"];
const STATUSES: [&str; 4] = ["running", "paused", "completed", "cancelled"];

/// Flows, newest change first.
#[utoipa::path(get, path = "/api/v1/flows", tag = "flows",
    params(
        ("status" = Option<String>, Query, description = "running, paused, completed or cancelled"),
        ("template" = Option<String>, Query, description = "Key of a template"),
        ("record" = Option<String>, Query, description = "Id of a record"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<u32>, Query, description = "At most this many; 50 unless told, never more than 200"),
    ),
    responses(
        (status = 200, description = "A page of flows", body = schema::Flows),
        (status = 422, description = "A filter that does not fit", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &ASKED_BY)?;
    let page =
        flows::list(&ctx, &FlowQuery { filter: filter(&asked)?, page: asked.page()?, ..Default::default() })
            .await?;
    let next = page.page.next.as_ref().map(Cursor::encode);
    json::answer(
        StatusCode::OK,
        &json!({"flows": page.page.items.iter().map(|item| line(&item.flow)).collect::<Vec<_>>(), "next": next}),
    )
}

fn filter(asked: &Asked) -> Result<FlowFilter, Problem> {
    let status = asked.text("status");
    if status.is_some_and(|status| !STATUSES.contains(&status)) {
        return Err(Problem::invalid("status", Sentence::written(format!("Ask for one of {}.", STATUSES.join(", ")))));
    }
    Ok(FlowFilter {
        status: status.map(str::to_owned),
        template_key: asked.text("template").map(str::to_owned),
        record: asked.text("record").map(Id::given),
        ..Default::default()
    })
}

fn line(flow: &FlowSummary) -> Json {
    let moment = |at: Option<Instant>| at.map(|at| at.to_string());
    json!({
        "id": flow.id,
        "status": flow.status,
        "stage": flow.stage,
        "held_by": flow.held_by,
        "next_due_at": moment(flow.next_due_at),
        "template": {"key": flow.template_key, "version": flow.template_version},
        "record": {"id": flow.record, "kind": flow.record_kind, "name": flow.record_name},
        "owner": flow.owner.as_ref().map(|id| json!({"id": id, "name": flow.owner_name})),
        "started_at": flow.started_at.to_string(),
        "ended_at": moment(flow.ended_at),
        "updated_at": flow.updated_at.to_string(),
    })
}
