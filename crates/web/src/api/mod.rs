//! The API under `/api/v1`, and the probes `/healthz` and `/readyz`. A handler reads what was sent, calls one function
//! of `app`, and writes its answer; what went wrong is a problem document (RFC 9457).

mod audit;
mod document;
mod files;
mod flows;
mod json;
mod keyed;
mod listed;
mod posted;
mod probes;
mod problem;
mod refusal;
mod schema;
mod steps;
mod templates;

use crate::Server;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{StatusCode, header},
    middleware::from_fn,
    response::IntoResponse,
    routing::{any, get},
};
use bytes::Bytes;
use refusal::Refusal;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router(server: Arc<Server>) -> Router {
    let (router, document) = OpenApiRouter::with_openapi(document::document())
        .routes(routes!(templates::create::create, templates::list::list))
        .routes(routes!(templates::show::show))
        .routes(routes!(templates::publish::publish))
        .routes(routes!(flows::create::create, flows::list::list))
        .routes(routes!(flows::show::show))
        .routes(routes!(flows::log::log))
        .routes(routes!(steps::complete::complete))
        .routes(routes!(files::give::give))
        .routes(routes!(files::decide::decide))
        .routes(routes!(audit::list::list))
        .routes(routes!(probes::healthz))
        .routes(routes!(probes::readyz))
        .split_for_parts();
    let document = Bytes::from(document.to_json().unwrap_or_default());
    let show_document = move || {
        let document = document.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], document) }
    };
    router
        .route("/api/v1/openapi.json", get(show_document))
        .route("/api", any(nothing))
        .route("/api/{*path}", any(nothing))
        .method_not_allowed_fallback(wrong_method)
        // Each handler has its own limit: texts are read by `posted`, files stream into the file store.
        .layer(DefaultBodyLimit::disable())
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(from_fn(refusal::finish))
        .with_state(server)
}

async fn nothing() -> Refusal {
    Refusal::from(app::Problem::NotFound)
}

async fn wrong_method() -> impl IntoResponse {
    Refusal::Bare(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.".to_owned())
}
