//! Starts a flow from the form of a Start Link.

use super::{
    show::{self, SENDING, Shown},
    started,
};
use crate::{
    kit::{Answer, Client, Texts, Visit, failure, nonce, see_other},
    limits::Counted,
    shape::input::inputs,
};
use app::{Problem, start_links, start_links::StartSubmission};
use axum::extract::Path;
use model::field::FieldProblem;
use std::sync::Arc;
use texts::Sentence;
use views::pages::start::TRAP;

pub async fn submit(
    mut visit: Visit,
    Path(slug): Path<String>,
    Client(visitor): Client,
    Texts(answers): Texts,
) -> Answer {
    let server = Arc::clone(&visit.server);
    let now = server.now();
    let opened = start_links::open_again(&server.app, &slug, now, server.entropy()).await?;
    visit.opened(&opened.organisation_id)?;
    let sending = answers.given(SENDING);
    let submission = StartSubmission {
        nonce: answers.one(nonce::FIELD).unwrap_or_default().to_owned(),
        name: answers.text("your_name").to_owned(),
        email: answers.text("your_email").to_owned(),
        language: visit.spoken.browser(),
        sending: sending.clone(),
        data: inputs(&opened.template.definition.start.form, &answers, visit.language().await?),
    };
    let name = submission.name.clone();
    let is_framed = show::is_framed(&answers);
    let done = match server.count(Counted::Starts, &visitor) {
        Ok(()) if !answers.text(TRAP).is_empty() => Err(Problem::invalid("", Sentence::start_send_again())),
        Ok(()) => start_links::submit(&server.app, &slug, submission, now, server.entropy()).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(done) => {
            let said = (name.as_str(), done.address_masked.as_str());
            Ok(see_other(&started::address(&server, &slug, said, is_framed)))
        }
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            // Sent before with other answers: only a new form could start once more.
            let nonce = answers.one(nonce::FIELD).filter(|_| !matches!(problem, Problem::KeyReused));
            let problems = in_place(problem)?;
            let shown = Shown {
                typed: Some(&answers),
                problems: &problems,
                nonce,
                is_answer: true,
                is_framed,
                sending,
            };
            Ok(failure::after(wait, show::render(&visit, status, &slug, shown).await?))
        }
    }
}

/// Problems the form itself can show; the others get a page of their own.
pub fn in_place(problem: Problem) -> Result<Vec<FieldProblem>, Problem> {
    match problem {
        Problem::Invalid(problems) | Problem::NotKept(problems) => Ok(problems),
        Problem::KeyReused => Ok(vec![FieldProblem::new("", Sentence::start_sent_before())]),
        Problem::TooMany { .. } | Problem::Conflict(_) | Problem::ChangedMeanwhile => {
            Ok(vec![FieldProblem::new("", problem.sentence())])
        }
        // Why is the firm's business, for example a group with too few members.
        Problem::Refused(refused) => {
            tracing::warn!(what = %refused.what, "a Start Link could not start its flow");
            Ok(vec![FieldProblem::new("", Sentence::problem_start_not_now())])
        }
        other => Err(other),
    }
}
