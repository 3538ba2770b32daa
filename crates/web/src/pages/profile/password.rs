//! Changes the password of whoever knows the old one.

use super::show::{Tried, render};
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, see_other};
use app::{Problem, passwords};
use model::field::FieldProblem;
use texts::Sentence;
use views::paths;

pub async fn change(signed: Signed, posted: Posted) -> Answer {
    match try_to(&signed, &posted.answers).await {
        Ok(()) => Ok(see_other(&Said::PasswordChanged.at(paths::PROFILE))),
        Err(problem @ (Problem::Invalid(_) | Problem::TooMany { .. })) => {
            let status = failure::status(&problem);
            let wait = failure::wait(&problem);
            let problems = match problem {
                Problem::Invalid(problems) => problems,
                problem => vec![FieldProblem::new("now", problem.sentence())],
            };
            let response = render(&signed, status, Tried { problems, ..Tried::default() }).await?;
            Ok(failure::after(wait, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<(), Problem> {
    signed.command(answers)?;
    let of = |name: &str| answers.one(name).unwrap_or_default().to_owned();
    if of("password") != of("again") {
        return Err(Problem::invalid("again", Sentence::problem_password_other()));
    }
    let session = signed.session.session_id.clone();
    let change = passwords::Change { now: of("now"), new: of("password"), session };
    passwords::change(&signed.ctx, change).await
}
