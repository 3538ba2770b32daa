//! A code by mail proves that the device is in the hands of who the link was sent to.

use crate::{
    Server,
    kit::{Answer, Answers, Client, OpenLink, Posted, cookie::Cookie, failure, page, see_other},
    limits::Counted,
    paths,
};
use app::{Problem, links, links::Proof};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use std::sync::Arc;
use texts::Sentence;
use views::pages::link::{Code, CodeState, code};

const ABOUT: [&str; 1] = ["code"];

/// Offers the code, or asks for the one just sent.
pub async fn show(link: OpenLink, query: Answers) -> Answer {
    let state = if query.ticked("sent") { sent(&link, None) } else { CodeState::Offered };
    Ok(render(&link, StatusCode::OK, state))
}

/// Without a code: mails one. With one: proves the device.
pub async fn answer(
    State(server): State<Arc<Server>>,
    link: OpenLink,
    Client(visitor): Client,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let device = Cookie::Device.read(&server, &headers);
    let counted = server.count(Counted::Codes, &visitor);
    let done = match counted {
        Ok(()) => try_to(&server, &link, device, &posted.answers).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(response) => Ok(response),
        Err(problem @ (Problem::Invalid(_) | Problem::TooMany { .. } | Problem::Conflict(_))) => {
            let said = problem.said(link.shell.local.language);
            let response = render(&link, failure::status(&problem), sent(&link, Some(said)));
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(
    server: &Server,
    link: &OpenLink,
    device: Option<&str>,
    answers: &Answers,
) -> Result<Response, Problem> {
    link.command(&ABOUT, answers)?;
    let address = paths::code(link.prefix(), &link.token);
    let typed = answers.text("code");
    if typed.is_empty() {
        if answers.ticked("typed") {
            return Err(Problem::invalid("code", Sentence::problem_code_type()));
        }
        links::send_code(&server.app, &link.token, link.ctx.now, link.ctx.entropy()).await?;
        return Ok(see_other(&format!("{address}?sent=1")));
    }
    let proof = Proof { link: &link.token, code: typed, device };
    let proved = links::prove(&server.app, proof, link.ctx.now, link.ctx.entropy()).await?;
    let mut response = see_other(&link.base());
    response.headers_mut().append(header::SET_COOKIE, Cookie::Device.set(server, &proved));
    Ok(response)
}

fn sent(link: &OpenLink, error: Option<String>) -> CodeState {
    CodeState::Sent {
        to: link
            .opened
            .address_masked
            .clone()
            .unwrap_or_else(|| link.shell.local.texts().link_code_your_address().to_owned()),
        error,
    }
}

fn render(link: &OpenLink, status: StatusCode, state: CodeState) -> Response {
    let view = Code {
        action: paths::code(link.prefix(), &link.token),
        nonce: link.nonce(&ABOUT),
        state,
        back: link.base(),
    };
    page(status, code(&link.shell, &view))
}
