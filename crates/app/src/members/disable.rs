//! A member leaves: no more sign-in, no more work from groups. What they did stays.

use super::change::others_administer;
use crate::{
    Ctx, audit, flows, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{System, accounts, groups, members, sessions};
use texts::Sentence;

/// # Errors
/// `NotFound` for somebody who is no member, `Conflict` for oneself, the last admin, or somebody disabled before.
pub async fn disable(ctx: &Ctx, member: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let found = members::get(db, viewer, member).await?.ok_or(Problem::NotFound)?;
    if found.disabled_at.is_some() {
        return Err(Problem::Conflict(Sentence::member_disabled_before()));
    }
    if ctx.caller.person() == Some(member) {
        return Err(Problem::Conflict(Sentence::member_not_oneself()));
    }
    if found.permissions.admin {
        others_administer(ctx, member).await?;
    }
    let was_in = groups::of_person(db, viewer, member).await?;
    let mut statements = vec![members::set_disabled(viewer, member, Some(ctx.now))];
    if let Some(account) = accounts::of_person(db, &System, member).await? {
        statements.push(sessions::delete_of_account(&account.id));
    }
    audit::write(ctx, audit::Act::new("member.disabled", member, json!({})), statements).await?;
    // Whom they stand in for may have changed with it.
    organisations::forget(&ctx.app, ctx.organisation());
    let names: Vec<String> = was_in.into_iter().map(|group| group.name).collect();
    flows::members_changed(ctx, &names).await
}
