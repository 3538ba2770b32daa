//! Counts every request when it is answered. A stream counts as answered when it begins.

use crate::{Server, requests::Requests};
use axum::{
    extract::{MatchedPath, Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

pub type Counting = (Arc<Server>, Arc<Requests>);

pub async fn count(State((server, requests)): State<Counting>, request: Request, next: Next) -> Response {
    let _under_way = requests.under_way.begin();
    let started = server.now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let (mut response, sent) = if server.timings {
        store::queries::counted(next.run(request)).await
    } else {
        (next.run(request).await, 0)
    };
    let micros = u64::try_from(server.now().0 - started.0).unwrap_or(0);
    if server.timings {
        say(&mut response, micros, sent);
    }
    requests.record(route.as_ref().map(MatchedPath::as_str), &method, response.status().as_u16(), micros);
    response
}

/// `Server-Timing: app;dur=1.234, db;desc="9"`: milliseconds, and statements sent to the database.
fn say(response: &mut Response, micros: u64, sent: u32) {
    let line = format!("app;dur={}.{:03}, db;desc=\"{sent}\"", micros / 1_000, micros % 1_000);
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().insert("server-timing", line);
    }
}
