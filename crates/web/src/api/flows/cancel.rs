//! A flow ended by its owner.

use super::pause::ReasonGiven;
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::{flows, steps::Once};
use axum::extract::Path;
use model::Id;

/// Cancels a flow; open steps are withdrawn.
#[utoipa::path(post, path = "/api/v1/flows/{id}/cancellation", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = ReasonGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "It has ended already", body = Document),
        (status = 422, description = "A reason is missing", body = Document),
    ))]
pub async fn cancel(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: ReasonGiven = json::read(&posted.body)?;
    let once = Once { command_id: None, key: posted.key };
    acted(&flows::cancel_once(&posted.ctx, &Id::given(&flow), &given.reason, once).await?)
}
