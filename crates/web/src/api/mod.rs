//! The API under `/api/v1`, and the probes `/healthz` and `/readyz`.

use crate::Server;
use axum::Router;
use std::sync::Arc;

pub fn router(server: Arc<Server>) -> Router {
    Router::new().with_state(server)
}
