//! The language somebody chooses below a public page. Nothing but their choice is kept, and by their browser alone.

use crate::{
    Server,
    kit::{Answer, Texts, cookie::Cookie, page::local_path, see_other},
};
use app::Problem;
use axum::{extract::State, http::header};
use std::sync::Arc;
use texts::Language;

pub async fn choose(State(server): State<Arc<Server>>, Texts(answers): Texts) -> Answer {
    let language = Language::parse(answers.text("language")).ok_or(Problem::NotFound)?;
    let mut response = see_other(local_path(answers.text("back")));
    response.headers_mut().append(header::SET_COOKIE, Cookie::Language.set(&server, language.code()));
    Ok(response)
}
