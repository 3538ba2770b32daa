//! What every request passes through on its way in and out: it gets its name, is counted and logged, and its answer
//! carries the security headers. A stream counts as answered when it begins.

use super::{RequestId, access_log::Line, at_host, headers};
use crate::{Server, requests::Requests};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue},
    middleware::Next,
    response::Response,
};
use model::Id;
use std::sync::Arc;

pub type Around = (Arc<Server>, Arc<Requests>);

pub async fn around(State((server, requests)): State<Around>, mut request: Request, next: Next) -> Response {
    let _under_way = requests.under_way.begin();
    let started = server.now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let id = RequestId(Id::new(started, &mut server.entropy()));
    let line = Line::begin(&request, route.as_ref(), &id);
    request.extensions_mut().insert(id.clone());
    at_host::mark(&server, &mut request).await;

    let (mut response, sent) = if server.timings {
        store::queries::counted(next.run(request)).await
    } else {
        (next.run(request).await, 0)
    };

    let micros = u64::try_from(server.now().0 - started.0).unwrap_or(0);
    let route = route.as_ref().map(MatchedPath::as_str);
    let status = response.status().as_u16();
    let answered = response.headers_mut();
    headers::secure(answered, route.is_some_and(|route| route.contains("{token}")));
    if let Some(id) = id.header() {
        answered.insert(RequestId::HEADER, id);
    }
    if server.timings {
        say(answered, micros, sent);
    }
    if let Some(line) = line {
        line.write(status, micros);
    }
    requests.record(route, &method, status, micros);
    response
}

/// `Server-Timing: app;dur=1.234, db;desc="9"`: milliseconds, and statements sent to the database.
fn say(headers: &mut HeaderMap, micros: u64, sent: u32) {
    let line = format!("app;dur={}.{:03}, db;desc=\"{sent}\"", micros / 1_000, micros % 1_000);
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.insert("server-timing", line);
    }
}
