//! Pools: one member picks the work up, or puts it back for the others.

use super::turn::Turn;
use crate::flow::{Assignment, Command, Event, Holder, Refusal};
use model::Id;

pub(super) fn pick_up(turn: &mut Turn<'_>, command: &Command, assignment: &Id) -> Result<(), Refusal> {
    let open = open(turn, assignment)?;
    let Holder::Pool { members, picked_by, .. } = &open.holder else { return Err(Refusal::NotAPool) };
    let not_theirs = || Refusal::NotYours { step: open.step.clone() };
    let person = command.person().filter(|person| members.contains(person)).ok_or_else(not_theirs)?;
    match picked_by {
        Some(holder) if holder == person => Ok(()),
        Some(_) => Err(Refusal::PickedUpByAnother),
        None => {
            let (assignment, by) = (assignment.clone(), person.clone());
            turn.emit(Event::PickedUp { assignment, by, at: turn.now });
            Ok(())
        }
    }
}

/// By whoever holds it, or by the owner.
pub(super) fn put_back(turn: &mut Turn<'_>, command: &Command, assignment: &Id) -> Result<(), Refusal> {
    let open = open(turn, assignment)?;
    let Holder::Pool { picked_by, members, .. } = &open.holder else { return Err(Refusal::NotAPool) };
    let may = command.person().is_some_and(|person| {
        picked_by.as_ref() == Some(person)
            || turn.state.owner.as_ref() == Some(person)
            || (picked_by.is_none() && members.contains(person))
    });
    if !may {
        return Err(Refusal::NotYours { step: open.step });
    }
    if picked_by.is_some() {
        turn.emit(Event::PutBack { assignment: assignment.clone(), at: turn.now });
    }
    Ok(())
}

fn open(turn: &Turn<'_>, assignment: &Id) -> Result<Assignment, Refusal> {
    turn.state.assignments.get(assignment).cloned().ok_or(Refusal::UnknownAssignment)
}
