//! Acts that did not happen: each problem has its status; the page says an id and one way on, the log has the chain.

use super::{
    RequestId, Spoken, Visit, again,
    at_host::{self, AtHost, Way},
    page, see_other,
};
use crate::Server;
use app::Problem;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use texts::Texts;
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

const HOUR_SECONDS: u64 = 3_600;
/// A database that restarts is back within this.
const UNAVAILABLE_SECONDS: u64 = 5;

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
        Problem::NotAllowed { .. } | Problem::NoSecondFactor => StatusCode::FORBIDDEN,
        Problem::Invalid(_) | Problem::Definition(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Refused(_) | Problem::Conflict(_) | Problem::KeyReused | Problem::ChangedMeanwhile => {
            StatusCode::CONFLICT
        }
        Problem::Stale(_) => StatusCode::PRECONDITION_FAILED,
        Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Unavailable(_) | Problem::NotKept(_) => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// When to come back: seconds, for problems that pass by themselves.
pub fn wait(problem: &Problem) -> Option<u64> {
    match problem {
        Problem::TooMany { wait_minutes } => Some(u64::from(*wait_minutes) * 60),
        Problem::Unavailable(_) | Problem::NotKept(_) => Some(UNAVAILABLE_SECONDS),
        _ => None,
    }
}

/// Whether a form can come back with what was typed and say it there; else the problem has a page of its own.
pub fn is_of_form(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Invalid(_)
            | Problem::NotKept(_)
            | Problem::Refused(_)
            | Problem::Conflict(_)
            | Problem::ChangedMeanwhile
            | Problem::KeyReused
            | Problem::TooMany { .. }
    )
}

/// A page that shows the problem in place, with when to come back.
pub fn come_back(problem: &Problem, response: Response) -> Response {
    after(wait(problem), response)
}

pub fn after(wait: Option<u64>, mut response: Response) -> Response {
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
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
pub async fn render(State(server): State<Arc<Server>>, mut request: Request, next: Next) -> Response {
    let spoken = Spoken::asked_for(&server, request.headers());
    let of = request.extensions().get::<AtHost>().map(|host| host.0.clone());
    let visit = Visit { server, spoken, here: None, of };
    request.extensions_mut().insert(visit.spoken.clone());
    let id = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let wanted = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let way = at_host::way(&request);
    if way == Way::Portal {
        return see_other(views::paths::PORTAL);
    }
    let (request, kept) = again::keep(request).await;
    let response = match way {
        Way::Nowhere => Failure(Problem::NotFound).into_response(),
        _ => next.run(request).await,
    };
    let mut seconds = None;
    let happened = match response.extensions().get::<Failed>() {
        Some(Failed(problem)) => {
            seconds = wait(problem);
            report(problem, &id);
            if matches!(**problem, Problem::NotSignedIn) && reads {
                return see_other(&crate::paths::sign_in_then(&wanted));
            }
            if matches!(**problem, Problem::NoSecondFactor) && reads {
                return see_other(views::paths::SECOND_FACTOR);
            }
            Happened::Problem(Arc::clone(problem))
        }
        None if is_bare(&response) => Happened::Bare(response.status()),
        None if response.status() == StatusCode::TOO_MANY_REQUESTS => return patient(response),
        None => return response,
    };
    let shell = visit.shell_or_plain().await;
    let mut trouble = match &happened {
        Happened::Problem(problem) => trouble(problem, &id, shell.local.texts()),
        Happened::Bare(status) => bare(*status, &id, shell.local.texts()),
    };
    if let (Some(kept), true) = (kept, happened.passes()) {
        trouble.again = kept.again().await;
        if let (Some(again), true) = (&mut trouble.again, happened.needs_second_factor()) {
            let words = shell.local.texts().error_factor_first();
            again.first = Some((words.to_owned(), views::paths::SECOND_FACTOR.to_owned()));
        }
    }
    after(seconds, page(response.status(), show(&shell, &trouble)))
}

/// A page that shows in place that there were too many says when to come back: all windows are over in an hour.
fn patient(response: Response) -> Response {
    let said = response.headers().contains_key(header::RETRY_AFTER);
    after((!said).then_some(HOUR_SECONDS), response)
}

enum Happened {
    Problem(Arc<Problem>),
    Bare(StatusCode),
}

impl Happened {
    /// What was posted can be sent again, just as it is, once this is over.
    fn passes(&self) -> bool {
        match self {
            Self::Problem(problem) => {
                matches!(**problem, Problem::Unavailable(_) | Problem::NotSignedIn | Problem::NoSecondFactor)
            }
            Self::Bare(_) => false,
        }
    }

    fn needs_second_factor(&self) -> bool {
        matches!(self, Self::Problem(problem) if matches!(**problem, Problem::NoSecondFactor))
    }
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

fn trouble(problem: &Problem, id: &str, texts: Texts) -> Trouble {
    let title = match problem {
        Problem::NotFound => return Trouble::not_found(texts),
        Problem::Broken(_) => return Trouble::failed(id, texts),
        Problem::NotSignedIn => texts.error_signed_out_title(),
        Problem::NotAllowed { .. } => texts.error_not_allowed_title(),
        Problem::NoSecondFactor => texts.error_factor_title(),
        Problem::Invalid(_) | Problem::Definition(_) => texts.error_like_this_title(),
        Problem::Refused(_) | Problem::Conflict(_) | Problem::KeyReused => texts.error_now_title(),
        Problem::ChangedMeanwhile | Problem::Stale(_) => texts.error_faster_title(),
        Problem::TooMany { .. } => texts.error_too_many_title(),
        Problem::Unavailable(_) | Problem::NotKept(_) => texts.error_unavailable_title(),
    };
    let text = match problem {
        Problem::NotSignedIn => texts.error_signed_out_text().to_owned(),
        problem => problem.said(texts.0),
    };
    let unexpected = matches!(problem, Problem::Unavailable(_));
    Trouble {
        title: title.to_owned(),
        text,
        id: unexpected.then(|| id.to_owned()),
        on: Some(to_the_start(texts)),
        again: None,
    }
}

/// Refused before a handler saw it.
fn bare(status: StatusCode, id: &str, texts: Texts) -> Trouble {
    let text = match status {
        StatusCode::NOT_FOUND => return Trouble::not_found(texts),
        StatusCode::METHOD_NOT_ALLOWED => texts.error_method_text(),
        StatusCode::PAYLOAD_TOO_LARGE => texts.error_too_large_text(),
        StatusCode::FORBIDDEN => texts.error_other_site_text(),
        status if status.is_client_error() => texts.error_unreadable_text(),
        _ => return Trouble::failed(id, texts),
    };
    let title = texts.error_like_this_title().to_owned();
    Trouble { title, text: text.to_owned(), id: None, on: Some(to_the_start(texts)), again: None }
}

fn to_the_start(texts: Texts) -> (String, String) {
    (texts.error_to_the_start().to_owned(), "/".to_owned())
}

/// A defect: the visitor gets a page all the same.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().cloned();
    let said = said.or_else(|| cause.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    Failure(Problem::broken(said.unwrap_or_else(|| "a handler panicked".to_owned()))).into_response()
}
