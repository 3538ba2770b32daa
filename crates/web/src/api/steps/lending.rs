//! One thing to do of somebody outside, lent for a time.

use super::{OfStep, acted};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::steps::{self, LendRequest, Once, TakeBackRequest};
use axum::extract::Path;
use model::{Id, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BorrowerGiven {
    name: String,
    email: String,
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LendingGiven {
    /// Who gets a link to this one thing.
    to: Option<BorrowerGiven>,
    /// When the link dies.
    #[schema(example = "2026-03-31T22:00:00Z")]
    until: String,
    /// For whoever gets it.
    note: Option<String>,
    /// The attempt this is about; left out, the open one.
    attempt: Option<u32>,
    /// Id of the person outside whose work it is; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LendingEndGiven {
    /// Whose part, by the id of the assignment; left out, the only one that is lent.
    assignment: Option<String>,
    /// As in lending; left out, in the owner's place.
    on_behalf_of: Option<String>,
    /// Why, in words; needed in the owner's place.
    reason: String,
}

/// Lets a colleague or adviser of somebody outside do this one thing in their place until then. It stays theirs, and the
/// log names both.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/lending", tag = "steps",
    params(OfStep, ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body = LendingGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Refused: it is not theirs to lend, or lent already", body = Document),
        (status = 422, description = "Nobody can have this name or address, it is their own, or the time does not fit", body = Document),
    ))]
pub async fn lend(Path(of): Path<OfStep>, posted: Posted) -> Answer {
    let given: LendingGiven = json::read(&posted.body)?;
    let to = given.to.unwrap_or_default();
    let request = LendRequest {
        attempt: given.attempt,
        name: to.name,
        email: to.email,
        until: Instant::parse(&given.until),
        note: given.note,
        language: None,
        on_behalf_of: given.on_behalf_of.as_deref().map(Id::given),
        command_id: None,
        key: posted.key,
    };
    acted(&steps::lend(&posted.ctx, &Id::given(&of.id), &of.key, request).await?)
}

/// Takes it back before its time: the link dies at once.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/lending/end", tag = "steps",
    params(OfStep, ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body = LendingEndGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Refused: nothing is lent, or it is not theirs", body = Document),
        (status = 422, description = "No reason, or one too long, where it is taken back in the owner's place", body = Document),
    ))]
pub async fn end(Path(of): Path<OfStep>, posted: Posted) -> Answer {
    let given: LendingEndGiven = json::read(&posted.body)?;
    let (ctx, flow) = (&posted.ctx, Id::given(&of.id));
    let assignment = given.assignment.as_deref().map(Id::given);
    let Some(on_behalf_of) = given.on_behalf_of.as_deref().map(Id::given) else {
        let once = Once { command_id: None, key: posted.key };
        let asked = (of.key.as_str(), assignment, given.reason.as_str());
        return acted(&steps::recall(ctx, &flow, once, asked).await?);
    };
    let on_behalf_of = Some(on_behalf_of);
    let request = TakeBackRequest { assignment, on_behalf_of, command_id: None, key: posted.key };
    acted(&steps::take_back(ctx, &flow, &of.key, request).await?)
}
