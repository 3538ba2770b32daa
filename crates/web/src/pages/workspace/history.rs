//! The log of a flow, newest first, and whether its chain holds.

use super::Workspace;
use crate::{
    kit::{Answer, Answers, Signed, page},
    shape::{Case, Openings, openings, sentences},
};
use app::{Problem, flows};
use axum::{extract::Path, http::StatusCode};
use engine::{flow::AuthorKind, log::Entry};
use views::{
    pages::workspace::{History, LogRow, history as history_page},
    paths,
};

/// Entries of one page.
const PAGE: i64 = 200;

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    let flow = workspace.loaded.state.flow.clone();
    let verified = flows::verified(&signed.ctx, &flow).await?;
    let last = i64::try_from(verified.entries).map_err(Problem::broken)?;
    let until = query.text("until").parse().unwrap_or(last).clamp(0, last);
    let from = (until - PAGE).max(0);
    let entries = flows::history(&signed.ctx, &flow, from).await?;
    let (case, opened) = (workspace.case(), openings(&entries));
    let shown = entries.iter().filter(|entry| i64::try_from(entry.seq).is_ok_and(|seq| seq <= until));
    let view = History {
        rows: shown.rev().map(|entry| row(&case, entry, &opened)).collect(),
        older: (from > 0).then(|| format!("{}?until={from}", paths::flow_history(&id))),
        entries: verified.entries,
        verified: verified.problem.is_none(),
    };
    Ok(page(StatusCode::OK, history_page(&signed.shell().await?, &workspace.head(), &view)))
}

fn row(case: &Case<'_>, entry: &Entry, opened: &Openings) -> LogRow {
    let author = &entry.actor;
    LogRow {
        seq: entry.seq,
        at: entry.at,
        actor: match (author.kind, &author.id) {
            (AuthorKind::Person, Some(person)) => case.name(person),
            (AuthorKind::Key, _) => "An API key".to_owned(),
            _ => "Baton".to_owned(),
        },
        on_behalf_of: author.on_behalf_of.as_ref().map(|person| format!("for {}", case.name(person))),
        said: sentences(case, &entry.events, opened),
        hash: entry.hash.clone(),
    }
}
