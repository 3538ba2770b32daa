//! A member comes back: may sign in again, with the groups and permissions of before.

use crate::{
    Ctx, audit, flows, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{groups, members};
use texts::Sentence;

/// # Errors
/// `NotFound` for somebody who is no member, `Conflict` for one who is not disabled.
pub async fn enable(ctx: &Ctx, member: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let found = members::get(db, viewer, member).await?.ok_or(Problem::NotFound)?;
    if found.disabled_at.is_none() {
        return Err(Problem::Conflict(Sentence::member_not_disabled()));
    }
    let act = audit::Act::new("member.enabled", member, json!({}));
    audit::write(ctx, act, vec![members::set_disabled(viewer, member, None)]).await?;
    let is_in = groups::of_person(db, viewer, member).await?;
    // Whom they stand in for may have changed with it.
    organisations::forget(&ctx.app, ctx.organisation());
    let names: Vec<String> = is_in.into_iter().map(|group| group.name).collect();
    flows::members_changed(ctx, &names).await
}
