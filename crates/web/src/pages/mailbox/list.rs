//! All mails of the demo.

use super::letters;
use crate::{
    Server,
    kit::{Answer, page, visit},
};
use axum::{extract::State, http::StatusCode};
use std::sync::Arc;
use views::pages::mailbox::{MailRow, list};

pub async fn show(State(server): State<Arc<Server>>) -> Answer {
    let rows = letters(&server).await?.into_iter().map(|letter| MailRow {
        id: letter.row.id.to_string(),
        to: letter.facts.to_address,
        subject: letter.mail.subject,
        at: letter.row.created_at,
    });
    Ok(page(StatusCode::OK, list(&visit::shell(&server).await?, &rows.collect::<Vec<_>>())))
}
