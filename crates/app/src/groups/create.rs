//! A new group, empty.

use crate::{
    Ctx, audit, names,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::{DbError, groups};
use texts::Sentence;

/// # Errors
/// `Invalid` for an empty name, `Conflict` for one that is taken.
pub async fn create(ctx: &Ctx, name: &str) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let group = new_group(ctx, names::read(name, "name")?);
    let (id, name) = (group.id.clone(), group.name.clone());
    let act = audit::Act::new("group.created", &id, json!({"name": name}));
    match audit::write(ctx, act, vec![groups::insert(group)]).await {
        Err(DbError::Unique { table }) if table == "member_group" => {
            Err(Problem::Conflict(Sentence::problem_group_there(&name)))
        }
        written => Ok(written.map(|()| id)?),
    }
}

pub(crate) fn new_group(ctx: &Ctx, name: String) -> groups::Group {
    groups::Group { id: ctx.id(), organisation: ctx.organisation().clone(), name, created_at: ctx.now }
}

/// Names as given by hand, each once, in order.
pub(crate) fn group_names(given: &[String]) -> Result<Vec<String>, Problem> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::with_capacity(given.len());
    for name in given {
        let name = names::read(name, "groups")?;
        if seen.insert(name.clone()) {
            read.push(name);
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_is_named_once() {
        let given = [" compliance", "approvers ", "compliance"].map(str::to_owned);
        assert_eq!(group_names(&given).unwrap(), ["compliance", "approvers"]);
        assert!(group_names(&[String::new()]).is_err());
    }
}
