//! What a member is called, may do, and which groups they are in.

use super::{Member, add::may_something};
use crate::{
    Ctx, audit, flows, names,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::{Permissions, Statement, groups, members, people};
use texts::Sentence;

#[derive(Clone, Debug, Default)]
pub struct MemberChange {
    pub name: String,
    pub permissions: Permissions,
    /// Ids; an unknown one is passed over.
    pub groups: Vec<Id>,
}

/// # Errors
/// `NotFound` for somebody who is no member, `Invalid` for an empty name or no permission at all, `Conflict` for the
/// last admin who would be none.
pub async fn change(ctx: &Ctx, id: &Id, wanted: MemberChange) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let member = super::show(ctx, id).await?;
    let name = names::read(&wanted.name, "name")?;
    let Permissions { admin, builder, staff, auditor } = wanted.permissions;
    may_something(wanted.permissions)?;
    if member.permissions.admin && !admin {
        others_administer(ctx, id).await?;
    }
    let viewer = ctx.caller.viewer();
    let (moves, moved) = moves(ctx, &member, &wanted.groups).await?;
    let mut statements =
        vec![people::rename(viewer, id, &name), members::set_permissions(viewer, id, wanted.permissions)];
    statements.extend(moves);
    let details =
        json!({"admin": admin, "builder": builder, "staff": staff, "auditor": auditor, "groups": moved});
    audit::write(ctx, audit::Act::new("member.changed", id, details), statements).await?;
    flows::members_changed(ctx, &moved).await
}

/// # Errors
/// `Conflict` where nobody else could do what an admin does.
pub(super) async fn others_administer(ctx: &Ctx, except: &Id) -> Result<(), Problem> {
    let all = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let other = |member: &members::Member| {
        member.permissions.admin && member.disabled_at.is_none() && &member.person != except
    };
    if all.iter().any(other) { Ok(()) } else { Err(Problem::Conflict(Sentence::member_last_admin())) }
}

/// Into and out of groups; and the names of those that change.
async fn moves(ctx: &Ctx, member: &Member, wanted: &[Id]) -> Result<(Vec<Statement>, Vec<String>), Problem> {
    let viewer = ctx.caller.viewer();
    let present: BTreeSet<&String> = member.groups.iter().collect();
    let (mut statements, mut names) = (Vec::new(), Vec::new());
    for group in groups::list(&ctx.app.db, viewer).await? {
        let statement = match (present.contains(&group.name), wanted.contains(&group.id)) {
            (false, true) => groups::add(viewer, &group.id, &member.id),
            (true, false) => groups::remove(viewer, &group.id, &member.id),
            _ => continue,
        };
        statements.push(statement);
        names.push(group.name);
    }
    Ok((statements, names))
}
