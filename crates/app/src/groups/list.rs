//! The groups of the organisation and who is in them.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use std::collections::HashMap;
use store::groups;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: Id,
    pub name: String,
    pub members: Vec<GroupMember>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMember {
    pub id: Id,
    pub name: String,
    pub email: String,
}

/// By name, empty ones too.
///
/// # Errors
/// `NotAllowed` without the right to read members.
pub async fn list(ctx: &Ctx) -> Result<Vec<Group>, Problem> {
    require(&ctx.caller, Intention::ReadMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut members: HashMap<Id, Vec<GroupMember>> = HashMap::new();
    for line in groups::all_members(db, viewer).await? {
        let member = GroupMember { id: line.person, name: line.name, email: line.email.unwrap_or_default() };
        members.entry(line.group).or_default().push(member);
    }
    let rows = groups::list(db, viewer).await?;
    let group = |row: groups::Group| {
        let members = members.remove(&row.id).unwrap_or_default();
        Group { id: row.id, name: row.name, members }
    };
    Ok(rows.into_iter().map(group).collect())
}
