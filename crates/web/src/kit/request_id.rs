//! A name for each request: it stands in the answer, in the log, and on the page when something goes wrong.

use crate::Server;
use axum::{
    extract::{Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use model::Id;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct RequestId(pub Id);

pub async fn give(State(server): State<Arc<Server>>, mut request: Request, next: Next) -> Response {
    let id = Id::new(server.now(), &mut server.entropy());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
