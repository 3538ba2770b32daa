//! Which absences concern a flow: of those who play a role in it or have something to do, and of whoever stands in for
//! them.

use crate::{
    app::Ctx,
    caller::Caller,
    flows::{Loaded, Order, house::house, run},
    problem::Problem,
};
use engine::flow::{Act, Holder, State, Status};
use model::{Id, value::PersonRef};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::Viewer;

/// Of all who are away, those among these persons, with the absences of their substitutes.
pub(crate) fn among<'a>(
    away: &BTreeMap<Id, PersonRef>,
    persons: impl IntoIterator<Item = &'a Id>,
) -> BTreeMap<Id, PersonRef> {
    let mut found = BTreeMap::new();
    if away.is_empty() {
        return found;
    }
    for person in persons {
        let mut next = person;
        while let Some((person, substitute)) =
            away.get_key_value(next).filter(|(id, _)| !found.contains_key(*id))
        {
            found.insert(person.clone(), substitute.clone());
            next = &substitute.id;
        }
    }
    found
}

/// As the flow should know it now; `None` where it does.
pub(super) fn news(state: &State, away: &BTreeMap<Id, PersonRef>) -> Option<BTreeMap<Id, PersonRef>> {
    if away.is_empty() && state.absent.is_empty() || !matches!(state.status, Status::Running | Status::Paused)
    {
        return None;
    }
    let absent = among(away, persons(state));
    let is_known = absent.len() == state.absent.len()
        && absent.iter().all(|(person, instead)| state.absent.get(person) == Some(&instead.id));
    (!is_known).then_some(absent)
}

/// Everybody who may get something to do in it.
fn persons(state: &State) -> BTreeSet<&Id> {
    let mut all: BTreeSet<&Id> = state.owner.iter().chain(state.absent.keys()).collect();
    all.extend(state.roles.values().flat_map(|role| &role.persons));
    all.extend(state.groups.values().flatten());
    for open in state.assignments.values() {
        all.extend(open.person());
        if let Holder::Pool { members, .. } = &open.holder {
            all.extend(members);
        }
    }
    let current = state.steps.values().filter_map(|step| step.current());
    all.extend(current.flat_map(|attempt| &attempt.members));
    all
}

/// Before people and programs act on a flow it learns who is away: work goes where it belongs, whatever else was told.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn catch_up(ctx: &Ctx, loaded: Arc<Loaded>) -> Result<Arc<Loaded>, Problem> {
    if matches!(ctx.caller, Caller::System(_)) {
        return Ok(loaded);
    }
    let away = house(&ctx.app, ctx.organisation()).await?.absences.away(ctx.now);
    let Some(absent) = news(&loaded.state, &away) else { return Ok(loaded) };
    let caller = Caller::System(Viewer::system(ctx.organisation().clone()));
    let system = Ctx::new(Arc::clone(&ctx.app), caller, ctx.now, ctx.entropy());
    let order = Order::new(loaded.state.flow.clone(), Act::AbsencesChanged { absent });
    match Box::pin(run(&system, order)).await {
        Ok(ran) => Ok(ran.loaded),
        Err(Problem::Refused(_) | Problem::ChangedMeanwhile) => Ok(loaded),
        Err(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substitutes_who_are_away_come_along_and_nobody_else() {
        let id = |name: &str| Id::given(name);
        let away: BTreeMap<Id, PersonRef> = [("a", "b"), ("b", "c"), ("x", "y"), ("p", "q"), ("q", "p")]
            .map(|(person, instead)| {
                (id(person), PersonRef { id: id(instead), name: instead.to_owned(), email: None })
            })
            .into();
        let cases: [(&[&str], &[&str]); 6] = [
            (&[], &[]),
            (&["c", "y"], &[]),
            (&["a"], &["a", "b"]),
            (&["b", "a"], &["a", "b"]),
            (&["x", "c"], &["x"]),
            (&["p"], &["p", "q"]),
        ];
        for (persons, expected) in cases {
            let persons: Vec<Id> = persons.iter().map(|name| id(name)).collect();
            let found: Vec<Id> = among(&away, &persons).into_keys().collect();
            assert_eq!(found, expected.iter().map(|name| id(name)).collect::<Vec<_>>(), "{persons:?}");
        }
    }
}
