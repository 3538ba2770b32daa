//! The members of the organisation.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Instant};
use std::collections::{HashMap, HashSet};
use store::{Permissions, groups, members};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: Id,
    pub name: String,
    pub email: String,
    pub permissions: Permissions,
    /// Names of their groups.
    pub groups: Vec<String>,
    /// Has chosen a password; before, they were only invited.
    pub has_password: bool,
    pub created_at: Instant,
    pub disabled_at: Option<Instant>,
}

/// By name, disabled ones too.
///
/// # Errors
/// `NotAllowed` without the right to read members.
pub async fn list(ctx: &Ctx) -> Result<Vec<Member>, Problem> {
    require(&ctx.caller, Intention::ReadMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut groups_of: HashMap<Id, Vec<String>> = HashMap::new();
    for line in groups::all_members(db, viewer).await? {
        groups_of.entry(line.person).or_default().push(line.group_name);
    }
    let rows = members::list(db, viewer).await?;
    let with_password: HashSet<Id> = members::with_password(db, viewer).await?.into_iter().collect();
    let of = |row: members::Member| {
        let groups = groups_of.remove(&row.person).unwrap_or_default();
        let has_password = with_password.contains(&row.person);
        member(row, groups, has_password)
    };
    Ok(rows.into_iter().map(of).collect())
}

pub(super) fn member(row: members::Member, groups: Vec<String>, has_password: bool) -> Member {
    Member {
        id: row.person,
        name: row.name,
        email: row.email.unwrap_or_default(),
        permissions: row.permissions,
        groups,
        has_password,
        created_at: row.created_at,
        disabled_at: row.disabled_at,
    }
}
