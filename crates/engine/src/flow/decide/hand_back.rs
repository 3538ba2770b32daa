//! "Not for me": somebody returns an open step to the workspace owner, who says whose it is.
//! Never here: work of a group, which is put back for the others of the group.

use super::{
    complete::{call_next, must_be_open},
    seat::Part,
    turn::Turn,
};
use crate::flow::{Actor, Closing, Command, Event, HandBack, Holder, Refusal, Wait};

pub(super) fn hand_back(turn: &mut Turn<'_>, command: &Command, act: &HandBack) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    must_be_open(turn, step, act.attempt)?;
    let seat = turn.seat(step, command, act.for_any, Part::Act)?;
    if matches!(seat.assignment.holder, Holder::Pool { .. }) {
        return Err(Refusal::IsAPool);
    }
    if matches!(&command.actor, Actor::Person(person) if *person != seat.person) {
        return Err(Refusal::OnlyInPerson { step: step.key.clone() });
    }
    let note = act.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let note = note.map(|note| turn.seal_words(note));
    let overdue = seat.assignment.overdue;
    turn.close(&seat.assignment.id, Closing::HandedBack);
    turn.emit(Event::HandedBack {
        step: step.key.clone(),
        attempt: seat.assignment.attempt,
        assignment: seat.assignment.id,
        by: seat.person,
        note,
        at: turn.now,
    });
    call_next(turn, step, overdue);
    if turn.state.steps.get(&step.key).is_some_and(|step| step.is_short()) {
        let wait = Wait::HandedBack { role: step.role.clone() };
        turn.emit(Event::StepWaits { step: step.key.clone(), wait });
    }
    Ok(())
}
