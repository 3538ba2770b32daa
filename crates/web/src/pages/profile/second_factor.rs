//! A member's own second step at sign-in, and whether all members need one.

use crate::kit::{Answer, Posted, Said, Signed, failure, page, see_other};
use crate::qr::Qr;
use app::{
    Problem,
    factors::{self, Owner},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Color;
use model::Id;
use views::{
    pages::portal::{Factor, FactorState, Modules, factor_of_member},
    paths,
};

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, None, None).await?)
}

pub async fn act(signed: Signed, posted: Posted) -> Answer {
    let (act, code) = (posted.answers.text("act").to_owned(), posted.answers.text("code").to_owned());
    let done = async {
        signed.command(&posted.answers)?;
        carry_out(&signed, &act, &code).await
    };
    match done.await {
        Ok(Some(codes)) => Ok(render(&signed, StatusCode::OK, None, Some(codes)).await?),
        Ok(None) => Ok(see_other(&Said::ProfileSaved.at(paths::PROFILE))),
        Err(problem) if failure::is_of_form(&problem) => {
            let response = render(&signed, failure::status(&problem), Some(&problem), None).await?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
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

async fn carry_out(signed: &Signed, act: &str, code: &str) -> Result<Option<Vec<String>>, Problem> {
    let owner = owner(signed);
    match act {
        "confirm" => factors::confirm(&signed.ctx, owner, code).await.map(Some),
        "codes" => factors::new_codes(&signed.ctx, owner, code).await.map(Some),
        "end" if factors::are_required(&signed.ctx).await? => Err(Problem::NoSecondFactor),
        "end" => factors::end(&signed.ctx, owner, code).await.map(|()| None),
        _ => Err(Problem::NotFound),
    }
}

fn owner(signed: &Signed) -> Owner<'_> {
    let session = &signed.session;
    Owner { account: &session.account, person: &session.person, address: &session.email }
}

async fn render(
    signed: &Signed,
    status: StatusCode,
    problem: Option<&Problem>,
    codes: Option<Vec<String>>,
) -> Result<Response, Problem> {
    let shell = signed.shell().await?;
    let known = factors::state(&signed.ctx, &signed.session.account).await?;
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
    let is_required = factors::are_required(&signed.ctx).await?;
    let view = Factor { nonce: String::new(), state, refusal, error, is_required };
    Ok(page(status, factor_of_member(&shell, &view)))
}
