//! All of them.

use super::{Asker, letters};
use crate::kit::{Answer, Visit, page};
use axum::http::StatusCode;
use views::pages::mailbox::{MailRow, Mailbox, list};

pub async fn show(visit: Visit, asker: Asker) -> Answer {
    let rows = letters(&visit.server, asker).await?.into_iter().map(|letter| MailRow {
        id: letter.row.id.to_string(),
        to: letter.facts.to_address,
        subject: letter.mail.subject,
        at: letter.row.created_at,
    });
    let view = Mailbox { mails: rows.collect(), is_demo: visit.server.app.settings.demo };
    Ok(page(StatusCode::OK, list(&visit.shell().await?, &view)))
}
