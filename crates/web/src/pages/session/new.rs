//! The sign-in page.

use super::create::{BOUND_TO, next_of};
use crate::kit::{Answer, Answers, Visit, nonce, page};
use app::{Problem, setup};
use axum::http::StatusCode;
use model::Id;
use views::pages::session::{SignIn, sign_in};

pub async fn show(visit: Visit, query: Answers) -> Answer {
    render(&visit, StatusCode::OK, &query, None).await
}

/// The page with what was typed, save the password.
pub async fn render(visit: &Visit, status: StatusCode, typed: &Answers, error: Option<&Problem>) -> Answer {
    let server = &visit.server;
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let shell = visit.shell().await?;
    let view = SignIn {
        email: typed.text("email").to_owned(),
        error: error.map(|problem| problem.said(shell.local.language)),
        next: typed.given("next").map(|next| next_of(&next).to_owned()),
        not_set_up: setup::is_waiting(&server.app).await?,
        csrf: nonce::write(&server.app, &BOUND_TO, id.as_str(), now),
    };
    Ok(page(status, sign_in(&shell, &view)))
}
