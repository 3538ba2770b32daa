//! Answers that name members of a group: all that are asked for at once, and none that is not.

use crate::{Ctx, problem::Problem};
use model::{Id, value::PersonRef};
use std::collections::{BTreeMap, BTreeSet};
use store::groups;
use texts::Sentence;

/// Who of those that were asked for is in the group they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Among(BTreeMap<(String, Id), PersonRef>);

impl Among {
    /// `asked`: names of groups, and who may be in them. Asks nothing for nobody.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn find(ctx: &Ctx, asked: &BTreeSet<(String, Id)>) -> Result<Self, Problem> {
        if asked.is_empty() {
            return Ok(Self::default());
        }
        let named: BTreeSet<&str> = asked.iter().map(|(group, _)| group.as_str()).collect();
        let persons: BTreeSet<&Id> = asked.iter().map(|(_, person)| person).collect();
        let found = groups::among(&ctx.app.db, ctx.caller.viewer(), named.into_iter(), persons.into_iter());
        let person = |row: groups::GroupMember| {
            let person = PersonRef { id: row.person.clone(), name: row.name, email: row.email };
            ((row.group_name, row.person), person)
        };
        Ok(Self(found.await?.into_iter().map(person).collect()))
    }

    /// # Errors
    /// `Invalid` at `key` for whoever is not in the group.
    pub fn member(&self, key: &str, group: &str, person: &Id) -> Result<PersonRef, Problem> {
        let found = self.0.get(&(group.to_owned(), person.clone()));
        found.cloned().ok_or_else(|| Problem::invalid(key, Sentence::problem_group_person(group)))
    }
}
