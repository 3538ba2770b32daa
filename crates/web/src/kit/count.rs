//! Counts every request when it is answered. A stream counts as answered when it begins.

use crate::{Server, requests::Requests};
use axum::{
    extract::{MatchedPath, Request, State},
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
    let response = next.run(request).await;
    let micros = u64::try_from(server.now().0 - started.0).unwrap_or(0);
    requests.record(route.as_ref().map(MatchedPath::as_str), &method, response.status().as_u16(), micros);
    response
}
