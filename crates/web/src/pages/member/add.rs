//! Adds a member; the one-time link to set a password is shown once.

use super::list::{Beside, permissions, render};
use crate::kit::{Answer, Answers, Posted, Signed, failure};
use app::{Problem, members, members::NewMember, passwords::OneTimeLink};
use axum::http::StatusCode;
use model::field::FieldProblem;
use texts::Language;
use views::pages::member::{May, MemberForm};

pub async fn add(signed: Signed, posted: Posted) -> Answer {
    let answers = &posted.answers;
    match try_to(&signed, answers).await {
        Ok(one_time) => {
            let beside = Beside { one_time: Some(one_time), ..Beside::default() };
            Ok(render(&signed, StatusCode::OK, beside).await?)
        }
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_) | Problem::ChangedMeanwhile)) => {
            let status = failure::status(&problem);
            let problems = match problem {
                Problem::Invalid(problems) => problems,
                problem => vec![FieldProblem::new("email", problem.sentence())],
            };
            let form = form(answers, &problems, signed.local().language);
            Ok(render(&signed, status, Beside { form, ..Beside::default() }).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<(String, OneTimeLink), Problem> {
    signed.command(answers)?;
    let new = NewMember {
        email: answers.text("email").to_owned(),
        name: answers.text("name").to_owned(),
        groups: answers.all("group").map(str::to_owned).collect(),
        ..NewMember::default()
    };
    let may = permissions(May::from_words(answers.all("may")));
    let (member, link) = members::add_with(&signed.ctx, new, may).await?;
    Ok((member.name, link))
}

fn form(answers: &Answers, problems: &[FieldProblem], language: Language) -> MemberForm {
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    MemberForm {
        name: answers.text("name").to_owned(),
        name_error: of("name").or_else(|| of("")),
        email: answers.text("email").to_owned(),
        email_error: of("email"),
        groups: answers.all("group").map(str::to_owned).collect(),
        may: May::from_words(answers.all("may")),
        may_error: of("permissions"),
    }
}
