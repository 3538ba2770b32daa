//! A form of "+ Start" that was not sent yet: files are uploaded to it, and what is typed beside them is kept.

use super::start::{Shown, render};
use crate::{
    Server,
    kit::{Answer, Answers, Posted, SignedGuest, attach, failure, see_other},
    pages::start::{form::is_typed, submit::in_place},
};
use app::{
    Problem,
    portal::{self, StartForm},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use model::Id;
use serde_json::json;
use std::sync::Arc;
use texts::Sentence;
use views::paths;

pub async fn show(signed: SignedGuest, Path((id, nonce)): Path<(String, String)>) -> Answer {
    let entry = Id::given(&id);
    let form = match portal::form(&signed.ctx, &signed.guest, &entry, &nonce).await {
        // Too old: the page begins anew, and the browser still has what was typed.
        Err(Problem::Invalid(_)) => return Ok(see_other(&paths::portal_start(&id))),
        form => form?,
    };
    let kept = form.kept(&signed.ctx.app).await?;
    let pairs: Vec<(String, String)> =
        kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
    let mut typed = Answers::default();
    for (name, text) in pairs {
        typed.push(&name, text);
    }
    let shown = Shown { typed: Some(&typed), problems: &[], nonce: Some(&nonce), is_answer: false };
    Ok(render(&signed, StatusCode::OK, &entry, shown).await?)
}

pub async fn upload(
    State(server): State<Arc<Server>>,
    signed: SignedGuest,
    Path((id, nonce, field)): Path<(String, String, String)>,
    mut posted: Posted,
) -> Answer {
    let form = portal::form(&signed.ctx, &signed.guest, &Id::given(&id), &nonce).await?;
    let done = if posted.has_no_file() {
        Err(Problem::invalid(&field, Sentence::problem_file_choose()))
    } else {
        attach::attach_to_form(&server, &form, &mut posted).await
    };
    after(&signed, (&id, &nonce), &form, &posted.answers, done).await
}

pub async fn remove(
    State(server): State<Arc<Server>>,
    signed: SignedGuest,
    Path((id, nonce, _)): Path<(String, String, String)>,
    posted: Posted,
) -> Answer {
    let form = portal::form(&signed.ctx, &signed.guest, &Id::given(&id), &nonce).await?;
    let file = Id::given(posted.answers.text("file"));
    let done = form.remove_file(&server.app, &file).await;
    if done.is_ok() {
        attach::remove(&server, &file).await;
    }
    attach::forget(&server, posted.files).await;
    after(&signed, (&id, &nonce), &form, &posted.answers, done).await
}

/// Keeps what is typed and shows the form again.
async fn after(
    signed: &SignedGuest,
    (id, nonce): (&str, &str),
    form: &StartForm,
    answers: &Answers,
    done: Result<(), Problem>,
) -> Answer {
    let typed: Vec<(&str, &str)> =
        answers.pairs().filter(|(name, _)| is_typed(name) || *name == "record").collect();
    form.keep(&signed.ctx.app, &json!(typed), signed.ctx.now).await?;
    let problem = match done {
        Ok(()) => return Ok(see_other(&paths::portal_start_form(id, nonce))),
        Err(problem) => problem,
    };
    let (status, wait) = (failure::status(&problem), failure::wait(&problem));
    let problems = in_place(problem)?;
    let shown = Shown { typed: Some(answers), problems: &problems, nonce: Some(nonce), is_answer: true };
    Ok(failure::after(wait, render(signed, status, &Id::given(id), shown).await?))
}
