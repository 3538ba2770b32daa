//! Sets the password and signs in with it.

use super::new;
use crate::{
    Server,
    kit::{Answer, Answers, Client, Texts, Visit, failure, nonce},
    limits::Counted,
    pages::session::{create::enter, second_factor},
};
use app::{
    Problem, passwords, sessions,
    sessions::{Door, SignIn, Visitor},
};
use axum::{extract::Path, http::StatusCode};
use model::field::FieldProblem;
use texts::Sentence;

pub async fn set(
    visit: Visit,
    Path(token): Path<String>,
    Client(visitor): Client,
    Texts(answers): Texts,
) -> Answer {
    match try_to(&visit.server, &token, visitor, &answers).await {
        Ok(Door::Open(session)) => Ok(enter(&visit.server, &session, views::paths::HOME)),
        // The mail alone lets nobody in.
        Ok(Door::SecondFactor { ticket }) => {
            second_factor::render(&visit, StatusCode::OK, &Answers::default(), &ticket, None).await
        }
        Err(problem) => {
            let status = failure::status(&problem);
            let problems = match &problem {
                Problem::Invalid(problems) => problems.clone(),
                Problem::TooMany { .. } => vec![FieldProblem::new("", problem.sentence())],
                _ => return Err(problem.into()),
            };
            Ok(failure::come_back(&problem, new::render(&visit, status, &token, &problems).await?))
        }
    }
}

async fn try_to(server: &Server, token: &str, visitor: Visitor, answers: &Answers) -> Result<Door, Problem> {
    let now = server.now();
    server.count(Counted::SignIns, &visitor)?;
    nonce::read(&server.app, &["password", token], answers.one("csrf").unwrap_or_default(), now)?;
    let (password, again) =
        (answers.one("password").unwrap_or_default(), answers.one("again").unwrap_or_default());
    if password != again {
        return Err(Problem::invalid("again", Sentence::problem_password_other()));
    }
    let email = passwords::check_link(&server.app, token, now).await?.email;
    passwords::set(&server.app, token, password.to_owned(), now, server.entropy()).await?;
    let given = SignIn { email, password: password.to_owned(), visitor };
    sessions::sign_in(&server.app, given, now, server.entropy()).await
}
