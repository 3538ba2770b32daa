//! Something has happened elsewhere that a flow waits for.

use crate::api::{posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::flows::{self, SignalOnce};
use axum::extract::Path;
use model::Id;

/// Tells a flow that a named thing has happened, for example a payment: whatever waits for it goes on. The body is empty.
#[utoipa::path(post, path = "/api/v1/flows/{id}/signals/{name}", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("name" = String, Path, description = "The signal, as the template names it"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow", body = Document),
        (status = 409, description = "Nobody waits for it, or the flow has ended", body = Document),
    ))]
pub async fn signal(Path((flow, name)): Path<(String, String)>, posted: Posted) -> Answer {
    let once = SignalOnce { key: posted.key, ..SignalOnce::default() };
    acted(&flows::signal(&posted.ctx, &Id::given(&flow), &name, once).await?)
}
