//! The page, as stored or as somebody tried to change it.

use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Problem,
    organisations::Place,
    policy::{Intention, require},
};
use axum::{http::StatusCode, response::Response};
use model::{PublicLinks, field::FieldProblem};
use texts::Language;
use views::pages::organisation::{OrganisationForm, OrganisationPage, show as organisation_page};

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, None).await?)
}

/// `tried`: what was typed and what does not fit.
pub async fn render(
    signed: &Signed,
    status: StatusCode,
    tried: Option<(&Answers, &[FieldProblem])>,
) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageOrganisation)?;
    let settings = &signed.ctx.app.settings;
    let shell = signed.shell().await?;
    let language = shell.local.language;
    let view = OrganisationPage {
        logo_error: tried.and_then(|(_, problems)| of(problems, Place::Logo.field(), language)),
        sign_in_error: tried.and_then(|(_, problems)| of(problems, Place::SignIn.field(), language)),
        host_address: signed.organisation.host.as_ref().map(|_| signed.organisation.address.clone()),
        form: form(signed, tried, language),
        name_place: settings.fixed.name.clone(),
        zone_place: settings.fixed.zone.clone(),
        address: settings.public_address.clone(),
        address_place: settings.fixed.public_address.clone(),
        address_is_local: is_local(&settings.public_address),
    };
    Ok(page(status, organisation_page(&shell, &view)))
}

fn form(signed: &Signed, tried: Option<(&Answers, &[FieldProblem])>, language: Language) -> OrganisationForm {
    let stored = &signed.organisation;
    let as_stored = OrganisationForm {
        name: stored.name.clone(),
        zone: stored.zone.clone(),
        language: stored.language,
        color: stored.color.map(|color| color.to_string()).unwrap_or_default(),
        color_as_it_is: stored.color.is_some_and(|color| color.offered().is_some()),
        links: stored.links.clone(),
        footer: stored.footer.clone().unwrap_or_default(),
        host: stored.host.clone().unwrap_or_default(),
        ..OrganisationForm::default()
    };
    // A picture that was not taken comes with a form of its own, which asks for no language.
    let Some((typed, problems)) = tried.filter(|(typed, _)| typed.one("language").is_some()) else {
        return as_stored;
    };
    OrganisationForm {
        name: typed.given("name").unwrap_or(as_stored.name),
        name_error: of(problems, "name", language).or_else(|| of(problems, "", language)),
        zone: typed.given("zone").unwrap_or(as_stored.zone),
        zone_error: of(problems, "zone", language),
        language: Language::parse(typed.text("language")).unwrap_or(as_stored.language),
        color: typed.text("color").to_owned(),
        color_error: of(problems, "color", language),
        links: PublicLinks { privacy: typed.given("privacy"), help: typed.given("help") },
        privacy_error: of(problems, "privacy", language),
        help_error: of(problems, "help", language),
        color_as_it_is: typed.ticked("color_as_it_is"),
        footer: typed.text("footer").to_owned(),
        footer_error: of(problems, "footer", language),
        host: typed.text("host").to_owned(),
        host_error: of(problems, "host", language),
    }
}

fn of(problems: &[FieldProblem], path: &str, language: Language) -> Option<String> {
    problems.iter().find(|one| one.path == path).map(|one| one.message.to(language))
}

fn is_local(address: &str) -> bool {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_none_or(|host| host == "localhost" || host.starts_with("127.") || host == "[::1]")
}
