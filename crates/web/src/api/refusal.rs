//! What was not done: every problem has its status, its kind and its words; the log has the chain, with the request's
//! id, which stands in the answer's `x-request-id`.

use super::problem::Document;
use crate::kit::RequestId;
use app::Problem;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What handlers of the API return.
pub type Answer = Result<Response, Refusal>;

#[derive(Debug)]
pub enum Refusal {
    Problem(Problem),
    /// Refused before any use case was asked.
    Bare(StatusCode, String),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Travels with the answer until [`finish`] writes it into the log.
#[derive(Clone)]
struct Chain(Arc<str>);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let document = match &self {
            Self::Problem(problem) => Document::of(problem),
            Self::Bare(status, detail) => Document::bare(*status, detail),
        };
        let mut response = document.respond();
        let headers = response.headers_mut();
        match &self {
            Self::Problem(Problem::NotSignedIn) => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::Problem(Problem::TooMany { wait_minutes }) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(u64::from(*wait_minutes) * 60));
            }
            Self::Problem(Problem::Unavailable(_) | Problem::NotKept(_)) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            _ => {}
        }
        if let Self::Problem(problem) = &self
            && let Some(chain) = chain(problem)
        {
            response.extensions_mut().insert(Chain(chain.into()));
        }
        response
    }
}

/// Of problems somebody should look at.
fn chain(problem: &Problem) -> Option<String> {
    match problem {
        Problem::Broken(what) => Some(what.clone()),
        Problem::Unavailable(error) => Some(error.to_string()),
        _ => None,
    }
}

/// Writes what broke into the log, and makes problem documents of refusals that came from the router itself.
pub async fn finish(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if let Some(Chain(chain)) = response.extensions().get::<Chain>() {
        let id = id.map(|id| id.0.to_string()).unwrap_or_default();
        tracing::error!(error_id = id, chain = chain.as_ref(), "a request failed");
    }
    if response.headers().get(header::CONTENT_TYPE).is_some_and(|of| of == super::problem::CONTENT_TYPE) {
        return response;
    }
    Refusal::Bare(status, "The request could not be read. Check its address and its headers.".to_owned())
        .into_response()
}

/// A defect: the caller gets a problem document all the same.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().cloned();
    let said = said.or_else(|| cause.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    Refusal::from(Problem::broken(said.unwrap_or_else(|| "a handler panicked".to_owned()))).into_response()
}
