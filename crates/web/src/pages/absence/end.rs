//! Takes an absence back.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::{
    absences,
    policy::{Intention, require},
};
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn own(signed: Signed, Path(absence): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    absences::end(&signed.ctx, &signed.session.person, &Id::given(&absence)).await?;
    Ok(see_other(&Said::AbsenceEnded.at(&format!("{}#absences", paths::PROFILE))))
}

pub async fn of_member(
    signed: Signed,
    Path((id, absence)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    require(&signed.ctx.caller, Intention::ManageAbsences)?;
    signed.command(&posted.answers)?;
    absences::end(&signed.ctx, &Id::given(&id), &Id::given(&absence)).await?;
    Ok(see_other(&Said::AbsenceEnded.at(&format!("{}#absences", paths::member(&id)))))
}
