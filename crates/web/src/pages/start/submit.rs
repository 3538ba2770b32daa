//! Starts a flow from the form of a Start Link.

use super::{show, started};
use crate::{
    Server,
    kit::{Answer, Texts, nonce, see_other},
    shape::input::inputs,
};
use app::{Problem, start_links, start_links::StartSubmission};
use axum::extract::{Path, State};
use model::field::FieldProblem;
use std::sync::Arc;

pub async fn submit(
    State(server): State<Arc<Server>>,
    Path(slug): Path<String>,
    Texts(answers): Texts,
) -> Answer {
    let now = server.now();
    let opened = start_links::open(&server.app, &slug, now, server.entropy()).await?;
    let submission = StartSubmission {
        nonce: answers.one(nonce::FIELD).unwrap_or_default().to_owned(),
        name: answers.text("your_name").to_owned(),
        email: answers.text("your_email").to_owned(),
        data: inputs(&opened.template.definition.start.form, &answers),
    };
    let name = submission.name.clone();
    match start_links::submit(&server.app, &slug, submission, now, server.entropy()).await {
        Ok(done) => Ok(see_other(&started::address(&server, &slug, &name, &done.address_masked))),
        Err(problem) => {
            let status = crate::kit::failure::status(&problem);
            match in_place(problem) {
                Ok(problems) => show::render(&server, status, &slug, &answers, &problems).await,
                Err(problem) => Err(problem.into()),
            }
        }
    }
}

/// Problems the form itself can show; the others get a page of their own.
fn in_place(problem: Problem) -> Result<Vec<FieldProblem>, Problem> {
    match problem {
        Problem::Invalid(problems) => Ok(problems),
        Problem::TooMany { .. } | Problem::Conflict(_) | Problem::KeyReused | Problem::ChangedMeanwhile => {
            Ok(vec![FieldProblem::new("", problem.to_string())])
        }
        // Why is the firm's business, for example a group with too few members.
        Problem::Refused(refused) => {
            tracing::warn!(what = refused.what, "a Start Link could not start its flow");
            let said =
                "We cannot take this at the moment. Nothing was sent; please tell us, or try again later.";
            Ok(vec![FieldProblem::new("", said)])
        }
        other => Err(other),
    }
}
