//! `/metrics` for Prometheus, on an address of its own, so that no proxy in front of the pages shows it by accident.
//! Never here: names, addresses, ids.

mod process;
mod write;

use crate::{
    clock,
    failure::Failure,
    http,
    schedule::{Stop, Ticks},
    settings::{Settings, SettingsError},
};
use app::App;
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use meters::Exposition;
use model::Instant;
use std::{net::SocketAddr, sync::Arc};
use subtle::ConstantTimeEq;
use tokio::{net::TcpListener, task::JoinSet};
use worker::Worker;

/// Where, and for whom.
#[derive(Clone, Debug)]
pub struct MetricsSettings {
    pub listen: SocketAddr,
    /// What Prometheus must send as `Authorization: Bearer …`.
    pub token: Option<String>,
}

impl MetricsSettings {
    /// # Errors
    /// `OpenMetrics` where other machines could read it without a token.
    pub fn of(listen: SocketAddr, token: Option<String>) -> Result<Self, SettingsError> {
        if listen.ip().is_loopback() || token.is_some() {
            Ok(Self { listen, token })
        } else {
            Err(SettingsError::OpenMetrics { listen })
        }
    }
}

/// Everything that counts something.
pub struct Watched {
    pub app: Arc<App>,
    pub requests: Arc<web::Requests>,
    pub worker: Arc<Worker>,
    pub ticks: Arc<Ticks>,
    pub started_at: Instant,
}

struct Metrics {
    watched: Watched,
    token: Option<String>,
}

/// Takes the address before anything begins; nothing where no setting asks for it.
pub async fn listen(settings: &Settings) -> Result<Option<(TcpListener, Option<String>)>, Failure> {
    let Some(MetricsSettings { listen, token }) = settings.metrics.clone() else { return Ok(None) };
    let listener = TcpListener::bind(listen).await;
    let what = format!("cannot listen on {listen} for metrics");
    listener.map(|listener| Some((listener, token))).map_err(|source| Failure::Io { what, source })
}

/// Answers until `stop`.
pub fn start(
    loops: &mut JoinSet<()>,
    listening: Option<(TcpListener, Option<String>)>,
    watched: Watched,
    stop: &Stop,
) {
    let Some((listener, token)) = listening else { return };
    if let Ok(address) = listener.local_addr() {
        tracing::info!(%address, "metrics");
    }
    let metrics = Arc::new(Metrics { watched, token });
    let router = Router::new().route("/metrics", get(show)).with_state(metrics);
    loops.spawn(http::serve(listener, router, http::PATIENCE, stop.clone()));
}

async fn show(State(metrics): State<Arc<Metrics>>, headers: HeaderMap) -> Response {
    if !metrics.lets_in(&headers) {
        return (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response();
    }
    let text = write::exposition(&metrics.watched, clock::now()).await;
    ([(header::CONTENT_TYPE, Exposition::CONTENT_TYPE)], text).into_response()
}

impl Metrics {
    fn lets_in(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else { return true };
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        given.as_bytes().ct_eq(token.as_bytes()).into()
    }
}
