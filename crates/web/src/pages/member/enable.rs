//! A member comes back.

use super::edit::{Tried, render};
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::{Problem, members};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn enable(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let id = Id::given(&id);
    match members::enable(&signed.ctx, &id).await {
        Ok(()) => Ok(see_other(&Said::MemberEnabled.at(paths::MEMBERS))),
        Err(problem @ Problem::Conflict(_)) => {
            let refusal = Some(problem.said(signed.local().language));
            let tried = Tried { refusal, ..Tried::default() };
            Ok(render(&signed, &id, failure::status(&problem), tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
