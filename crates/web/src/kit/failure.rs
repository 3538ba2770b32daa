//! Acts that did not happen: each problem has its status; the page says an id and one way on, the log has the chain.

use super::{RequestId, page, see_other, visit};
use crate::Server;
use app::Problem;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use views::pages::error::{Trouble, show};

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
pub async fn render(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let wanted = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let response = next.run(request).await;
    let trouble = match response.extensions().get::<Failed>() {
        Some(Failed(problem)) => {
            report(problem, &id);
            if matches!(**problem, Problem::NotSignedIn) && reads {
                return see_other(&crate::paths::sign_in_then(&wanted));
            }
            trouble(problem, &id)
        }
        None if is_bare(&response) => bare(response.status(), &id),
        None => return response,
    };
    page(response.status(), show(&visit::shell_or_plain(&server).await, &trouble))
}

/// A refusal of the router or of a layer, without a page of its own.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|of| of.as_bytes().starts_with(b"text/html"));
    (status.is_client_error() || status.is_server_error()) && !html
}

fn trouble(problem: &Problem, id: &str) -> Trouble {
    let title = match problem {
        Problem::NotFound => return Trouble::not_found(),
        Problem::Broken(_) => return Trouble::failed(id),
        Problem::NotSignedIn => "You are signed out",
        Problem::NotAllowed { .. } => "You may not do this",
        Problem::Invalid(_) | Problem::Definition(_) => "This cannot be done like this",
        Problem::Refused(_) | Problem::Conflict(_) | Problem::KeyReused => "This cannot be done now",
        Problem::ChangedMeanwhile | Problem::Stale(_) => "Somebody else was faster",
        Problem::TooMany { .. } => "Too many tries",
        Problem::Unavailable(_) => "Not available at the moment",
    };
    let text = match problem {
        Problem::NotSignedIn => {
            "Sign in again in another tab, then go back and send again: what you typed is still there."
                .to_owned()
        }
        Problem::Invalid(all) => all.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join(" "),
        problem => problem.to_string(),
    };
    let unexpected = matches!(problem, Problem::Unavailable(_));
    Trouble { title: title.to_owned(), text, id: unexpected.then(|| id.to_owned()), on: Some(to_the_start()) }
}

/// Refused before a handler saw it.
fn bare(status: StatusCode, id: &str) -> Trouble {
    let text = match status {
        StatusCode::NOT_FOUND => return Trouble::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => {
            "This address does not take that. Go back and use the page's own buttons."
        }
        StatusCode::PAYLOAD_TOO_LARGE => "What you sent is too large. Send less at once.",
        StatusCode::FORBIDDEN => "This came from another site. Open the page here and try again.",
        status if status.is_client_error() => "The request could not be read. Reload the page and try again.",
        _ => return Trouble::failed(id),
    };
    let title = "This cannot be done like this".to_owned();
    Trouble { title, text: text.to_owned(), id: None, on: Some(to_the_start()) }
}

fn to_the_start() -> (String, String) {
    ("To the start".to_owned(), "/".to_owned())
}

/// A defect: the visitor gets a page all the same.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().cloned();
    let said = said.or_else(|| cause.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    Failure(Problem::broken(said.unwrap_or_else(|| "a handler panicked".to_owned()))).into_response()
}
