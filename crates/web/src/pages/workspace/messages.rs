//! The threads of a flow: one with each outside role, with whoever has a part of another's, and the team's.

use super::{Workspace, message};
use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Problem, messages,
    messages::{Thread as Key, ThreadPage},
    policy,
    policy::Intention,
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use views::{
    pages::workspace::{Messages, Thread, messages as messages_page},
    paths,
};

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
            let older =
                messages::before(&signed.ctx, &workspace.loaded, &thread, &Id::given(&before)).await?;
            let older =
                Thread { newest: Some(paths::flow_messages(&id)), ..view(&signed, &workspace, &older, None) };
            show_page(&signed, &workspace, StatusCode::OK, &Messages { threads: vec![older] }).await
        }
        _ => {
            let mut page = newest(&signed, &workspace, None).await?;
            let sent = query.text("sent");
            page.threads.iter_mut().for_each(|thread| thread.is_sent = thread.key == sent);
            show_page(&signed, &workspace, StatusCode::OK, &page).await
        }
    }
}

/// The page with a message that was not taken.
pub async fn again(
    signed: &Signed,
    workspace: &Workspace,
    status: StatusCode,
    refused: &Refused<'_>,
) -> Answer {
    let page = newest(signed, workspace, Some(refused)).await?;
    show_page(signed, workspace, status, &page).await
}

async fn show_page(signed: &Signed, workspace: &Workspace, status: StatusCode, of: &Messages) -> Answer {
    Ok(page(status, messages_page(&signed.shell().await?, &workspace.head(), of)))
}

async fn newest(
    signed: &Signed,
    workspace: &Workspace,
    refused: Option<&Refused<'_>>,
) -> Result<Messages, Problem> {
    let newest = messages::newest(&signed.ctx, &workspace.loaded).await?;
    Ok(Messages { threads: newest.iter().map(|thread| view(signed, workspace, thread, refused)).collect() })
}

fn view(
    signed: &Signed,
    workspace: &Workspace,
    thread: &ThreadPage,
    refused: Option<&Refused<'_>>,
) -> Thread {
    let case = workspace.case();
    let key = thread.thread.key().into_owned();
    let (role, people) = match &thread.thread {
        Key::Internal => (None, None),
        Key::Person(person) => {
            let name = case.name(person);
            (Some(name.clone()), thread.open.then_some(name))
        }
        Key::Role(role) => {
            let players = case.state.players(role);
            let people = (!players.is_empty()).then(|| case.names(players));
            (Some(case.role_name(role).to_owned()), people)
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
        newest: None,
        draft: refused.map(|refused| refused.text.to_owned()).unwrap_or_default(),
        error: refused.map(|refused| refused.why.clone()),
        may_write: thread.open && policy::require(&signed.ctx.caller, Intention::WriteMessages).is_ok(),
        is_sent: false,
        key,
    }
}
