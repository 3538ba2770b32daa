//! Says in which business calendar the flows of a template count.

use super::show::{Refused, render};
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::{Problem, calendars};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn choose(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let chosen = posted.answers.given("calendar").map(|id| Id::given(&id));
    let done = match signed.command(&posted.answers) {
        Ok(_) => calendars::set_for_template(&signed.ctx, &key, chosen.as_ref()).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::TemplateCalendarSaved.at(&paths::template(&key)))),
        Err(problem @ Problem::Invalid(_)) => {
            let status = failure::status(&problem);
            let why = problem.said(signed.local().language);
            Ok(render(&signed, &key, status, Some(Refused::Calendar(why))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
