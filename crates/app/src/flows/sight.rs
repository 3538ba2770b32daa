//! Which flows a caller may see, decided on a loaded flow; lists decide the same in SQL (`store::viewer`).

use super::load::Loaded;
use crate::{app::Ctx, caller::Caller, problem::Problem};
use engine::flow::{Holder, State};
use model::Id;
use store::{Access, Viewer};
use texts::Sentence;

/// The owner, whoever has or had a part, and members of the flow's access group.
pub fn sees(caller: &Caller, loaded: &Loaded) -> bool {
    if caller.organisation() != &loaded.organisation {
        return false;
    }
    match caller {
        Caller::System(_) | Caller::Key { .. } => true,
        Caller::Outside { person, flow, .. } => flow == &loaded.state.flow && plays(&loaded.state, person),
        Caller::Member(viewer) => member_sees(viewer, loaded),
    }
}

/// For a viewer of the same organisation.
pub(crate) fn member_sees(viewer: &Viewer, loaded: &Loaded) -> bool {
    let in_group = match &viewer.access {
        Access::All => true,
        Access::Groups(groups) => groups.contains(&loaded.access_group),
    };
    let Some(person) = &viewer.person else { return in_group };
    in_group || loaded.state.owner.as_ref() == Some(person) || plays(&loaded.state, person)
}

/// Plays a role, holds an assignment, was among those who decide, or handed a step back.
pub fn plays(state: &State, person: &Id) -> bool {
    let in_role = state.roles.values().any(|role| {
        let members = role.group.as_ref().and_then(|group| state.groups.get(group));
        role.persons.contains(person) || members.is_some_and(|members| members.contains(person))
    });
    let holds = state.assignments.values().any(|open| match &open.holder {
        Holder::Person(holder) => holder == person,
        Holder::Pool { members, .. } => members.contains(person),
    });
    let decided = || {
        state
            .steps
            .values()
            .flat_map(|step| &step.attempts)
            .any(|attempt| attempt.members.contains(person) || attempt.handed_back_by(person))
    };
    in_role || holds || decided()
}

/// Whoever runs the flow: its owner, or an admin of the organisation.
pub fn runs(caller: &Caller, state: &State) -> bool {
    match caller {
        Caller::System(_) => true,
        Caller::Key { .. } => true,
        Caller::Outside { .. } => false,
        Caller::Member(viewer) => {
            viewer.permissions.admin || (viewer.person.is_some() && viewer.person == state.owner)
        }
    }
}

/// Whoever may write down what somebody outside answered: those who run the flow, and members with a part in it.
pub fn records(caller: &Caller, state: &State) -> bool {
    let Caller::Member(viewer) = caller else { return false };
    runs(caller, state) || viewer.person.as_ref().is_some_and(|person| plays(state, person))
}

/// # Errors
/// `NotAllowed` for anybody who does not run the flow.
pub fn require_runs(ctx: &Ctx, loaded: &Loaded) -> Result<(), Problem> {
    if runs(&ctx.caller, &loaded.state) {
        return Ok(());
    }
    Err(Problem::NotAllowed { needs: Sentence::problem_needs_owner() })
}

/// The engine asks what the owner may: admins and keys act with the owner's right, and the log names both.
pub fn in_place_of_owner(ctx: &Ctx, loaded: &Loaded) -> Option<Id> {
    let owner = loaded.state.owner.as_ref()?;
    (ctx.caller.person() != Some(owner)).then(|| owner.clone())
}
