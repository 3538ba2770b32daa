//! One mail.

use super::{Asker, letter};
use crate::kit::{Answer, Visit, page};
use axum::{extract::Path, http::StatusCode};
use views::pages::mailbox::{MailPage, show as mail_page};

pub async fn show(visit: Visit, asker: Asker, Path(id): Path<String>) -> Answer {
    let letter = letter(&visit.server, asker, &id).await?;
    let ours = [visit.server.app.settings.public_address.clone(), visit.organisation().await?.address];
    let link = letter
        .mail
        .text
        .split_whitespace()
        .find(|word| ours.iter().any(|address| word.starts_with(address.as_str())));
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
