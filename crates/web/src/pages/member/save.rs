//! Saves name, permissions and groups of a member.

use super::{
    edit::{Tried, render},
    list::permissions,
};
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, see_other};
use app::{Problem, members, members::MemberChange};
use axum::extract::Path;
use model::Id;
use views::{pages::member::May, paths};

pub async fn save(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let answers = &posted.answers;
    match try_to(&signed, &id, answers).await {
        Ok(()) => Ok(see_other(&Said::MemberSaved.at(paths::MEMBERS))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            let (problems, refusal) = match problem {
                Problem::Invalid(problems) => (problems, None),
                problem => (Vec::new(), Some(problem.said(signed.local().language))),
            };
            let tried = Tried { typed: Some(answers), problems, refusal, ..Tried::default() };
            Ok(render(&signed, &id, status, tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, id: &Id, answers: &Answers) -> Result<(), Problem> {
    signed.command(answers)?;
    let wanted = MemberChange {
        name: answers.text("name").to_owned(),
        permissions: permissions(May::from_words(answers.all("may"))),
        groups: answers.all("group").map(Id::given).collect(),
    };
    members::change(&signed.ctx, id, wanted).await
}
