//! A member's own second step at sign-in, and whether all members need one.

use crate::kit::{
    Answer, Posted, Said, Signed,
    factor::{Codes, Device, answered},
    page, see_other,
};
use app::{
    Problem,
    factors::{self, Owner},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{pages::portal::factor_of_member, paths};

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, None, None).await?)
}

pub async fn act(signed: Signed, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let done = async {
        signed.command(answers)?;
        device(&signed).await?.act(answers.text("act"), answers.text("code")).await
    };
    let back = Said::ProfileSaved.at(paths::PROFILE);
    answered(done.await, &back, async |status, problem, codes| render(&signed, status, problem, codes).await)
        .await
}

/// Admin: whether everybody needs one.
pub async fn rule(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    factors::require_of_members(&signed.ctx, posted.answers.ticked("needed")).await?;
    Ok(see_other(&Said::MemberSaved.at(paths::MEMBERS)))
}

/// Admin: somebody lost their device.
pub async fn end_of_member(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    factors::end_of_member(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::MemberSaved.at(&paths::member(&id))))
}

async fn device(signed: &Signed) -> Result<Device<'_>, Problem> {
    let session = &signed.session;
    let owner = Owner { account: &session.account, person: &session.person, address: &session.email };
    let is_required = factors::are_required(&signed.ctx).await?;
    Ok(Device { ctx: &signed.ctx, owner, organisation: &signed.organisation.name, is_required })
}

async fn render(
    signed: &Signed,
    status: StatusCode,
    problem: Option<&Problem>,
    codes: Option<Codes>,
) -> Result<Response, Problem> {
    let shell = signed.shell().await?;
    let form = (String::new(), shell.local.language);
    let view = device(signed).await?.shown(form, problem, codes).await?;
    Ok(page(status, factor_of_member(&shell, &view)))
}
