//! All running flows of a version: a dry run, the beginning of the move, how far it has come, and the way back.

use super::{MoveProblem, one::UndoGiven, problem};
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer};
use app::{
    idempotency::once,
    moves::{self, Move, WholeMove},
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use model::Id;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    from: i64,
    to: i64,
}

/// What moving all flows of a version would do.
#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the document alone")]
pub struct MoveSurvey {
    from: i64,
    to: i64,
    /// Running and paused flows of the version.
    total: i64,
    /// At most 1 000.
    looked_at: usize,
    fitting: usize,
    reasons: Vec<MoveReason>,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the document alone")]
pub struct MoveReason {
    problem: MoveProblem,
    /// How many flows it keeps.
    count: usize,
    /// Ids of the first of them.
    flows: Vec<String>,
}

/// Says what moving all running flows of a version would do; nothing happens.
#[utoipa::path(get, path = "/api/v1/templates/{key}/migration", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("from" = i64, Query, description = "The version they are in"),
        ("to" = i64, Query, description = "The version they would be in"),
    ),
    responses(
        (status = 200, description = "How many fit, and why the others do not", body = MoveSurvey),
        (status = 404, description = "No such template or version", body = Document),
        (status = 409, description = "Both are the same version", body = Document),
    ))]
pub async fn survey(Keyed(ctx): Keyed, Path(key): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let survey = moves::survey(&ctx, &key, wanted.from, wanted.to).await?;
    let reason = |reason: &moves::Reason| {
        json!({
            "problem": problem(&reason.obstacle),
            "count": reason.count,
            "flows": reason.flows.iter().map(|staying| &staying.flow).collect::<Vec<_>>(),
        })
    };
    json::answer(
        StatusCode::OK,
        &json!({
            "from": survey.from.version,
            "to": survey.to.version,
            "total": survey.total,
            "looked_at": survey.looked_at,
            "fitting": survey.fitting,
            "reasons": survey.reasons.iter().map(reason).collect::<Vec<_>>(),
        }),
    )
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WholeMoveGiven {
    from: i64,
    to: i64,
    /// Stands in the log of every flow that is moved.
    reason: String,
}

/// How far a move has come.
#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the document alone")]
pub struct WholeMoveState {
    id: String,
    from: i64,
    to: i64,
    is_undo: bool,
    /// `running` or `done`.
    status: String,
    total: i64,
    moved: i64,
    stayed: i64,
    created_at: String,
    finished_at: Option<String>,
}

/// Begins to move all running flows of a version that fit; it goes on in the background.
#[utoipa::path(post, path = "/api/v1/templates/{key}/migration", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = WholeMoveGiven,
    responses(
        (status = 202, description = "It has begun", body = WholeMoveState),
        (status = 404, description = "No such template or version", body = Document),
        (status = 409, description = "Another move of the template is under way", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn begin(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    let given: WholeMoveGiven = json::read(&body)?;
    let wanted = WholeMove { template: key, from: given.from, to: given.to, reason: given.reason };
    let id: Id = once(&ctx, moves::start(&ctx, wanted)).await?;
    json::answer(StatusCode::ACCEPTED, &state(&moves::show(&ctx, &id).await?))
}

/// Says how far a move has come.
#[utoipa::path(get, path = "/api/v1/templates/{key}/migrations/{id}", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("id" = String, Path, description = "Id of the move"),
    ),
    responses(
        (status = 200, description = "The move", body = WholeMoveState),
        (status = 404, description = "No such move", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path((key, id)): Path<(String, String)>) -> Answer {
    let found = moves::show(&ctx, &Id::given(&id)).await?;
    if found.template_key != key {
        return Err(app::Problem::NotFound.into());
    }
    json::answer(StatusCode::OK, &state(&found))
}

/// Begins to take a move back, in every flow in which nothing else has happened since.
#[utoipa::path(post, path = "/api/v1/templates/{key}/migrations/{id}/undo", tag = "templates",
    params(
        ("key" = String, Path, description = "Key of the template"),
        ("id" = String, Path, description = "Id of the move"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = UndoGiven,
    responses(
        (status = 202, description = "It has begun", body = WholeMoveState),
        (status = 404, description = "No such move", body = Document),
        (status = 409, description = "It cannot be taken back, or another is under way", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn undo(Path((_, id)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    let given: UndoGiven = json::read(&body)?;
    let back: Id = once(&ctx, moves::undo_all(&ctx, &Id::given(&id), &given.reason)).await?;
    json::answer(StatusCode::ACCEPTED, &state(&moves::show(&ctx, &back).await?))
}

fn state(found: &Move) -> Json {
    json!({
        "id": found.id,
        "from": found.from_version,
        "to": found.to_version,
        "is_undo": found.is_undo,
        "status": found.status.as_str(),
        "total": found.total,
        "moved": found.moved,
        "stayed": found.stayed,
        "created_at": found.created_at.to_string(),
        "finished_at": found.finished_at.map(|at| at.to_string()),
    })
}
