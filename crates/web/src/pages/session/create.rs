//! Signs a member in.

use super::{new, second_factor};
use crate::{
    Server,
    kit::{
        Answer, Answers, Client, Texts, Visit, cookie::Cookie, failure, nonce, page::local_path, see_other,
    },
    limits::Counted,
};
use app::{
    Problem, sessions,
    sessions::{Door, SessionToken, SignIn, Visitor},
};
use axum::{
    http::{StatusCode, header},
    response::Response,
};

pub const BOUND_TO: [&str; 1] = ["sign-in"];

pub async fn create(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    match try_to(&visit.server, visitor, &answers).await {
        Ok(Door::Open(token)) => Ok(enter(&visit.server, &token, answers.text("next"))),
        Ok(Door::SecondFactor { ticket }) => {
            second_factor::render(&visit, StatusCode::OK, &answers, &ticket, None).await
        }
        Err(problem @ (Problem::Invalid(_) | Problem::TooMany { .. })) => {
            let status = match problem {
                Problem::TooMany { .. } => failure::status(&problem),
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let response = new::render(&visit, status, &answers, Some(&problem)).await?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(server: &Server, visitor: Visitor, answers: &Answers) -> Result<Door, Problem> {
    let now = server.now();
    server.count(Counted::SignIns, &visitor)?;
    nonce::read(&server.app, &BOUND_TO, answers.one("csrf").unwrap_or_default(), now)?;
    let password = answers.one("password").unwrap_or_default().to_owned();
    let given = SignIn { email: answers.text("email").to_owned(), password, visitor };
    sessions::sign_in(&server.app, given, now, server.entropy()).await
}

/// On, with the session in a cookie.
pub fn enter(server: &Server, token: &SessionToken, next: &str) -> Response {
    let mut response = see_other(next_of(next));
    response.headers_mut().append(header::SET_COOKIE, Cookie::Session.set(server, &token.0));
    response
}

/// Where to go on; never to another site.
pub fn next_of(next: &str) -> &str {
    local_path(next)
}
