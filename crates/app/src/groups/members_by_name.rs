//! Who is in the groups a definition reads, as a flow is told.

use crate::{Ctx, problem::Problem};
use model::value::PersonRef;
use std::collections::BTreeMap;
use store::groups;

/// Members of each named group. A group that does not exist is left out, one that is empty is not.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn members_by_name(
    ctx: &Ctx,
    names: &[String],
) -> Result<BTreeMap<String, Vec<PersonRef>>, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut found = BTreeMap::new();
    for name in names {
        let members = groups::members(db, viewer, name).await?;
        if members.is_empty() && groups::by_name(db, viewer, name).await?.is_none() {
            continue;
        }
        let person =
            |row: groups::GroupMember| PersonRef { id: row.person, name: row.name, email: row.email };
        found.insert(name.clone(), members.into_iter().map(person).collect());
    }
    Ok(found)
}
