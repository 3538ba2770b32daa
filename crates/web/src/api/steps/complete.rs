//! A step answered.

use super::{OfStep, acted};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::steps::{self, CompletionRequest};
use axum::extract::Path;
use model::{Id, definition::Outcome, field::FieldInput};
use serde::{Deserialize, Deserializer, de::IntoDeserializer};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CompletionGiven {
    /// Left out, the kind's positive one.
    #[serde(deserialize_with = "outcome")]
    #[schema(value_type = Option<String>, example = "approved")]
    outcome: Option<Outcome>,
    /// Answers to the step's form, by field; sections make no difference. A list is an array of its entries, each an
    /// object of its answers by field: `{"owners": [{"name": "Ada Lund", "role": "Chair"}]}`.
    #[schema(value_type = Object)]
    data: BTreeMap<String, serde_json::Value>,
    comment: Option<String>,
    /// The attempt this answers; left out, the open one.
    attempt: Option<u32>,
    /// With `sent_back`: keys of the steps to do again.
    back_to: Vec<String>,
    /// Id of the assignee this counts for; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
    /// Why it is written down for them ("she phoned"); the log keeps it. Files given before for the field
    /// `recording-evidence` show it.
    reason: Option<String>,
    /// Ticked entries of the checklist, from 0; left out, all of them.
    #[schema(value_type = Option<Vec<u32>>)]
    checklist: Option<BTreeSet<u32>>,
    /// Documents that are not to be had, each with the reason.
    declined: BTreeMap<String, String>,
}

/// Completes an open step.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/completion", tag = "steps",
    params(OfStep, ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body = CompletionGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Refused, with what would be accepted", body = Document),
        (status = 422, description = "Some answers do not fit", body = Document),
    ))]
pub async fn complete(Path(of): Path<OfStep>, posted: Posted) -> Answer {
    let given: CompletionGiven = json::read(&posted.body)?;
    let request = CompletionRequest {
        outcome: given.outcome,
        data: given.data.into_iter().map(|(field, value)| (field, FieldInput::Json(value))).collect(),
        comment: given.comment,
        attempt: given.attempt,
        back_to: given.back_to,
        on_behalf_of: given.on_behalf_of.as_deref().map(Id::given),
        reason: given.reason,
        checklist: given.checklist,
        declined: given.declined,
        command_id: None,
        key: posted.key,
    };
    acted(&steps::complete(&posted.ctx, &Id::given(&of.id), &of.key, request).await?)
}

/// A word that is no outcome at all reads as one nobody may choose, so that it is refused like any wrong one: with
/// those the step would take.
fn outcome<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Outcome>, D::Error> {
    let Some(word) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let known: Result<_, serde::de::value::Error> = Outcome::deserialize(word.as_str().into_deserializer());
    Ok(Some(known.unwrap_or(Outcome::Skipped)))
}
