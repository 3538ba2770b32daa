//! Saves the server: mails go out from now on, those that waited too.

use super::show::{Tried, given, render};
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, see_other};
use app::{Problem, mail_server};
use views::paths;

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    match try_to(&signed, &posted.answers).await {
        Ok(()) if signed.organisation.first_steps => Ok(see_other(&Said::MailSaved.at(paths::HOME))),
        Ok(()) => Ok(see_other(&Said::MailSaved.at(paths::MAIL))),
        Err(Problem::Invalid(problems)) => {
            let status = failure::status(&Problem::Invalid(Vec::new()));
            let tried = Tried { typed: Some(&posted.answers), problems, outcome: None };
            Ok(render(&signed, status, tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<(), Problem> {
    signed.command(answers)?;
    let server = mail_server::read(&signed.ctx, &given(answers)).await?;
    mail_server::save(&signed.ctx, server).await
}
