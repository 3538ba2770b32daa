//! One line per request. Addresses that are secrets stand there by their route, without the token.

use super::RequestId;
use crate::Server;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

pub async fn write(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    if !tracing::enabled!(target: "access", tracing::Level::INFO) {
        return next.run(request).await;
    }
    let started = server.now();
    let method = request.method().clone();
    let path = shown(request.extensions().get::<MatchedPath>(), request.uri().path());
    let id = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let response = next.run(request).await;
    let micros = server.now().0 - started.0;
    let status = response.status().as_u16();
    tracing::info!(target: "access", request_id = id, %method, path, status, micros, "answered");
    response
}

/// Whoever reads the log must not be able to open a link.
fn shown(route: Option<&MatchedPath>, path: &str) -> String {
    masked(route.map(MatchedPath::as_str), path)
}

fn masked(route: Option<&str>, path: &str) -> String {
    match route {
        Some(route) if route.contains("{token}") => route.to_owned(),
        Some(_) => path.to_owned(),
        // No route of ours; a mistyped link may still hold most of a token.
        None => {
            path.split('/').take(2).collect::<Vec<_>>().join("/")
                + if path.matches('/').count() > 1 { "/…" } else { "" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stay_out() {
        let cases = [
            (Some("/a/{token}/completion"), "/a/secret/completion", "/a/{token}/completion"),
            (Some("/flows/{id}"), "/flows/01", "/flows/01"),
            (None, "/a/secret/typo", "/a/…"),
            (None, "/nothing", "/nothing"),
        ];
        for (route, path, expected) in cases {
            assert_eq!(masked(route, path), expected);
        }
    }
}
