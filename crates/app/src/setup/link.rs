//! The link that `serve` prints while there is no admin.

use super::{address, has_admin};
use crate::{Ctx, caller::Caller, problem::Problem, secrets::token};
use store::setups;

/// A new link; the one before stops working. `None` once there is an admin. For whoever runs the server only.
///
/// # Errors
/// `NotAllowed` for anybody else.
pub async fn issue_link(ctx: &Ctx) -> Result<Option<String>, Problem> {
    if !matches!(ctx.caller, Caller::System(_)) {
        return Err(Problem::NotAllowed { needs: texts::Sentence::problem_needs_machine() });
    }
    if has_admin(ctx).await? {
        return Ok(None);
    }
    let token = token::draw(&mut ctx.entropy());
    ctx.app.db.transact(vec![setups::put_token(ctx.caller.viewer(), &token::hash(&token))]).await?;
    Ok(Some(address(&ctx.app, &token)))
}
