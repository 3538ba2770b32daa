//! Sets the password; the next step is to sign in with it.

use super::new;
use crate::{
    Server,
    kit::{Answer, Answers, Posted, nonce, see_other},
};
use app::{Problem, passwords};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use std::sync::Arc;

pub async fn set(State(server): State<Arc<Server>>, Path(token): Path<String>, posted: Posted) -> Answer {
    match try_to(&server, &token, &posted.answers).await {
        Ok(()) => Ok(see_other(views::paths::SIGN_IN)),
        Err(Problem::Invalid(problems)) => {
            new::render(&server, StatusCode::UNPROCESSABLE_ENTITY, &token, &problems).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(server: &Server, token: &str, answers: &Answers) -> Result<(), Problem> {
    let now = server.now();
    nonce::read(&server.app, &["password", token], answers.one("csrf").unwrap_or_default(), now)?;
    let (password, again) = (answers.one("password").unwrap_or_default(), answers.one("again").unwrap_or_default());
    if password != again {
        return Err(Problem::invalid("again", "This is another password. Type the same one twice."));
    }
    passwords::set(&server.app, token, password.to_owned(), now, server.entropy()).await
}
