//! Whether everybody who signs in as a member needs a second factor.

use crate::{
    Ctx, audit,
    mails::{SignInChange, sign_in_changed},
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{System, accounts, factors, sessions};

/// # Errors
/// Storage that cannot be reached.
pub async fn are_required(ctx: &Ctx) -> Result<bool, Problem> {
    Ok(factors::are_required(&ctx.app.db, ctx.caller.viewer()).await?)
}

/// Whoever has none yet sets one up before anything else.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn require_of_members(ctx: &Ctx, needs: bool) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let act = audit::Act::new("second_factor.rule_changed", ctx.organisation(), json!({"needed": needs}));
    Ok(audit::write(ctx, act, vec![factors::put_rule(ctx.caller.viewer(), needs, ctx.now)]).await?)
}

/// Whoever lost their device and their recovery codes signs in without, after an admin made sure who they are. Signed out
/// everywhere.
///
/// # Errors
/// `NotFound` for somebody who has none, `NotAllowed` for anybody but admins.
pub async fn end_of_member(ctx: &Ctx, member: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    store::members::get(db, viewer, member).await?.ok_or(Problem::NotFound)?;
    let account = accounts::of_person(db, &System, member).await?.ok_or(Problem::NotFound)?;
    factors::get(db, &System, &account.id).await?.ok_or(Problem::NotFound)?;
    let mut statements = factors::delete(&account.id);
    statements.push(sessions::delete_of_person(viewer, member));
    statements.push(sign_in_changed(ctx, &viewer.organisation, member, SignInChange::FactorOff));
    Ok(audit::write(ctx, audit::Act::new("second_factor.ended", member, json!({})), statements).await?)
}

/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn is_on_of_member(ctx: &Ctx, member: &Id) -> Result<bool, Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    match accounts::of_person(&ctx.app.db, &System, member).await? {
        Some(account) => super::is_on(&ctx.app, &account.id).await,
        None => Ok(false),
    }
}
