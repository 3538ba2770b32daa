//! Makes a group.

use crate::{
    kit::{Answer, Posted, Said, Signed, failure, see_other},
    pages::member::list::{Beside, render},
};
use app::{Problem, groups};
use views::paths;

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    let name = posted.answers.text("name");
    let done = match signed.command(&posted.answers) {
        Ok(_) => groups::create(&signed.ctx, name).await.map(drop),
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::GroupCreated.at(paths::MEMBERS))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            let said = problem.said(signed.local().language);
            let beside = Beside { group_name: name.to_owned(), group_error: Some(said), ..Beside::default() };
            Ok(render(&signed, status, beside).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
