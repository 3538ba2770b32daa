//! Ending sessions from elsewhere: one's own, and, for admins, those of a member. Each stands in the audit log.

use super::list::account;
use crate::{
    Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{DbError, members, sessions};

/// Ends one of the caller's own sessions; `session` as [`list`](super::list) names it.
///
/// # Errors
/// `NotFound` for a session that is over, or somebody else's.
pub async fn revoke(ctx: &Ctx, session: &str) -> Result<(), Problem> {
    let ended = vec![sessions::delete_one_of_account(&account(ctx).await?, session)];
    match audit::write(ctx, about(ctx, "session.revoked", json!({})), ended).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}

/// Ends all of the caller's own sessions but `this`.
///
/// # Errors
/// `NotFound` for anybody but a member.
pub async fn revoke_others(ctx: &Ctx, this: &str) -> Result<(), Problem> {
    let ended = vec![sessions::delete_others_of_account(&account(ctx).await?, this)];
    Ok(audit::write(ctx, about(ctx, "session.others_revoked", json!({})), ended).await?)
}

/// Signs a member out everywhere.
///
/// # Errors
/// `NotFound` for somebody who is no member.
pub async fn revoke_of_member(ctx: &Ctx, member: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let viewer = ctx.caller.viewer();
    members::get(&ctx.app.db, viewer, member).await?.ok_or(Problem::NotFound)?;
    let act = audit::Act::new("member.signed_out", member, json!({}));
    Ok(audit::write(ctx, act, vec![sessions::delete_of_person(viewer, member)]).await?)
}

fn about(ctx: &Ctx, act: &'static str, details: serde_json::Value) -> audit::Act {
    audit::Act::new(act, ctx.caller.person().map(ToString::to_string).unwrap_or_default(), details)
}
