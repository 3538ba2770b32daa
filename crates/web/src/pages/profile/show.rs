//! The page, with what was typed and what is wrong with it.

use crate::{
    kit::{Answer, Signed, page},
    pages::absence,
};
use app::{Problem, attention, factors, passwords::LENGTH_MIN, sessions};
use axum::{http::StatusCode, response::Response};
use model::field::FieldProblem;
use texts::Language;
use views::pages::profile::{Device, PasswordForm, Profile, show as profile};

/// The choice of one mail each morning.
pub const DIGEST: &str = "digest";

/// What was typed and not taken.
#[derive(Default)]
pub struct Tried {
    /// Name, language, zone, and whether mails come in a digest.
    pub typed: Option<(String, String, String, bool)>,
    /// Of either form: their fields have different names.
    pub problems: Vec<FieldProblem>,
    pub absence: absence::Tried,
}

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, Tried::default()).await?)
}

pub async fn render(signed: &Signed, status: StatusCode, tried: Tried) -> Result<Response, Problem> {
    let session = &signed.session;
    let of = |path: &str| {
        let wrong = tried.problems.iter().find(|one| one.path == path);
        wrong.map(|one| one.message.to(signed.local().language))
    };
    let digest = attention::wants_digest(&signed.ctx).await?;
    let kept = || {
        let language = session.language.map_or("", Language::code).to_owned();
        (session.name.clone(), language, session.zone.clone().unwrap_or_default(), digest)
    };
    let password = PasswordForm {
        now_error: of("now"),
        new_error: of("password"),
        again_error: of("again"),
        length_min: LENGTH_MIN,
    };
    let errors = (of("name").or_else(|| of("")), of("zone"));
    let (name, language, zone, digest) = tried.typed.unwrap_or_else(kept);
    let view = Profile {
        name,
        name_error: errors.0,
        email: session.email.clone(),
        language,
        zone,
        zone_error: errors.1,
        zone_of_organisation: signed.organisation.zone.clone(),
        mails: if digest { DIGEST.to_owned() } else { String::new() },
        password,
        has_second_factor: factors::is_on(&signed.ctx.app, &session.account).await?,
        devices: devices(signed).await?,
        absences: absence::view(signed, &session.person, None, tried.absence).await?,
    };
    Ok(page(status, profile(&signed.shell().await?, &view)))
}

async fn devices(signed: &Signed) -> Result<Vec<Device>, Problem> {
    let lines = sessions::list(&signed.ctx, &signed.session.session_id).await?;
    let device = |line: sessions::SessionLine| Device {
        id: line.id,
        name: line.device,
        network: line.address,
        signed_in_at: line.signed_in_at,
        seen_at: line.seen_at,
        is_this: line.is_this,
    };
    Ok(lines.into_iter().map(device).collect())
}
