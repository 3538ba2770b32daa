//! A second step at sign-in, of somebody outside.

use crate::kit::{
    Answer, SignedGuest, Texts,
    factor::{Codes, Device, answered},
    page,
};
use app::{Problem, factors::Owner};
use axum::{http::StatusCode, response::Response};
use views::{PortalPlace, pages::portal::factor, paths};

const ABOUT: [&str; 1] = ["second_factor"];

pub async fn show(signed: SignedGuest) -> Answer {
    Ok(render(&signed, StatusCode::OK, None, None).await?)
}

pub async fn act(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    let done = match signed.command(&ABOUT, &answers) {
        Ok(_) => device(&signed).act(answers.text("act"), answers.text("code")).await,
        Err(problem) => Err(problem),
    };
    answered(done, paths::PORTAL_PROFILE, async |status, problem, codes| {
        render(&signed, status, problem, codes).await
    })
    .await
}

/// Clients choose it for themselves.
fn device(signed: &SignedGuest) -> Device<'_> {
    let guest = &signed.guest;
    let owner = Owner { account: &guest.account, person: &guest.person, address: &guest.email };
    Device { ctx: &signed.ctx, owner, organisation: &signed.organisation.name, is_required: false }
}

async fn render(
    signed: &SignedGuest,
    status: StatusCode,
    problem: Option<&Problem>,
    codes: Option<Codes>,
) -> Result<Response, Problem> {
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let form = (signed.nonce(&ABOUT), shell.local.language);
    let view = device(signed).shown(form, problem, codes).await?;
    Ok(page(status, factor(&shell, &view)))
}
