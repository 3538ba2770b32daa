//! The threads of a flow: one with each outside role, and the team's.

use super::{Workspace, message};
use crate::kit::{Answer, Signed, page};
use app::{
    Problem,
    messages::{Thread as Key, ThreadView},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use views::pages::workspace::{Messages, Thread, messages as messages_page};

/// How the team's thread is called in its form.
pub const INTERNAL: &str = "internal";

/// A message that was not taken.
pub struct Refused<'a> {
    pub thread: &'a str,
    pub text: &'a str,
    pub why: String,
}

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    Ok(render(&signed, &workspace, StatusCode::OK, None).await?)
}

pub async fn render(
    signed: &Signed,
    workspace: &Workspace,
    status: StatusCode,
    refused: Option<Refused<'_>>,
) -> Result<Response, Problem> {
    let threads = workspace.threads.iter().map(|thread| view(workspace, thread, refused.as_ref())).collect();
    Ok(page(status, messages_page(&signed.shell().await?, &workspace.head(), &Messages { threads })))
}

fn view(workspace: &Workspace, thread: &ThreadView, refused: Option<&Refused<'_>>) -> Thread {
    let (key, name) = match &thread.thread {
        Key::Internal => (INTERNAL.to_owned(), "Team only".to_owned()),
        Key::Role(role) => (role.clone(), role_name(workspace, role, thread.role_name.as_deref())),
    };
    let refused = refused.filter(|refused| refused.thread == key);
    Thread {
        internal: thread.thread == Key::Internal,
        messages: thread.messages.iter().map(|one| message(one, &thread.thread)).collect(),
        draft: refused.map(|refused| refused.text.to_owned()).unwrap_or_default(),
        error: refused.map(|refused| refused.why.clone()),
        key,
        name,
    }
}

/// "Client, Ingrid Solheim"
fn role_name(workspace: &Workspace, role: &str, name: Option<&str>) -> String {
    let case = workspace.case();
    let name = name.unwrap_or(role);
    match case.state.players(role) {
        [] => name.to_owned(),
        players => format!("{name}, {}", case.names(players)),
    }
}
