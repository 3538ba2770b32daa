//! A step that is not for whoever has it.

use super::{OfStep, acted};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::steps::{self, HandBackRequest};
use axum::extract::Path;
use model::Id;
use serde::Deserialize;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HandBackGiven {
    /// For the workspace owner, for example whose it is.
    note: Option<String>,
    /// The attempt this is about; left out, the open one.
    attempt: Option<u32>,
    /// Id of the assignee who hands it back; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
}

/// Hands an open step back to the workspace owner ("not for me"), who says whose it is.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/hand-back", tag = "steps",
    params(OfStep, ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body = HandBackGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "Refused: it is not theirs to do now, or a group's", body = Document),
        (status = 422, description = "The note does not fit", body = Document),
    ))]
pub async fn hand_back(Path(of): Path<OfStep>, posted: Posted) -> Answer {
    let given: HandBackGiven = json::read(&posted.body)?;
    let request = HandBackRequest {
        attempt: given.attempt,
        note: given.note,
        on_behalf_of: given.on_behalf_of.as_deref().map(Id::given),
        command_id: None,
        key: posted.key,
    };
    acted(&steps::hand_back(&posted.ctx, &Id::given(&of.id), &of.key, request).await?)
}
