//! For whoever watches the process: is it alive, can it work.

use super::refusal::Refusal;
use crate::Server;
use app::Problem;
use axum::extract::State;
use std::sync::Arc;

/// The process answers.
#[utoipa::path(get, path = "/healthz", tag = "probes", security(()), responses((status = 200, description = "Alive")))]
pub async fn healthz() -> &'static str {
    "ok"
}

/// The database answers too.
#[utoipa::path(get, path = "/readyz", tag = "probes", security(()), responses(
    (status = 200, description = "Ready"),
    (status = 503, description = "The database cannot be reached")
))]
pub async fn readyz(State(server): State<Arc<Server>>) -> Result<&'static str, Refusal> {
    server.app.db.ping().await.map_err(Problem::from)?;
    Ok("ok")
}
