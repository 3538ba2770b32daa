//! Mails go out by this server from now on, those that have waited too.

use super::MailServer;
use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
    secrets::sealed,
};
use model::Id;
use serde_json::json;
use store::mail_servers;

/// # Errors
/// `NotAllowed` without the right to change the organisation.
pub async fn save(ctx: &Ctx, server: MailServer) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let organisation = ctx.organisation();
    let password_sealed = match &server.password {
        None => None,
        Some(password) => {
            let sealed = sealed::seal(&ctx.app.key, &about(organisation), password, &mut ctx.entropy());
            Some(sealed.ok_or_else(|| Problem::broken("a password could not be sealed"))?)
        }
    };
    // Neither user nor password: the log is read by auditors.
    let details = json!({"host": server.host, "port": server.port, "sender": server.sender});
    let row = mail_servers::MailServer {
        organisation: organisation.clone(),
        host: server.host,
        port: i64::from(server.port),
        tls: server.tls,
        user: server.user,
        password_sealed,
        sender: server.sender,
        updated_at: ctx.now,
    };
    let act = audit::Act::new("mail_server.set", organisation, details);
    audit::write(ctx, act, vec![mail_servers::put(row)]).await?;
    organisations::forget(&ctx.app, organisation);
    Ok(())
}

/// What the password is sealed about.
pub(super) fn about(organisation: &Id) -> [&str; 2] {
    ["mail server", organisation.as_str()]
}
