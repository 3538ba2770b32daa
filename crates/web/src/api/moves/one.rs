//! One flow: a dry run, the move, and the way back.

use super::{MoveProblem, problem};
use crate::api::{
    json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted,
};
use app::{moves, steps::Once};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use model::Id;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

#[derive(Deserialize)]
pub struct Wanted {
    to: Option<i64>,
}

/// What a move would do. Steps by their keys.
#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the document alone")]
pub struct MovePlan {
    from: i64,
    to: i64,
    /// They keep what was done in them.
    keeps: Vec<String>,
    /// New, and still to come.
    asked: Vec<String>,
    /// New, and the flow has passed the place where they stand.
    skipped: Vec<String>,
    /// Not there any more, and not reached.
    dropped: Vec<String>,
    /// Clocks that become void.
    clocks_gone: Vec<String>,
    /// The move is refused while there are any.
    problems: Vec<MoveProblem>,
}

/// Says what moving a flow to another version of its template would do; nothing happens.
#[utoipa::path(get, path = "/api/v1/flows/{id}/migration", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("to" = Option<i64>, Query, description = "The version; left out, the one new flows run"),
    ),
    responses(
        (status = 200, description = "The plan", body = MovePlan),
        (status = 404, description = "No such flow or version", body = Document),
        (status = 409, description = "The flow has ended, or is in this version", body = Document),
    ))]
pub async fn plan(Keyed(ctx): Keyed, Path(flow): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let planned = moves::plan(&ctx, &Id::given(&flow), wanted.to).await?;
    let plan = &planned.plan;
    let keeps: Vec<&String> = plan.steps.iter().map(|stands| &stands.step).collect();
    json::answer(
        StatusCode::OK,
        &json!({
            "from": planned.loaded.published.version,
            "to": planned.to.version,
            "keeps": keeps,
            "asked": plan.asked,
            "skipped": plan.skipped,
            "dropped": plan.dropped,
            "clocks_gone": plan.clocks_gone,
            "problems": plan.problems.iter().map(problem).collect::<Vec<_>>(),
        }),
    )
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MoveGiven {
    /// Number of a published version.
    to: i64,
    /// Stands in the log; members alone read it.
    reason: String,
}

/// Moves a flow to another version of its template.
#[utoipa::path(post, path = "/api/v1/flows/{id}/migration", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = MoveGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or version", body = Document),
        (status = 409, description = "Something keeps it in its version", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn go(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: MoveGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&moves::to_version(&posted.ctx, &Id::given(&flow), given.to, &given.reason, once).await?)
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UndoGiven {
    /// Stands in the log; members alone read it.
    pub reason: String,
}

/// Takes a move back, while nothing else has happened since.
#[utoipa::path(post, path = "/api/v1/flows/{id}/migration/undo", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = UndoGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "There is nothing to undo", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn undo(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: UndoGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&moves::undo(&posted.ctx, &Id::given(&flow), &given.reason, once).await?)
}
