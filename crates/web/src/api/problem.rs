//! Problem documents (RFC 9457): type, title, status, detail, and what would help to do better.

use app::{Problem, problem::ClosedBy};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use model::definition::Outcome;
use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

pub const CONTENT_TYPE: &str = "application/problem+json";

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Document<'a> {
    /// Names the kind of problem; stays the same for ever.
    #[serde(rename = "type")]
    #[schema(value_type = String, example = "urn:baton:problem:refused")]
    of: String,
    #[schema(example = "The flow does not allow it now")]
    title: &'static str,
    /// The HTTP status once more.
    #[schema(example = 409)]
    status: u16,
    /// What went wrong this time, for people.
    #[schema(value_type = String)]
    detail: Cow<'a, str>,
    /// Every answer or place that does not fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<ErrorLine<'a>>>,
    /// With 409: what the step would take instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted<'a>>,
    /// With 409: who closed the step a moment ago.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<Closed<'a>>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Closed)]
pub struct Closed<'a> {
    #[schema(value_type = String)]
    step: &'a str,
    /// `done`, `skipped`, `pending` or `withdrawn`.
    #[schema(value_type = String)]
    status: engine::flow::StepStatus,
    attempt: u32,
    /// Null where it was taken back or withdrawn.
    #[schema(value_type = Option<String>)]
    outcome: Option<Outcome>,
    /// Id of the person; null where nobody answered.
    #[schema(value_type = Option<String>)]
    by: Option<&'a str>,
    #[schema(value_type = Option<String>)]
    by_name: Option<&'a str>,
    /// When, in UTC.
    at: Option<String>,
}

impl<'a> From<&'a ClosedBy> for Closed<'a> {
    fn from(closed: &'a ClosedBy) -> Self {
        let closure = &closed.closure;
        Self {
            step: &closed.step,
            status: closure.status,
            attempt: closure.attempt,
            outcome: closure.outcome,
            by: closure.by.as_ref().map(model::Id::as_str),
            by_name: closed.name.as_deref(),
            at: closure.at.map(|at| at.to_string()),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProblemError)]
pub struct ErrorLine<'a> {
    /// Key of a field (`LIST.PLACE.FIELD` in the entry of a list, from 0), place in the body, or place in a template.
    #[schema(value_type = String)]
    path: &'a str,
    #[schema(value_type = String)]
    message: Cow<'a, str>,
    /// In a template file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Accepted)]
pub struct Accepted<'a> {
    /// The open attempt; null where nothing is open.
    attempt: Option<u32>,
    #[schema(value_type = Vec<String>)]
    outcomes: &'a [Outcome],
}

impl<'a> Document<'a> {
    pub fn of(problem: &'a Problem) -> Self {
        let (status, kind, title) = kind(problem);
        let mut document = Self::plain(status, kind, title, Cow::Owned(problem.to_string()));
        match problem {
            Problem::Invalid(problems) | Problem::NotKept(problems) => {
                let line = |problem: &'a model::field::FieldProblem| {
                    ErrorLine::new(&problem.path, Cow::Owned(problem.message.to_string()))
                };
                document.errors = Some(problems.iter().map(line).collect());
            }
            Problem::Definition(problems) => {
                document.errors = Some(problems.iter().map(definition_line).collect())
            }
            Problem::Refused(refused) => {
                let accepted = refused.accepted.as_ref();
                document.accepted = Some(Accepted {
                    attempt: accepted.and_then(|accepted| accepted.attempt),
                    outcomes: accepted.map_or(&[], |accepted| &accepted.outcomes),
                });
                document.closed = refused.closed.as_ref().map(Closed::from);
            }
            _ => {}
        }
        document
    }

    /// A refusal that needs no more than its status and a sentence.
    pub fn bare(status: StatusCode, detail: &'a str) -> Self {
        let (kind, title) = match status {
            StatusCode::BAD_REQUEST => ("malformed", "The request cannot be read"),
            StatusCode::METHOD_NOT_ALLOWED => ("method-not-allowed", "Not this method"),
            StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "The body is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("wrong-type", "Not this kind of body"),
            status if status.is_server_error() => ("broken", "Something went wrong on our side"),
            _ => ("request", "The request is refused"),
        };
        Self::plain(status, kind, title, Cow::Borrowed(detail))
    }

    fn plain(status: StatusCode, kind: &str, title: &'static str, detail: Cow<'a, str>) -> Self {
        let of = format!("urn:baton:problem:{kind}");
        Self { of, title, status: status.as_u16(), detail, errors: None, accepted: None, closed: None }
    }

    pub fn respond(&self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE))], body).into_response()
    }
}

impl<'a> ErrorLine<'a> {
    fn new(path: &'a str, message: Cow<'a, str>) -> Self {
        Self { path, message, line: None, column: None }
    }
}

fn definition_line(problem: &model::definition::Problem) -> ErrorLine<'_> {
    let message = match &problem.expected {
        Some(expected) => Cow::Owned(format!("{}, expected {expected}", problem.what)),
        None => Cow::Borrowed(problem.what.as_str()),
    };
    ErrorLine {
        line: Some(problem.line),
        column: Some(problem.column),
        ..ErrorLine::new(&problem.path, message)
    }
}

/// Status, the end of its type, and its title: the same for every problem of a kind.
fn kind(problem: &Problem) -> (StatusCode, &'static str, &'static str) {
    match problem {
        Problem::NotFound => (StatusCode::NOT_FOUND, "not-found", "Nothing here"),
        Problem::NotSignedIn => (StatusCode::UNAUTHORIZED, "no-key", "A valid key is needed"),
        Problem::NotAllowed { .. } | Problem::NoSecondFactor => {
            (StatusCode::FORBIDDEN, "not-allowed", "The key may not do this")
        }
        Problem::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Some values do not fit"),
        Problem::Definition(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "invalid-template", "The template has problems")
        }
        Problem::Refused(_) => (StatusCode::CONFLICT, "refused", "The flow does not allow it now"),
        Problem::Conflict(_) => (StatusCode::CONFLICT, "conflict", "It is there already"),
        Problem::Stale(_) => (StatusCode::PRECONDITION_FAILED, "stale", "It is not as you read it any more"),
        Problem::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "The Idempotency-Key was used for another request",
        ),
        Problem::ChangedMeanwhile => (StatusCode::CONFLICT, "changed-meanwhile", "Someone else was faster"),
        Problem::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many tries"),
        Problem::Unavailable(_) | Problem::NotKept(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Try again shortly")
        }
        Problem::Broken(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "broken", "Something went wrong on our side")
        }
    }
}
