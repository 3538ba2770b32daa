//! Sends the reader a test message at once, shows what the mail server answered, and notes that it was done. Nothing
//! else is saved.

use super::show::{Tried, given, render};
use crate::{
    Server, TestMessage,
    kit::{Answer, Answers, Posted, Signed, failure},
    shape,
};
use app::{
    Problem,
    mail_server::{self, MailServer},
    policy::{Intention, require},
};
use axum::{extract::State, http::StatusCode};
use std::sync::Arc;
use views::{
    mails::{Envelope, test_message},
    pages::organisation::TrialOutcome,
    paths,
};

pub async fn send(State(server): State<Arc<Server>>, signed: Signed, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let by_settings = signed.ctx.app.settings.fixed.mail.is_some();
    match read(&signed, answers, by_settings).await {
        Ok(through) => {
            let place = through.as_ref().map(|server| format!("{}:{}", server.host, server.port));
            let outcome = match (server.trial)(message(&signed, through)).await {
                Ok(answer) => TrialOutcome { sent: true, answer },
                Err(answer) => TrialOutcome { sent: false, answer },
            };
            mail_server::tested(&signed.ctx, place.as_deref(), outcome.sent).await?;
            let typed = (!by_settings).then_some(answers);
            let tried = Tried { typed, problems: Vec::new(), outcome: Some(outcome) };
            Ok(render(&signed, StatusCode::OK, tried).await?)
        }
        Err(Problem::Invalid(problems)) => {
            let status = failure::status(&Problem::Invalid(Vec::new()));
            let tried = Tried { typed: Some(answers), problems, outcome: None };
            Ok(render(&signed, status, tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The server of the form; `None` where the settings name one.
async fn read(signed: &Signed, answers: &Answers, by_settings: bool) -> Result<Option<MailServer>, Problem> {
    require(&signed.ctx.caller, Intention::ManageOrganisation)?;
    signed.command(answers)?;
    if by_settings {
        return Ok(None);
    }
    mail_server::read(&signed.ctx, &given(answers)).await.map(Some)
}

fn message(signed: &Signed, through: Option<MailServer>) -> TestMessage {
    let envelope = Envelope {
        brand: shape::brand(&signed.organisation),
        local: signed.local(),
        name: Some(signed.session.name.clone()),
    };
    let back = format!("{}{}", signed.ctx.app.settings.public_address, paths::MAIL);
    TestMessage {
        server: through,
        organisation: signed.organisation.name.clone(),
        to_name: signed.session.name.clone(),
        to_address: signed.session.email.clone(),
        words: test_message(&envelope, &back),
        at: signed.ctx.now,
        id: signed.ctx.id().to_string(),
    }
}
