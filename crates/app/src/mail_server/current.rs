//! The mail server as it is set up now.

use super::MailServer;
use crate::{App, problem::Problem, secrets::sealed};
use model::Id;
use store::{Viewer, mail_servers};

/// `None` until somebody set one up.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn current(app: &App, organisation: &Id) -> Result<Option<MailServer>, Problem> {
    let row = mail_servers::get(&app.db, &Viewer::system(organisation.clone())).await?;
    Ok(row.map(|row| opened(app, row)))
}

fn opened(app: &App, row: mail_servers::MailServer) -> MailServer {
    let about = super::save::about(&row.organisation);
    let open = |sealed: &String| sealed::open(&app.key, &about, sealed);
    let password = row.password_sealed.as_ref().and_then(open);
    if row.password_sealed.is_some() && password.is_none() {
        tracing::error!("the password of the mail server was sealed with another key; type it again");
    }
    MailServer {
        host: row.host,
        port: u16::try_from(row.port).unwrap_or(0),
        tls: row.tls,
        user: row.user,
        password,
        sender: row.sender,
        changed_at: row.updated_at,
    }
}
