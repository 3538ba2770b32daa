//! Revoking a key: at once here, within two seconds on other nodes.

use crate::{
    Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::keys;

/// # Errors
/// `NotFound` for a key that does not exist or was revoked before.
pub async fn revoke(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageKeys)?;
    let rows = keys::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let row =
        rows.into_iter().find(|row| &row.id == id && row.revoked_at.is_none()).ok_or(Problem::NotFound)?;
    let act = audit::Act::new("key.revoked", id, json!({}));
    audit::write(ctx, act, vec![keys::revoke(ctx.caller.viewer(), id, ctx.now)]).await?;
    ctx.app.keys.forget(&row.token_hash);
    Ok(())
}
