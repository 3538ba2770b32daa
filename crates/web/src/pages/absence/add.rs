//! Says when somebody is away.

use super::show::{Tried, new};
use crate::{
    kit::{Answer, Posted, Said, Signed, failure, see_other},
    pages::{member, profile},
};
use app::{
    Problem, absences,
    policy::{Intention, require},
};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn own(signed: Signed, posted: Posted) -> Answer {
    let person = signed.session.person.clone();
    let new = new(&posted.answers);
    let done = match signed.command(&posted.answers) {
        Ok(_) => absences::add(&signed.ctx, &person, &new).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&Said::AbsenceAdded.at(&format!("{}#absences", paths::PROFILE)))),
        Err(problem) => {
            let status = failure::status(&problem);
            let Problem::Invalid(problems) = problem else { return Err(problem.into()) };
            let absence = Tried { new, problems };
            let tried = profile::show::Tried { absence, ..profile::show::Tried::default() };
            Ok(profile::show::render(&signed, status, tried).await?)
        }
    }
}

pub async fn of_member(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManageAbsences)?;
    let person = Id::given(&id);
    let new = new(&posted.answers);
    let done = match signed.command(&posted.answers) {
        Ok(_) => absences::add(&signed.ctx, &person, &new).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&Said::AbsenceAdded.at(&format!("{}#absences", paths::member(&id))))),
        Err(problem) => {
            let status = failure::status(&problem);
            let Problem::Invalid(problems) = problem else { return Err(problem.into()) };
            let absence = Tried { new, problems };
            let tried = member::edit::Tried { absence, ..member::edit::Tried::default() };
            Ok(member::edit::render(&signed, &person, status, tried).await?)
        }
    }
}
