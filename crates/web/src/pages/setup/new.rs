//! The page the set-up link opens.

use crate::{
    kit::{Answer, Answers, Visit, nonce, page},
    paths,
};
use app::{Problem, setup};
use axum::{extract::Path, http::StatusCode};
use model::{Id, field::FieldProblem};
use texts::Language;
use views::{
    Brand,
    pages::{
        error::{Trouble, show as error_page},
        setup::{Begin, begin as begin_page},
    },
};

pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    render(&visit, StatusCode::OK, &token, &Answers::default(), &[]).await
}

/// The page with what was typed, save the password. A link that does not open says what to do instead.
pub async fn render(
    visit: &Visit,
    status: StatusCode,
    token: &str,
    typed: &Answers,
    problems: &[FieldProblem],
) -> Answer {
    let (server, mut shell) = (&visit.server, visit.shell().await?);
    let now = server.now();
    let known = match setup::open(&server.app, token, now, server.entropy()).await {
        Ok(known) => known,
        Err(Problem::NotFound) => {
            let trouble = dead(shell.local.texts());
            return Ok(page(StatusCode::NOT_FOUND, error_page(&shell, &trouble)));
        }
        Err(problem) => return Err(problem.into()),
    };
    if !known.name_is_fixed {
        // It has no name of its own yet.
        shell.brand = Brand::new("Baton");
    }
    let of = |path: &str| {
        problems.iter().find(|one| one.path == path).map(|one| one.message.to(shell.local.language))
    };
    let id = Id::new(now, &mut server.entropy());
    let chosen_zone = typed.given("zone");
    let language = Language::parse(typed.text("language")).unwrap_or(shell.local.language);
    let view = Begin {
        action: paths::setup(token),
        nonce: nonce::write(&server.app, &["setup", token], id.as_str(), now),
        organisation_fixed: known.name_is_fixed.then(|| known.organisation.name.clone()),
        zone_is_fixed: known.zone_is_fixed,
        organisation: typed.text("organisation").to_owned(),
        organisation_error: of("organisation"),
        guess_zone: chosen_zone.is_none(),
        zone: chosen_zone.unwrap_or(known.organisation.zone),
        zone_error: of("zone"),
        language,
        name: typed.text("name").to_owned(),
        name_error: of("person"),
        email: typed.text("email").to_owned(),
        email_error: of("email"),
        password_error: of("password"),
        refusal: of(""),
    };
    Ok(page(status, begin_page(&shell, &view)))
}

fn dead(texts: texts::Texts) -> Trouble {
    Trouble {
        title: texts.setup_link_dead_title().to_owned(),
        text: texts.setup_link_dead_text().to_owned(),
        id: None,
        on: Some((texts.session_title().to_owned(), views::paths::SIGN_IN.to_owned())),
        again: None,
    }
}
