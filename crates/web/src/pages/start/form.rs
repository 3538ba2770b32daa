//! A start form that was not sent yet: files are uploaded to it, and what is typed beside them is kept for the page
//! that follows.

use super::show::{SENDING, Shown, is_framed, render};
use crate::{
    Server,
    kit::{Answer, Answers, Failure, Posted, Visit, attach, failure, see_other},
    paths,
};
use app::{
    Problem,
    start_links::{self, StartForm},
};
use axum::{
    extract::{FromRequestParts, Path, RawPathParams},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use model::Id;
use serde_json::json;
use std::sync::Arc;
use texts::Sentence;

/// The form named in the address, before a byte of what is sent to it is read: only who has the page has its nonce.
pub struct OpenForm {
    slug: String,
    nonce: String,
    form: StartForm,
}

impl FromRequestParts<Arc<Server>> for OpenForm {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, server).await.ok();
        let param = |name: &str| {
            let found = params.iter().flatten().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        let (slug, nonce) = (param("slug"), param("token"));
        let Ok(mut visit) = Visit::from_request_parts(parts, server).await;
        match start_links::form(&server.app, &slug, &nonce, server.now()).await {
            Ok(form) if visit.opened(form.organisation()).is_err() => {
                Err(Failure(Problem::NotFound).into_response())
            }
            Ok(form) => Ok(Self { slug, nonce, form }),
            // Too old: the page begins anew, and the browser still has what was typed.
            Err(Problem::Invalid(_)) => Err(see_other(&paths::start(&slug))),
            Err(problem) => Err(Failure(problem).into_response()),
        }
    }
}

pub async fn show(visit: Visit, open: OpenForm, query: Answers) -> Answer {
    let kept = open.form.kept(&visit.server.app).await?;
    let pairs: Vec<(String, String)> =
        kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
    let mut typed = Answers::default();
    for (name, text) in pairs {
        typed.push(&name, text);
    }
    let shown = Shown {
        typed: Some(&typed),
        nonce: Some(&open.nonce),
        is_framed: is_framed(&query),
        sending: typed.given(SENDING),
        ..Shown::default()
    };
    render(&visit, StatusCode::OK, &open.slug, shown).await
}

pub async fn upload(
    visit: Visit,
    open: OpenForm,
    Path((_, _, field)): Path<(String, String, String)>,
    mut posted: Posted,
) -> Answer {
    let done = give(&visit.server, &open, &field, &mut posted).await;
    after(&visit, &open, &posted.answers, done).await
}

pub async fn remove(visit: Visit, open: OpenForm, posted: Posted) -> Answer {
    let server = &visit.server;
    let file = Id::given(posted.answers.text("file"));
    let done = open.form.remove_file(&server.app, &file).await;
    if done.is_ok()
        && let Err(error) = server.files.delete(&file).await
    {
        tracing::warn!(%error, "the bytes of a removed draft stay until the sweeper comes");
    }
    attach::forget(server, posted.files).await;
    after(&visit, &open, &posted.answers, done).await
}

async fn give(server: &Server, open: &OpenForm, field: &str, posted: &mut Posted) -> Result<(), Problem> {
    if posted.has_no_file() {
        return Err(Problem::invalid(field, Sentence::problem_file_choose()));
    }
    attach::attach_to_form(server, &open.form, posted).await
}

/// Keeps what is typed and shows the form again.
async fn after(visit: &Visit, open: &OpenForm, answers: &Answers, done: Result<(), Problem>) -> Answer {
    let server = &visit.server;
    let is_framed = is_framed(answers);
    let kept = |name: &str| is_typed(name) || name == SENDING;
    let typed: Vec<(&str, &str)> = answers.pairs().filter(|(name, _)| kept(name)).collect();
    open.form.keep(&server.app, &json!(typed), server.now()).await?;
    let problem = match done {
        Ok(()) => {
            let frame = if is_framed { "?frame=yes" } else { "" };
            return Ok(see_other(&(paths::start_form(&open.slug, &open.nonce) + frame)));
        }
        Err(problem) => problem,
    };
    let (status, wait) = (failure::status(&problem), failure::wait(&problem));
    let problems = super::submit::in_place(problem)?;
    let shown = Shown {
        typed: Some(answers),
        problems: &problems,
        nonce: Some(&open.nonce),
        is_answer: true,
        is_framed,
        sending: answers.given(SENDING),
    };
    Ok(failure::after(wait, render(visit, status, &open.slug, shown).await?))
}

pub fn is_typed(name: &str) -> bool {
    matches!(name, "your_name" | "your_email") || name.starts_with(views::form::PREFIX)
}
