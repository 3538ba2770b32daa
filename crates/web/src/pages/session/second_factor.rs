//! The code of a member's device, after their password.

use super::create::{BOUND_TO, enter, next_of};
use crate::{
    kit::{Answer, Answers, Client, Texts, Visit, failure, nonce, page},
    limits::Counted,
};
use app::{Problem, sessions};
use axum::http::StatusCode;
use model::Id;
use views::pages::session::{SecondFactor, second_factor};

pub async fn check(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let server = &visit.server;
    let ticket = answers.one("ticket").unwrap_or_default().to_owned();
    let done = async {
        let now = server.now();
        server.count(Counted::SignIns, &visitor)?;
        nonce::read(&server.app, &BOUND_TO, answers.one("csrf").unwrap_or_default(), now)?;
        let given = (ticket.as_str(), answers.text("code"));
        sessions::by_second_factor(&server.app, given, visitor, now, server.entropy()).await
    };
    match done.await {
        Ok(token) => Ok(enter(server, &token, answers.text("next"))),
        Err(problem @ (Problem::Invalid(_) | Problem::TooMany { .. })) => {
            let status = failure::status(&problem);
            let response = render(&visit, status, &answers, &ticket, Some(&problem)).await?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn render(
    visit: &Visit,
    status: StatusCode,
    typed: &Answers,
    ticket: &str,
    error: Option<&Problem>,
) -> Answer {
    let server = &visit.server;
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let shell = visit.shell().await?;
    let view = SecondFactor {
        csrf: nonce::write(&server.app, &BOUND_TO, id.as_str(), now),
        ticket: ticket.to_owned(),
        next: typed.given("next").map(|next| next_of(&next).to_owned()),
        error: error.map(|problem| problem.said(shell.local.language)),
    };
    Ok(page(status, second_factor(&shell, &view)))
}
