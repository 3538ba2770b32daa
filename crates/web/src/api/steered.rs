//! What is carried out, or stopped, in the background: asked for once, and shown as it is then.

use super::{json, posted::Posted, refusal::Answer};
use app::{Ctx, Problem, idempotency::once};
use axum::http::StatusCode;
use model::Id;
use serde_json::Value as Json;

/// # Errors
/// As the act's own.
pub async fn steered(
    posted: Posted,
    id: &str,
    act: impl AsyncFnOnce(&Ctx, &Id) -> Result<(), Problem>,
    shown: impl AsyncFnOnce(&Ctx, &Id) -> Result<Json, Problem>,
) -> Answer {
    let ((ctx, _), id) = (posted.once(), Id::given(id));
    once(&ctx, act(&ctx, &id)).await?;
    json::answer(StatusCode::OK, &shown(&ctx, &id).await?)
}
