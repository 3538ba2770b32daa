//! One person's part in a step goes to another; and what a preparer fills in.

use super::acted;
use crate::api::{
    flows::create::{PersonGiven, role_person},
    json,
    posted::Posted,
    problem::Document,
    refusal::Answer,
    schema,
};
use app::{
    Problem,
    flows::RolePerson,
    steps::{self, HandOverRequest, Once, PreparationRequest},
};
use axum::extract::Path;
use model::{Id, Instant, field::FieldInput};
use serde::Deserialize;
use std::collections::BTreeMap;
use texts::Sentence;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HandOverGiven {
    /// Who has it from here on: a member, of an outside role anybody.
    to: Option<PersonGiven>,
    /// Whose part, by the id of the assignment; left out, the only one.
    assignment: Option<String>,
    /// Stands in the log; members alone read it. Asked of the owner.
    reason: String,
    /// Id of the person whose own part it is; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
}

impl HandOverGiven {
    fn on(self, step: String) -> HandOverRequest {
        HandOverRequest {
            step,
            assignment: self.assignment.as_deref().map(Id::given),
            to: self.to.map_or_else(|| RolePerson::Known(Id::given("")), role_person),
            reason: self.reason,
            on_behalf_of: self.on_behalf_of.as_deref().map(Id::given),
        }
    }
}

/// Gives a step to a colleague who may see the flow; both names stand in the log.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/delegation", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = HandOverGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Refused: it is not theirs to give", body = Document),
        (status = 422, description = "Not to oneself, in a circle, or to somebody who may not", body = Document),
    ))]
pub async fn delegate(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: HandOverGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::delegate(&posted.ctx, &Id::given(&flow), once, given.on(step)).await?)
}

/// Gives somebody's part in an open step to somebody else, in the owner's place.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/reassignment", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = HandOverGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow, step or assignment", body = Document),
        (status = 409, description = "Several have it and none is named, or it is over, with who closed it", body = Document),
        (status = 422, description = "They have it already, or a reason is missing", body = Document),
    ))]
pub async fn reassign(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: HandOverGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::reassign(&posted.ctx, &Id::given(&flow), once, given.on(step)).await?)
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PreparationGiven {
    /// Offered answers to the step's form, by field, a list as an array of its entries; none is required.
    #[schema(value_type = Object)]
    data: BTreeMap<String, serde_json::Value>,
    /// For whoever does the step.
    text: String,
    /// Instead of the deadline the template gives.
    #[schema(example = "2026-03-31T15:00:00Z")]
    due_at: Option<String>,
    attempt: Option<u32>,
    /// Id of the preparer this counts for; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
}

/// Completes the details of a step that is being prepared, and hands it on to its own people.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/preparation", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = PreparationGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "It is not being prepared, or not by them", body = Document),
        (status = 422, description = "Some answers do not fit", body = Document),
    ))]
pub async fn prepare(Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: PreparationGiven = json::read(&posted.body)?;
    let instant = |text: &String| {
        Instant::parse(text).ok_or_else(|| Problem::invalid("due_at", Sentence::problem_instant()))
    };
    let request = PreparationRequest {
        attempt: given.attempt,
        data: given.data.into_iter().map(|(field, value)| (field, FieldInput::Json(value))).collect(),
        text: given.text,
        due_at: given.due_at.as_ref().map(instant).transpose()?,
        on_behalf_of: given.on_behalf_of.as_deref().map(Id::given),
    };
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::prepare(&posted.ctx, &Id::given(&flow), &step, (once, request)).await?)
}
