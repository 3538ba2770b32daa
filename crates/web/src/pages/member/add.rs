//! Adds a member; the one-time link to set a password is shown once.

use super::list::{Beside, render};
use crate::kit::{Answer, Answers, Posted, Signed, failure};
use app::{Problem, members, members::NewMember, passwords::OneTimeLink};
use axum::http::StatusCode;
use model::field::FieldProblem;
use views::pages::member::MemberForm;
use texts::Language;

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
            let beside = Beside { form: form(answers, &problems, signed.local().language), ..Beside::default() };
            Ok(render(&signed, status, beside).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<(String, OneTimeLink), Problem> {
    signed.command(answers)?;
    let admin = answers.ticked("admin");
    let new = NewMember {
        email: answers.text("email").to_owned(),
        name: answers.text("name").to_owned(),
        groups: answers.all("group").map(str::to_owned).collect(),
        admin,
        builder: admin,
    };
    let (member, link) = members::add(&signed.ctx, new).await?;
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
        is_admin: answers.ticked("admin"),
    }
}
