//! The threads of a flow: one with each outside role, and the team's.

use super::{Workspace, message};
use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Problem, messages, policy,
    messages::{Thread as Key, ThreadPage},
    policy::Intention,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::workspace::{Messages, Thread, messages as messages_page},
    paths,
};

/// How the team's thread is called in its form.
pub const INTERNAL: &str = "internal";

/// A message that was not taken.
pub struct Refused<'a> {
    pub thread: &'a str,
    pub text: &'a str,
    pub why: String,
}

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    match (query.given("thread"), query.given("before")) {
        (Some(thread), Some(before)) => {
            let older = messages::before(&signed.ctx, &workspace.loaded, &thread, &Id::given(&before)).await?;
            let view = Messages { threads: vec![view(&signed, &workspace, &older, None, true)] };
            Ok(page(StatusCode::OK, messages_page(&signed.shell().await?, &workspace.head(), &view)))
        }
        _ => Ok(render(&signed, &workspace, StatusCode::OK, None).await?),
    }
}

pub async fn render(
    signed: &Signed,
    workspace: &Workspace,
    status: StatusCode,
    refused: Option<Refused<'_>>,
) -> Result<Response, Problem> {
    let newest = messages::newest(&signed.ctx, &workspace.loaded).await?;
    let threads =
        newest.iter().map(|thread| view(signed, workspace, thread, refused.as_ref(), false)).collect();
    Ok(page(status, messages_page(&signed.shell().await?, &workspace.head(), &Messages { threads })))
}

fn view(
    signed: &Signed,
    workspace: &Workspace,
    thread: &ThreadPage,
    refused: Option<&Refused<'_>>,
    older: bool,
) -> Thread {
    let case = workspace.case();
    let (key, role, people) = match &thread.thread {
        Key::Internal => (INTERNAL.to_owned(), None, None),
        Key::Role(role) => {
            let players = case.state.players(role);
            let people = (!players.is_empty()).then(|| case.names(players));
            (role.clone(), Some(case.role_name(role).to_owned()), people)
        }
    };
    let refused = refused.filter(|refused| refused.thread == key);
    let all = paths::flow_messages(case.state.flow.as_str());
    let first = thread.messages.first().filter(|_| thread.more);
    Thread {
        role,
        people,
        internal: thread.thread == Key::Internal,
        messages: thread.messages.iter().map(|one| message(one, &thread.thread)).collect(),
        older: first.map(|first| format!("{all}?thread={key}&before={}", first.id)),
        newest: older.then(|| all.clone()),
        draft: refused.map(|refused| refused.text.to_owned()).unwrap_or_default(),
        error: refused.map(|refused| refused.why.clone()),
        may_write: policy::require(&signed.ctx.caller, Intention::WriteMessages).is_ok(),
        key,
    }
}
