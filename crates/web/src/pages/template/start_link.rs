//! Switches the Start Link of a template on or off.

use super::show::{Refused, render};
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::{Problem, start_links, start_links::StartLinkSettings};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn configure(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let (on, owner) = (answers.ticked("on"), answers.text("owner").to_owned());
    let done = match signed.command(answers) {
        Ok(_) => {
            let wanted = StartLinkSettings { enabled: on, owner: Id::given(&owner) };
            start_links::configure(&signed.ctx, &key, wanted).await.map(drop)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::StartLinkSaved.at(&paths::template(&key)))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            let why = problem.said(signed.local().language);
            Ok(render(&signed, &key, status, Some(Refused::StartLink { on, owner, why })).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
