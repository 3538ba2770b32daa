//! An admin had a test message sent: with which server, and whether it went.

use crate::{
    Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use serde_json::json;

/// `server` as `host:port`; `None` is the one the server's settings name. To whom is the entry's own author.
///
/// # Errors
/// `NotAllowed` without the right to change the organisation.
pub async fn tested(ctx: &Ctx, server: Option<&str>, sent: bool) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let details = json!({"server": server, "sent": sent});
    Ok(audit::write(ctx, audit::Act::new("mail_server.tested", ctx.organisation(), details), Vec::new())
        .await?)
}
