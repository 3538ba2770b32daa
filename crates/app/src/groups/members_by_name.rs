//! Who is in the groups a definition reads, as a flow is told.

use crate::{Ctx, problem::Problem};
use model::value::PersonRef;
use std::collections::BTreeMap;
use store::groups;

/// Members of one group that flows are told.
const MEMBERS_MAX: usize = 1_000;

/// Members of each named group. A group that does not exist is left out, one that is empty is not.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn members_by_name(
    ctx: &Ctx,
    names: &[String],
) -> Result<BTreeMap<String, Vec<PersonRef>>, Problem> {
    if names.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut found: BTreeMap<String, Vec<PersonRef>> = BTreeMap::new();
    for row in groups::members(db, viewer, names.iter().map(String::as_str)).await? {
        let members = found.entry(row.group_name).or_default();
        if members.len() < MEMBERS_MAX {
            members.push(PersonRef { id: row.person, name: row.name, email: row.email });
        }
    }
    let missing = || names.iter().map(String::as_str).filter(|name| !found.contains_key(*name));
    if missing().next().is_some() {
        let empty = groups::known(db, viewer, missing()).await?;
        found.extend(empty.into_iter().map(|name| (name, Vec::new())));
    }
    Ok(found)
}
