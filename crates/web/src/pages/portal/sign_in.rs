//! The door: an address, the code mailed to it or a password, and the code of a device where there is one.

use crate::{
    Server,
    kit::{Answer, Answers, Client, Texts, Visit, cookie::Cookie, failure, nonce, page, see_other},
    limits::Counted,
};
use app::{Problem, portal, portal::Entering, sessions::Visitor};
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use model::Id;
use views::{
    pages::portal::{Door, SignIn, sign_in},
    paths,
};

const BOUND_TO: [&str; 1] = ["portal sign-in"];

pub async fn show(visit: Visit, query: Answers) -> Answer {
    render(&visit, StatusCode::OK, &query, Door::Address, None).await
}

/// Mails a code, or asks for the password.
pub async fn ask(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let server = &visit.server;
    if answers.text("way") == "password" {
        return match ours(server, &answers) {
            Ok(()) => render(&visit, StatusCode::OK, &answers, Door::Password, None).await,
            Err(problem) => failed(&visit, &answers, Door::Address, problem).await,
        };
    }
    let done = async {
        ours(server, &answers)?;
        server.count(Counted::Codes, &visitor)?;
        let organisation = visit.organisation().await?.id;
        let address = (answers.text("email"), &organisation);
        portal::send_code(&server.app, address, server.now(), server.entropy()).await
    };
    match done.await {
        Ok(()) => render(&visit, StatusCode::OK, &answers, Door::Code, None).await,
        Err(problem) => failed(&visit, &answers, Door::Address, problem).await,
    }
}

pub async fn by_code(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let server = &visit.server;
    let done = async {
        ours(server, &answers)?;
        server.count(Counted::SignIns, &visitor)?;
        let given = (answers.text("email"), answers.text("code"));
        let from = entering(&visit, visitor, &answers).await?;
        portal::by_code(&server.app, given, from, server.now(), server.entropy()).await
    };
    match done.await {
        Ok(door) => enter(&visit, &answers, door).await,
        Err(problem) => failed(&visit, &answers, Door::Code, problem).await,
    }
}

pub async fn by_password(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let server = &visit.server;
    let done = async {
        ours(server, &answers)?;
        server.count(Counted::SignIns, &visitor)?;
        let given = (answers.text("email"), answers.one("password").unwrap_or_default().to_owned());
        let from = entering(&visit, visitor, &answers).await?;
        portal::by_password(&server.app, given, from, server.now(), server.entropy()).await
    };
    match done.await {
        Ok(door) => enter(&visit, &answers, door).await,
        Err(problem) => failed(&visit, &answers, Door::Password, problem).await,
    }
}

pub async fn by_factor(visit: Visit, Client(visitor): Client, Texts(answers): Texts) -> Answer {
    let server = &visit.server;
    let ticket = answers.one("ticket").unwrap_or_default().to_owned();
    let done = async {
        ours(server, &answers)?;
        server.count(Counted::SignIns, &visitor)?;
        let from = entering(&visit, visitor, &answers).await?;
        let given = (ticket.as_str(), answers.text("code"));
        portal::by_second_factor(&server.app, given, from, server.now(), server.entropy()).await
    };
    match done.await {
        Ok(opened) => Ok(opened_door(server, &answers, &opened)),
        Err(problem) => failed(&visit, &answers, Door::SecondFactor { ticket }, problem).await,
    }
}

async fn entering(visit: &Visit, visitor: Visitor, answers: &Answers) -> Result<Entering, Problem> {
    let organisation = visit.organisation().await?.id;
    Ok(Entering { visitor, is_remembered: answers.ticked("remember"), organisation })
}

fn ours(server: &Server, answers: &Answers) -> Result<(), Problem> {
    let given = answers.one(nonce::FIELD).unwrap_or_default();
    nonce::read(&server.app, &BOUND_TO, given, server.now()).map(drop)
}

async fn enter(visit: &Visit, answers: &Answers, door: portal::Door) -> Answer {
    match door {
        portal::Door::Open(opened) => Ok(opened_door(&visit.server, answers, &opened)),
        portal::Door::SecondFactor { ticket } => {
            render(visit, StatusCode::OK, answers, Door::SecondFactor { ticket }, None).await
        }
    }
}

fn opened_door(server: &Server, answers: &Answers, opened: &portal::Opened) -> Response {
    let next = if opened.has_choice { paths::PORTAL_ACTING } else { next_of(answers.text("next")) };
    let mut response = see_other(next);
    let cookie = match opened.is_remembered {
        true => Cookie::Portal.keep(server, &opened.token),
        false => Cookie::Portal.set(server, &opened.token),
    };
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Only a page of the portal.
fn next_of(next: &str) -> &str {
    let ours = page::local_path(next);
    let in_portal = ours.strip_prefix(paths::PORTAL).is_some_and(|rest| rest.starts_with('/'));
    if in_portal && !ours.starts_with(paths::PORTAL_SIGN_IN) { ours } else { paths::PORTAL }
}

async fn failed(visit: &Visit, answers: &Answers, door: Door, problem: Problem) -> Answer {
    if !matches!(problem, Problem::Invalid(_) | Problem::TooMany { .. }) {
        return Err(problem.into());
    }
    let status = failure::status(&problem);
    let response = render(visit, status, answers, door, Some(&problem)).await?;
    Ok(failure::come_back(&problem, response))
}

async fn render(
    visit: &Visit,
    status: StatusCode,
    typed: &Answers,
    door: Door,
    problem: Option<&Problem>,
) -> Answer {
    let server = &visit.server;
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let shell = visit.shell().await?;
    let said = problem.map(|problem| problem.said(shell.local.language));
    // What is about a question stands there.
    let at_question =
        matches!(problem, Some(Problem::Invalid(all)) if all.iter().any(|one| !one.path.is_empty()));
    let (error, refusal) = if at_question { (said, None) } else { (None, said) };
    let view = SignIn {
        nonce: nonce::write(&server.app, &BOUND_TO, id.as_str(), now),
        email: typed.text("email").to_owned(),
        next: typed.given("next").map(|next| next_of(&next).to_owned()),
        remember: typed.ticked("remember"),
        refusal,
        error,
        door,
    };
    Ok(crate::kit::page(status, sign_in(&shell, &view)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_on_stays_in_the_portal() {
        for (given, expected) in [
            ("/portal/a/1", "/portal/a/1"),
            ("/portal", "/portal"),
            ("/portal/sign-in", "/portal"),
            ("/portalx", "/portal"),
            ("/flows", "/portal"),
            ("//elsewhere.example", "/portal"),
            ("", "/portal"),
        ] {
            assert_eq!(next_of(given), expected, "{given:?}");
        }
    }
}
