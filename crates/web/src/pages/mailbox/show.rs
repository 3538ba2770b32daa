//! One mail.

use super::letter;
use crate::{
    Server,
    kit::{Answer, Visit, page},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use std::sync::Arc;
use views::pages::mailbox::{MailPage, show as mail_page};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let letter = letter(&visit.server, &id).await?;
    let link = letter
        .mail
        .text
        .split_whitespace()
        .find(|word| word.starts_with(&server.app.settings.public_address));
    let view = MailPage {
        id,
        to: letter.facts.to_address,
        subject: letter.mail.subject.clone(),
        at: letter.row.created_at,
        link: link.map(str::to_owned),
        text: letter.mail.text,
    };
    Ok(page(StatusCode::OK, mail_page(&visit.shell().await?, &view)))
}
