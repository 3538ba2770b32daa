//! One act for many records: how far it has come, carrying it out, stopping it.

use crate::{
    kit::{Answer, Answers, Posted, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    bulk::{self, BulkAct, BulkStatus, BulkView, RowState as State, RowView, What},
};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use model::Id;
use views::{
    pages::bulk::{BulkCounts, BulkPage, BulkRow, BulkState, BulkTab, Chosen, RowState, show as show_page},
    paths,
};

/// Seconds until the browser looks again while it is under way.
const AGAIN: HeaderValue = HeaderValue::from_static("2");
/// Rows of a page.
const ROWS: u32 = 50;

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let view = bulk::show(&signed.ctx, &Id::given(&id)).await?;
    Ok(render(&signed, view, StatusCode::OK, &query, None).await?)
}

pub async fn act(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let view = bulk::show(&signed.ctx, &id).await?;
    let done = match (signed.command(&posted.answers), posted.answers.text("act")) {
        (Err(problem), _) => Err(problem),
        (Ok(_), "run") => bulk::run(&signed.ctx, &id).await,
        (Ok(_), "cancel") => bulk::cancel(&signed.ctx, &id).await,
        (Ok(_), _) => Err(Problem::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&paths::bulk(id.as_str()))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let (status, said) = (failure::status(&problem), problem.said(signed.local().language));
            Ok(render(&signed, view, status, &Answers::default(), Some(said)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    view: BulkView,
    status: StatusCode,
    query: &Answers,
    error: Option<String>,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let (tab, state) = tab(query.text("state"));
    let after = query.text("after").parse().unwrap_or(0);
    let mut rows = bulk::rows(&signed.ctx, &view.id, state, (after, ROWS + 1)).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| more).map(|row| row.place);
    let said = match &view.what {
        What::Start(_) => texts.bulk_audit_started(),
        What::Message(_) => texts.bulk_message_title(),
    };
    let shown = BulkPage {
        id: view.id.to_string(),
        chosen: Chosen {
            kind: kind_words(&view.kind, texts),
            said: format!("{said}, {}", signed.local().in_full(view.created_at)),
            pairs: Vec::new(),
        },
        title: view.title,
        text: match view.what {
            What::Message(letter) => Some(letter.text),
            What::Start(_) => None,
        },
        state: state_of(view.status),
        counts: BulkCounts {
            total: view.total,
            ready: view.ready,
            lacking: view.lacking,
            done: view.done,
            failed: view.failed,
        },
        tab,
        rows: rows.into_iter().map(|row| self::row(row, view.act)).collect(),
        next,
        error,
    };
    let mut answer = page(status, show_page(&signed.shell().await?, &shown));
    if matches!(view.status, BulkStatus::Checking | BulkStatus::Running) {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn tab(word: &str) -> (BulkTab, Option<State>) {
    match word {
        "ready" => (BulkTab::Of(RowState::Ready), Some(State::Ready)),
        "lacking" => (BulkTab::Of(RowState::Lacking), Some(State::Lacking)),
        "done" => (BulkTab::Of(RowState::Done), Some(State::Done)),
        "failed" => (BulkTab::Of(RowState::Failed), Some(State::Failed)),
        _ => (BulkTab::All, None),
    }
}

fn row(row: RowView, act: BulkAct) -> BulkRow {
    let href = row.result.map(|result| match act {
        BulkAct::Start => paths::flow(result.as_str()),
        BulkAct::Message => paths::record_messages(row.record.as_str()),
    });
    BulkRow {
        record: row.record.to_string(),
        name: row.name,
        state: match row.state {
            State::Ready => RowState::Ready,
            State::Lacking => RowState::Lacking,
            State::Done => RowState::Done,
            State::Failed => RowState::Failed,
        },
        href,
        problems: row.problems,
    }
}

fn state_of(status: BulkStatus) -> BulkState {
    match status {
        BulkStatus::Checking => BulkState::Checking,
        BulkStatus::Checked => BulkState::Checked,
        BulkStatus::Running => BulkState::Running,
        BulkStatus::Done => BulkState::Done,
        BulkStatus::Cancelled => BulkState::Cancelled,
    }
}
