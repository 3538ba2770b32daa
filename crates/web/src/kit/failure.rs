//! Acts that did not happen: each problem has its status; the page says an id and one way on, the log has the chain.

use super::{RequestId, page, see_other};
use app::Problem;
use axum::{
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What handlers of pages return.
pub type Answer = Result<Response, Failure>;

#[derive(Debug)]
pub struct Failure(pub Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

/// Travels with the answer until [`render`] makes it a page.
#[derive(Clone, Debug)]
struct Failed(Arc<Problem>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Failed(Arc::new(self.0)));
        response
    }
}

pub fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::NotSignedIn => StatusCode::UNAUTHORIZED,
        Problem::NotAllowed { .. } => StatusCode::FORBIDDEN,
        Problem::Invalid(_) | Problem::Definition(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Refused(_) | Problem::Conflict(_) | Problem::KeyReused | Problem::ChangedMeanwhile => {
            StatusCode::CONFLICT
        }
        Problem::Stale(_) => StatusCode::PRECONDITION_FAILED,
        Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Problems somebody should look at.
fn report(problem: &Problem, id: &str) {
    use std::error::Error as _;
    match problem {
        Problem::Broken(what) => tracing::error!(error_id = id, what, "a request failed"),
        Problem::Unavailable(cause) => {
            let mut chain = cause.to_string();
            let mut next = cause.source();
            while let Some(deeper) = next {
                chain = format!("{chain}: {deeper}");
                next = deeper.source();
            }
            tracing::error!(error_id = id, chain, "the storage could not be reached");
        }
        _ => {}
    }
}

/// Turns failures into pages. Somebody who is not signed in goes to sign in first and comes back.
pub async fn render(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let wanted = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let response = next.run(request).await;
    let failed = response.extensions().get::<Failed>().cloned();
    match failed {
        Some(failed) => {
            report(&failed.0, &id);
            if matches!(*failed.0, Problem::NotSignedIn) && reads {
                return see_other(&crate::paths::sign_in_then(&wanted));
            }
            error_page(response.status(), &failed.0.to_string(), &id)
        }
        None if is_bare(&response) => error_page(response.status(), &words(response.status()), &id),
        None => response,
    }
}

/// A refusal of the router or of a layer, without a page of its own.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|of| of.as_bytes().starts_with(b"text/html"));
    (status.is_client_error() || status.is_server_error()) && !html
}

fn words(status: StatusCode) -> String {
    match status {
        StatusCode::NOT_FOUND => Problem::NotFound.to_string(),
        StatusCode::METHOD_NOT_ALLOWED => "This address does not take that. Go back and use the page's own buttons.".to_owned(),
        StatusCode::PAYLOAD_TOO_LARGE => "What you sent is too large. Send less at once.".to_owned(),
        StatusCode::FORBIDDEN => "This came from another site. Open the page here and try again.".to_owned(),
        status if status.is_client_error() => "The request could not be read. Reload the page and try again.".to_owned(),
        _ => "Something went wrong on our side.".to_owned(),
    }
}

fn error_page(status: StatusCode, what: &str, id: &str) -> Response {
    page(status, views::pages::error::page(&views::pages::error::ErrorPage {
        status: status.as_u16(), what: what.to_owned(), id: id.to_owned(),
    }))
}

/// A defect: the visitor gets a page all the same.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().cloned();
    let said = said.or_else(|| cause.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    Failure(Problem::broken(said.unwrap_or_else(|| "a handler panicked".to_owned()))).into_response()
}
