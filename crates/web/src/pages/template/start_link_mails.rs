//! A Start Link by mail: sends it, and lists to whom it was sent.

use super::start_link::{Wrong, managed};
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, see_other};
use app::{
    Cursor, PageRequest, Problem,
    idempotency::{Key, once},
    start_links,
    start_links::{ADDRESSES_MAX, NewSending, SentState as Stored},
};
use axum::extract::Path;
use model::field::FieldProblem;
use texts::Language;
use views::{
    pages::template::{SendingForm, SentRow, SentState},
    paths,
};

/// Mails are sent once for each form, however often it is.
const ROUTE: &str = "start_link_mails";
/// On one page.
const ROWS: u32 = 20;

pub async fn send(mut signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let done = match signed.command(answers) {
        Ok(command) => {
            let (to, message) = (answers.text("to").to_owned(), answers.text("message").to_owned());
            let body = format!("{key}\n{to}\n{message}");
            signed.ctx.once = Some(Key::new(&command, ROUTE, body.as_bytes()));
            let language = Language::parse(answers.text("language"));
            let new = NewSending { to: vec![to], message, language };
            let sent: Result<usize, Problem> =
                once(&signed.ctx, start_links::send(&signed.ctx, &key, new)).await;
            signed.ctx.once = None;
            sent.map(drop)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::StartLinkSent.at(&paths::start_link(&key)))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            let problems = match problem {
                Problem::Invalid(problems) => problems,
                problem => vec![FieldProblem::new("to", problem.sentence())],
            };
            let sending = Some(typed(&signed, answers, &problems));
            Ok(managed(&signed, &key, status, Wrong { sending, ..Wrong::default() }).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) fn empty(signed: &Signed) -> SendingForm {
    SendingForm {
        to: String::new(),
        to_error: None,
        message: String::new(),
        message_error: None,
        language: signed.organisation.language,
        addresses_max: ADDRESSES_MAX,
    }
}

fn typed(signed: &Signed, answers: &Answers, problems: &[FieldProblem]) -> SendingForm {
    let language = signed.local().language;
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    let empty = empty(signed);
    SendingForm {
        to: answers.text("to").to_owned(),
        to_error: of("to").or_else(|| of("")),
        message: answers.text("message").to_owned(),
        message_error: of("message"),
        language: Language::parse(answers.text("language")).unwrap_or(empty.language),
        ..empty
    }
}

pub(super) struct Sent {
    pub rows: Vec<SentRow>,
    pub older: Option<String>,
}

pub(super) async fn sent(signed: &Signed, key: &str, after: Option<&str>) -> Result<Sent, Problem> {
    let request = PageRequest { after: after.and_then(Cursor::parse), ..PageRequest::first(ROWS) };
    let page = start_links::sent(&signed.ctx, key, &request).await?;
    let row = |line: start_links::SentLine| SentRow {
        email: line.email,
        sender: line.sender,
        at: line.at,
        state: state(line.state, signed.organisation.mails_wait),
        why: line.why,
        uses: line.uses,
    };
    let older = page.next.map(|next| format!("{}?after={}#sent", paths::start_link(key), next.encode()));
    Ok(Sent { rows: page.items.into_iter().map(row).collect(), older })
}

fn state(stored: Stored, mails_wait: bool) -> SentState {
    match stored {
        Stored::Waiting if mails_wait => SentState::WaitsForServer,
        Stored::Waiting => SentState::Waiting,
        Stored::Retried => SentState::Retried,
        Stored::Sent => SentState::Sent,
        Stored::Failed => SentState::Failed,
        Stored::Dropped => SentState::Dropped,
    }
}
