//! Mails wait again, and admins read them on a page.

use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use serde_json::json;
use store::mail_servers;

/// # Errors
/// `NotAllowed` without the right to change the organisation.
pub async fn remove(ctx: &Ctx) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let act = audit::Act::new("mail_server.removed", ctx.organisation(), json!({}));
    audit::write(ctx, act, vec![mail_servers::delete(ctx.caller.viewer())]).await?;
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}
