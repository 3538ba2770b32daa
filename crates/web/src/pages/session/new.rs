//! The sign-in page.

use super::create::{BOUND_TO, next_of};
use crate::{
    Server,
    kit::{Answer, Answers, nonce, page, visit},
};
use app::Problem;
use axum::{extract::State, http::StatusCode};
use model::Id;
use std::sync::Arc;
use views::pages::session::{SignIn, sign_in};

pub async fn show(State(server): State<Arc<Server>>, query: Answers) -> Answer {
    render(&server, StatusCode::OK, &query, None).await
}

/// The page with what was typed, save the password.
pub async fn render(server: &Server, status: StatusCode, typed: &Answers, error: Option<&Problem>) -> Answer {
    let now = server.now();
    let id = Id::new(now, &mut server.entropy());
    let view = SignIn {
        email: typed.text("email").to_owned(),
        error: error.map(said),
        next: typed.given("next").map(|next| next_of(&next).to_owned()),
        csrf: nonce::write(&server.app, &BOUND_TO, id.as_str(), now),
    };
    Ok(page(status, sign_in(&visit::shell(server).await?, &view)))
}

fn said(problem: &Problem) -> String {
    match problem {
        Problem::Invalid(all) => all.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join(" "),
        problem => problem.to_string(),
    }
}
