//! The page, as stored or as somebody tried to change it.

use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Problem,
    mail_server::{self, Given, MailServer, Tls},
    policy::{Intention, require},
};
use axum::{http::StatusCode, response::Response};
use model::field::FieldProblem;
use texts::Language;
use views::pages::organisation::{MailForm, MailPage, MailWay, TlsWord, TrialOutcome, mail as mail_page};

/// Where most servers take mails from programs.
const USUAL_PORT: &str = "587";

/// What somebody tried, and what came of it.
#[derive(Default)]
pub struct Tried<'a> {
    pub typed: Option<&'a Answers>,
    pub problems: Vec<FieldProblem>,
    pub outcome: Option<TrialOutcome>,
}

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, Tried::default()).await?)
}

pub async fn render(signed: &Signed, status: StatusCode, tried: Tried<'_>) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageOrganisation)?;
    let (app, shell) = (&signed.ctx.app, signed.shell().await?);
    let stored = mail_server::current(app, signed.ctx.organisation()).await?;
    let fixed = &app.settings.fixed;
    let way = match (&fixed.mail, &stored) {
        (Some(fixed), _) => MailWay::Fixed {
            server: fixed.server.clone(),
            user: fixed.user.clone(),
            place: fixed.place.clone(),
        },
        (None, Some(_)) => MailWay::Saved,
        (None, None) => MailWay::Waits,
    };
    let view = MailPage {
        way,
        form: form(stored.as_ref(), &signed.session.email, &tried, shell.local.language),
        sender_fixed: fixed.sender.as_ref().map(|fixed| (fixed.sender.clone(), fixed.place.clone())),
        my_address: signed.session.email.clone(),
        outcome: tried.outcome,
        first_steps: signed.organisation.first_steps,
    };
    Ok(page(status, mail_page(&shell, &view)))
}

/// What was posted.
pub fn given(answers: &Answers) -> Given {
    Given {
        host: answers.text("host").to_owned(),
        port: answers.text("port").to_owned(),
        tls: answers.text("tls").to_owned(),
        user: answers.text("user").to_owned(),
        password: answers.one("password").unwrap_or_default().to_owned(),
        sender: answers.text("sender").to_owned(),
    }
}

fn form(stored: Option<&MailServer>, me: &str, tried: &Tried<'_>, language: Language) -> MailForm {
    let as_stored = match stored {
        Some(server) => MailForm {
            host: server.host.clone(),
            port: server.port.to_string(),
            tls: word(server.tls),
            user: server.user.clone().unwrap_or_default(),
            has_password: server.password.is_some(),
            sender: server.sender.clone(),
            ..MailForm::default()
        },
        None => MailForm { port: USUAL_PORT.to_owned(), sender: me.to_owned(), ..MailForm::default() },
    };
    let Some(typed) = tried.typed else { return as_stored };
    let of =
        |path: &str| tried.problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    MailForm {
        host: typed.text("host").to_owned(),
        host_error: of("host"),
        port: typed.text("port").to_owned(),
        port_error: of("port"),
        tls: TlsWord::parse(typed.text("tls")).unwrap_or_default(),
        user: typed.text("user").to_owned(),
        user_error: of("user"),
        has_password: as_stored.has_password,
        password_error: of("password"),
        sender: typed.text("sender").to_owned(),
        sender_error: of("sender"),
        refusal: of("").or_else(|| of("tls")),
    }
}

fn word(tls: Tls) -> TlsWord {
    match tls {
        Tls::StartTls => TlsWord::StartTls,
        Tls::Wrapped => TlsWord::Wrapped,
        Tls::None => TlsWord::None,
    }
}
