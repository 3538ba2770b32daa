//! Says in which folder a template is, and whether it is shared.

use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, see_other},
    pages::template::show::{Refused, render},
};
use app::{
    Problem,
    portal::{self, Place},
};
use axum::extract::Path;
use views::{pages::template::TemplatePlace, paths};

pub async fn save(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let place = Place { folder: answers.given("folder"), is_private: answers.ticked("private") };
    match try_to(&signed, &key, answers, place).await {
        Ok(()) => Ok(see_other(&Said::PortalSaved.at(&paths::template(&key)))),
        Err(problem @ Problem::Invalid(_)) => {
            let typed = TemplatePlace {
                folder: answers.text("folder").to_owned(),
                is_private: answers.ticked("private"),
                folder_error: Some(problem.said(signed.local().language)),
            };
            let status = failure::status(&problem);
            Ok(render(&signed, &key, status, Some(Refused::Place(typed))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, key: &str, answers: &Answers, place: Place) -> Result<(), Problem> {
    signed.command(answers)?;
    portal::place_template(&signed.ctx, key, place).await
}
