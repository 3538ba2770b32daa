//! Counts addresses of ours that open nothing, by whoever tries them: guessing a link costs an attacker an address
//! after a hundred tries. A page is then refused unread. A post is looked at first, so that somebody who was filling
//! in a form beside the attacker, behind the same address, still sends it.

use super::{Failure, client};
use crate::{Server, limits::Counted};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What makes an address a secret.
const SECRETS: [&str; 2] = ["{token}", "{slug}"];

pub async fn count(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
    if !SECRETS.iter().any(|secret| route.contains(secret)) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let address = client::address(&parts, &server);
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    if reads && let Err(problem) = server.limits.check(Counted::DeadLinks, address, server.now()) {
        return Failure(problem).into_response();
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    match server.limits.count(Counted::DeadLinks, address, server.now()) {
        Ok(()) => response,
        Err(problem) => Failure(problem).into_response(),
    }
}
