//! The list of first steps is put away.

use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use serde_json::json;
use store::setups;

/// Twice is once.
///
/// # Errors
/// `NotAllowed` without the right to change the organisation.
pub async fn close(ctx: &Ctx) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    if !organisations::default(&ctx.app).await?.first_steps {
        return Ok(());
    }
    let act = audit::Act::new("organisation.first_steps_closed", ctx.organisation(), json!({}));
    audit::write(ctx, act, vec![setups::close(ctx.caller.viewer(), ctx.now)]).await?;
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}
