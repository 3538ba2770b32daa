//! Who is in a group from now on; running flows that read the group are told.

use crate::{
    Ctx, audit, flows,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::{groups, members};
use texts::Sentence;

/// # Errors
/// `NotFound` for an unknown group, `Invalid` for somebody who is no present member.
pub async fn set_members(ctx: &Ctx, group: &Id, wanted: &[Id]) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let all = groups::list(db, viewer).await?;
    let known = all.into_iter().find(|known| &known.id == group).ok_or(Problem::NotFound)?;
    let members: BTreeSet<Id> = members::list(db, viewer)
        .await?
        .into_iter()
        .filter(|member| member.disabled_at.is_none())
        .map(|member| member.person)
        .collect();
    let wanted: BTreeSet<Id> = wanted.iter().cloned().collect();
    if !wanted.is_subset(&members) {
        return Err(Problem::invalid("members", Sentence::problem_group_members()));
    }
    let present = groups::members_by_id(db, viewer, group).await?;
    let present: BTreeSet<Id> = present.into_iter().map(|line| line.person).collect();
    let added: Vec<&Id> = wanted.difference(&present).collect();
    let removed: Vec<&Id> = present.difference(&wanted).collect();
    if added.is_empty() && removed.is_empty() {
        return Ok(());
    }
    let joining = added.iter().map(|person| groups::add(viewer, group, person));
    let leaving = removed.iter().map(|person| groups::remove(viewer, group, person));
    let act = audit::Act::new("group.members_set", group, json!({"added": added, "removed": removed}));
    audit::write(ctx, act, joining.chain(leaving).collect()).await?;
    flows::members_changed(ctx, &[known.name]).await
}
