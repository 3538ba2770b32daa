//! A forgotten password: the page that asks for the address, and the one answer to every address.

use crate::{
    Server,
    kit::{Answer, Answers, Client, Texts, Visit, failure, nonce, page},
    limits::Counted,
};
use app::{Problem, passwords, sessions::Visitor};
use axum::http::StatusCode;
use model::Id;
use views::pages::session::{Forgotten, forgotten};

const BOUND_TO: [&str; 1] = ["password-forgotten"];

pub async fn show(visit: Visit, query: Answers) -> Answer {
    render(
        &visit,
        StatusCode::OK,
        Forgotten { email: query.text("email").to_owned(), ..Forgotten::default() },
    )
    .await
}

pub async fn ask(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let email = answers.text("email").to_owned();
    match try_to(&visit.server, &visitor, &answers).await {
        Ok(()) => {
            render(&visit, StatusCode::OK, Forgotten { email, asked: true, ..Forgotten::default() }).await
        }
        Err(problem @ (Problem::Invalid(_) | Problem::TooMany { .. })) => {
            let status = failure::status(&problem);
            let error = Some(problem.said(visit.language().await?));
            let view = Forgotten { email, error, ..Forgotten::default() };
            Ok(failure::come_back(&problem, render(&visit, status, view).await?))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(
    server: &std::sync::Arc<Server>,
    visitor: &Visitor,
    answers: &Answers,
) -> Result<(), Problem> {
    let now = server.now();
    server.count(Counted::Renewals, visitor)?;
    nonce::read(&server.app, &BOUND_TO, answers.one("csrf").unwrap_or_default(), now)?;
    let address = app::email::read(answers.text("email"), "email")?;
    passwords::forgot(&server.app, &address, now, server.entropy()).await
}

async fn render(visit: &Visit, status: StatusCode, view: Forgotten) -> Answer {
    let server = &visit.server;
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let csrf = nonce::write(&server.app, &BOUND_TO, id.as_str(), now);
    Ok(page(status, forgotten(&visit.shell().await?, &Forgotten { csrf, ..view })))
}
