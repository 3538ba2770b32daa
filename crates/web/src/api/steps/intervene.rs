//! A step skipped, done again, or given another deadline by the owner; and the deadline of a clock.

use super::acted;
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    Problem,
    steps::{self, DueOf, Intervention, Once},
};
use axum::{extract::Path, http::StatusCode};
use model::{Id, Instant};
use serde::Deserialize;
use texts::Sentence;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InterventionGiven {
    /// Stands in the log; members alone read it.
    reason: String,
    /// The attempt this is about; left out, the newest.
    attempt: Option<u32>,
}

impl InterventionGiven {
    fn on(self, step: String) -> Intervention {
        Intervention { step, attempt: self.attempt, reason: self.reason }
    }
}

/// Skips a step that is not over: nobody has to do it any more.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/skip", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = InterventionGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "It is over already, with who closed it", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn skip(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: InterventionGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::skip(&posted.ctx, &Id::given(&flow), once, given.on(step)).await?)
}

/// Reopens a finished step, and everything that depends on it.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/reopening", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = InterventionGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "It was never done", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn reopen(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: InterventionGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::reopen(&posted.ctx, &Id::given(&flow), once, given.on(step)).await?)
}

/// What reopening a step would open again and interrupt; nothing happens.
#[utoipa::path(get, path = "/api/v1/flows/{id}/steps/{key}/reopening", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
    ),
    responses(
        (status = 200, description = "Keys of steps: `back_to` opens at once, `again` as they are reached, `interrupted` are open now", body = schema::Preview),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "It was never done", body = Document),
    ))]
pub async fn preview_reopen(Keyed(ctx): Keyed, Path((flow, step)): Path<(String, String)>) -> Answer {
    json::answer(StatusCode::OK, &steps::preview_reopen(&ctx, &Id::given(&flow), &step).await?)
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeadlineGiven {
    /// The instant, in UTC. One that has passed takes effect at once.
    #[schema(example = "2026-03-31T15:00:00Z")]
    due_at: String,
    /// Stands in the log; members alone read it.
    reason: String,
    /// The attempt this is about; left out, the open one.
    attempt: Option<u32>,
}

impl DeadlineGiven {
    fn moment(&self) -> Result<Instant, Problem> {
        let read = Instant::parse(&self.due_at);
        read.ok_or_else(|| Problem::invalid("due_at", Sentence::problem_instant()))
    }
}

/// Sets another deadline for an open step; nothing else moves it from here on.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/deadline", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = DeadlineGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Nobody has it, so no deadline runs", body = Document),
        (status = 422, description = "No instant, or a reason is missing", body = Document),
    ))]
pub async fn change_due(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: DeadlineGiven = json::read(&posted.body)?;
    steps::require_runs(&posted.ctx, &Id::given(&flow)).await?;
    let due_at = given.moment()?;
    let of = DueOf::Step { step, attempt: given.attempt };
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::change_due(&posted.ctx, &Id::given(&flow), once, (of, due_at, &given.reason)).await?)
}

/// Sets another deadline for a running clock; nothing else moves it from here on.
#[utoipa::path(post, path = "/api/v1/flows/{id}/clocks/{clock}/deadline", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("clock" = String, Path, description = "Key of the clock, `key@stage` where it runs in each stage"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = DeadlineGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow, or no such clock runs", body = Document),
        (status = 409, description = "The flow is paused, or has ended", body = Document),
        (status = 422, description = "No instant, or a reason is missing", body = Document),
    ))]
pub async fn change_clock_due(Path((flow, clock)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: DeadlineGiven = json::read(&posted.body)?;
    steps::require_runs(&posted.ctx, &Id::given(&flow)).await?;
    let due_at = given.moment()?;
    let once = Once { command_id: None, key: posted.key };
    let of = DueOf::Clock(clock);
    acted(&steps::change_due(&posted.ctx, &Id::given(&flow), once, (of, due_at, &given.reason)).await?)
}
