//! A second step at sign-in, of somebody outside.

use crate::kit::{Answer, SignedGuest, Texts, failure, page, see_other};
use crate::qr::Qr;
use app::{
    Problem,
    factors::{self, Owner},
};
use axum::{http::StatusCode, response::Response};
use model::Color;
use views::{
    PortalPlace,
    pages::portal::{Factor, FactorState, Modules, factor},
    paths,
};

const ABOUT: [&str; 1] = ["second_factor"];

pub async fn show(signed: SignedGuest) -> Answer {
    Ok(render(&signed, StatusCode::OK, None, None).await?)
}

pub async fn act(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    let (act, code) = (answers.text("act").to_owned(), answers.text("code").to_owned());
    let done = async {
        signed.command(&ABOUT, &answers)?;
        carry_out(&signed, &act, &code).await
    };
    match done.await {
        Ok(Some(codes)) => Ok(render(&signed, StatusCode::OK, None, Some(codes)).await?),
        Ok(None) => Ok(see_other(paths::PORTAL_PROFILE)),
        Err(problem) if failure::is_of_form(&problem) => {
            let response = render(&signed, failure::status(&problem), Some(&problem), None).await?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn carry_out(signed: &SignedGuest, act: &str, code: &str) -> Result<Option<Vec<String>>, Problem> {
    let owner = owner(signed);
    match act {
        "confirm" => factors::confirm(&signed.ctx, owner, code).await.map(Some),
        "codes" => factors::new_codes(&signed.ctx, owner, code).await.map(Some),
        "end" => factors::end(&signed.ctx, owner, code).await.map(|()| None),
        _ => Err(Problem::NotFound),
    }
}

fn owner(signed: &SignedGuest) -> Owner<'_> {
    let guest = &signed.guest;
    Owner { account: &guest.account, person: &guest.person, address: &guest.email }
}

async fn render(
    signed: &SignedGuest,
    status: StatusCode,
    problem: Option<&Problem>,
    codes: Option<Vec<String>>,
) -> Result<Response, Problem> {
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let known = factors::state(&signed.ctx, &signed.guest.account).await?;
    let state = match codes {
        Some(codes) => FactorState::Codes(codes),
        None if known.is_on => FactorState::On { codes_left: known.codes_left },
        None => {
            let secret = factors::begin(&signed.ctx, owner(signed), &signed.organisation.name).await?;
            let (dark, side) = Qr::of(&secret.uri, Color::BLACK)?.drawn();
            let qr = Modules { side, dark };
            FactorState::SettingUp { secret: secret.written, uri: secret.uri, qr }
        }
    };
    let said = problem.map(|problem| problem.said(shell.local.language));
    let at_code = matches!(problem, Some(Problem::Invalid(all)) if all.iter().any(|one| one.path == "code"));
    let (error, refusal) = if at_code { (said, None) } else { (None, said) };
    let view = Factor { nonce: signed.nonce(&ABOUT), state, refusal, error, is_required: false };
    Ok(page(status, factor(&shell, &view)))
}
