//! How somebody outside reads and signs in.

use crate::kit::{Answer, Answers, SignedGuest, Texts, failure, page, see_other};
use app::{
    Problem,
    attention::{self, Wish},
    factors,
    passwords::LENGTH_MIN,
    portal::{self, GuestSession, PasswordChange, Reading},
};
use axum::{http::StatusCode, response::Response};
use texts::Language;
use views::{
    PortalPlace,
    pages::portal::{GuestDevice, GuestPassword, GuestProfile, profile},
    paths,
};

/// What the nonce of its forms is bound to.
pub const ABOUT: [&str; 1] = ["profile"];

/// What was wrong with what was typed.
#[derive(Default)]
struct Tried {
    reading: Option<(String, String, String)>,
    problem: Option<Problem>,
}

pub async fn show(signed: SignedGuest, query: Answers) -> Answer {
    Ok(render(&signed, StatusCode::OK, query.ticked("saved"), Tried::default()).await?)
}

pub async fn save(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    let reading = Reading {
        language: answers.one("language").and_then(Language::parse),
        zone: answers.given("zone"),
        mails: Wish::parse(answers.text("mails")).unwrap_or_default(),
    };
    let done = match signed.command(&ABOUT, &answers) {
        Ok(_) => portal::save(&signed.ctx, &signed.guest, reading).await,
        Err(problem) => Err(problem),
    };
    let text = |name: &str| answers.text(name).to_owned();
    let typed = (text("language"), text("zone"), text("mails"));
    after(&signed, done, Tried { reading: Some(typed), problem: None }).await
}

pub async fn password(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    let given = |name: &str| answers.one(name).unwrap_or_default().to_owned();
    let change = PasswordChange { now: given("now"), new: given("password") };
    let done = match signed.command(&ABOUT, &answers) {
        Ok(_) => portal::set_password(&signed.ctx, &signed.guest, change).await,
        Err(problem) => Err(problem),
    };
    after(&signed, done, Tried::default()).await
}

async fn after(signed: &SignedGuest, done: Result<(), Problem>, tried: Tried) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&format!("{}?saved=1", paths::PORTAL_PROFILE))),
        Err(problem) if failure::is_of_form(&problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let tried = Tried { problem: Some(problem), ..tried };
            Ok(failure::after(wait, render(signed, status, false, tried).await?))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &SignedGuest,
    status: StatusCode,
    is_saved: bool,
    tried: Tried,
) -> Result<Response, Problem> {
    let (ctx, guest) = (&signed.ctx, &signed.guest);
    let shell = signed.shell(PortalPlace::Elsewhere).await?;
    let language = shell.local.language;
    let of = |path: &str| match &tried.problem {
        Some(Problem::Invalid(all)) => {
            all.iter().find(|one| one.path == path).map(|one| one.message.to(language))
        }
        Some(problem) if path == "password" => Some(problem.said(language)),
        _ => None,
    };
    let wish = attention::wish(ctx, &guest.person).await?.word().to_owned();
    let kept = || {
        let language = guest.language.map_or("", Language::code).to_owned();
        (language, guest.zone.clone().unwrap_or_default(), wish)
    };
    let (zone_error, now_error, new_error) = (of("zone"), of("now"), of("password").or_else(|| of("")));
    let (chosen, zone, mails) = tried.reading.unwrap_or_else(kept);
    let view = GuestProfile {
        nonce: signed.nonce(&ABOUT),
        name: guest.name.clone(),
        email: guest.email.clone(),
        language: chosen,
        zone,
        mails,
        zone_error,
        zone_of_organisation: signed.organisation.zone.clone(),
        is_saved,
        password: GuestPassword {
            is_set: portal::has_password(ctx, guest).await?,
            now_error,
            new_error,
            length_min: LENGTH_MIN,
        },
        has_second_factor: factors::is_on(&ctx.app, &guest.account).await?,
        devices: portal::sessions(ctx, guest).await?.into_iter().map(device).collect(),
    };
    Ok(page(status, profile(&shell, &view)))
}

fn device(line: GuestSession) -> GuestDevice {
    GuestDevice {
        id: line.id,
        name: line.device,
        network: line.address,
        is_remembered: line.is_remembered,
        signed_in_at: line.signed_in_at,
        seen_at: line.seen_at,
        is_this: line.is_this,
    }
}
