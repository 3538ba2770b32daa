//! All mails of the demo.

use super::letters;
use crate::kit::{Answer, Visit, page};
use axum::http::StatusCode;
use views::pages::mailbox::{MailRow, list};

pub async fn show(visit: Visit) -> Answer {
    let rows = letters(&visit.server).await?.into_iter().map(|letter| MailRow {
        id: letter.row.id.to_string(),
        to: letter.facts.to_address,
        subject: letter.mail.subject,
        at: letter.row.created_at,
    });
    Ok(page(StatusCode::OK, list(&visit.shell().await?, &rows.collect::<Vec<_>>())))
}
