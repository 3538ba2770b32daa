//! The log of a flow, newest first, and whether its chain holds.

use super::Workspace;
use crate::{
    kit::{Answer, Answers, Signed, page},
    shape::{Case, Openings, openings, sentences},
};
use app::flows;
use axum::{extract::Path, http::StatusCode};
use engine::{flow::AuthorKind, log::Entry};
use views::{
    pages::workspace::{History, LogRow, Proof, history as history_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    let flow = &workspace.loaded.state.flow;
    let before = query.text("before").parse().ok();
    let found = flows::history_page(&signed.ctx, flow, before).await?;
    let all = paths::flow_history(&id);
    let proof = if !found.intact {
        Proof::Broken
    } else if query.text("check") == "all" {
        let verified = flows::verified(&signed.ctx, flow).await?;
        if verified.problem.is_none() { Proof::All } else { Proof::Broken }
    } else {
        Proof::Shown { check_all: format!("{all}?check=all") }
    };
    let case = workspace.case();
    let opened = opened(&case, &found.entries);
    let view = History {
        rows: found.entries.iter().map(|entry| row(&case, entry, &opened)).collect(),
        older: found.older.map(|older| format!("{all}?before={older}")),
        newest: before.map(|_| all.clone()),
        entries: found.total,
        proof,
    };
    Ok(page(StatusCode::OK, history_page(&signed.shell().await?, &workspace.head(), &view)))
}

/// Steps by assignment, of those opened on this page and those open now.
fn opened(case: &Case<'_>, entries: &[Entry]) -> Openings {
    let mut all = openings(entries);
    let open = case.state.assignments.values();
    all.extend(open.map(|open| (open.id.clone(), open.step.clone())));
    all
}

fn row(case: &Case<'_>, entry: &Entry, opened: &Openings) -> LogRow {
    let author = &entry.actor;
    let other = author.on_behalf_of.as_ref().filter(|other| author.id.as_ref() != Some(*other));
    LogRow {
        seq: entry.seq,
        at: entry.at,
        actor: match (author.kind, &author.id) {
            (AuthorKind::Person, Some(person)) => case.name(person),
            (AuthorKind::Key, _) => case.texts.workspace_api_key().to_owned(),
            _ => case.texts.workspace_by_itself().to_owned(),
        },
        on_behalf_of: other.map(|person| case.texts.workspace_for(case.name(person))),
        said: sentences(case, &entry.events, opened),
        hash: entry.hash.clone(),
    }
}
