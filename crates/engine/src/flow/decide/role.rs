//! The owner says who plays a role.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{AssignRole, BoundBy, Command, Event, Refusal};

pub(super) fn assign(turn: &mut Turn<'_>, command: &Command, act: &AssignRole) -> Result<(), Refusal> {
    if turn.definition.role(&act.role).is_none() {
        return Err(Refusal::UnknownRole { role: act.role.clone() });
    }
    turn.must_be_owner(command)?;
    if act.persons.is_empty() {
        return Err(Refusal::NobodyNamed);
    }
    let persons: Vec<_> = act.persons.iter().map(|person| person.id.clone()).collect();
    turn.name_people(&act.persons);
    let bound = turn.state.roles.get(&act.role);
    let is_new = bound.is_none_or(|bound| bound.group.is_some() || bound.persons != persons);
    // The same people again: what one of them handed back is theirs all the same.
    let (reason, by) = turn.why_if_given(command, act.reason.as_deref())?;
    if is_new || turn.has_handed_back(&act.role) {
        turn.emit(Event::RoleBound(event::RoleBound {
            role: act.role.clone(),
            persons,
            group: None,
            bound_by: BoundBy::Owner,
            reason,
            by,
        }));
        turn.rescue(&[&act.role]);
        turn.rebind(&act.role);
        turn.advance_if_running();
    }
    Ok(())
}
