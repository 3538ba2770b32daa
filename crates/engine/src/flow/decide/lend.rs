//! Somebody outside lets a colleague or an adviser do one piece of their work for a time, and takes it back.
//! It stays their work: nothing moves but who may do it besides them. Never here: whoever was lent something lending it on.

use super::{
    complete::must_be_open,
    seat::{Part, Seat},
    turn::Turn,
};
use crate::flow::{
    Actor, Command, Event, Lend, Lending, LendingEnd, Refusal, TakeBack,
    event::{LendingEnded, Lent},
};
use model::{Id, definition::Step};

pub(super) fn lend(turn: &mut Turn<'_>, command: &Command, act: &Lend) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    must_be_open(turn, step, act.attempt)?;
    let Seat { assignment, person } = turn.seat(step, command, false, Part::Act)?;
    if !turn.definition.role(&step.role).is_some_and(|role| role.party.is_outside()) {
        return Err(Refusal::NotLendable { step: step.key.clone() });
    }
    if matches!(&command.actor, Actor::Person(actor) if *actor != person) {
        return Err(Refusal::OnlyInPerson { step: step.key.clone() });
    }
    if act.to.id == person {
        return Err(Refusal::ToOneself);
    }
    if assignment.concerns(&act.to.id) || turn.has_a_part(&assignment, &act.to.id) {
        return Err(Refusal::DecidesAlready { step: step.key.clone() });
    }
    if turn.state.lent(&assignment.id).is_some_and(|lending| lending.until > turn.now) {
        return Err(Refusal::LentAlready { step: step.key.clone() });
    }
    if act.until <= turn.now {
        return Err(Refusal::TimePast);
    }
    let note = act.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let note = note.map(|note| turn.why(note)).transpose()?;
    turn.name_people([&act.to]);
    let lending = turn.new_id();
    turn.emit(Event::Lent(Lent {
        lending,
        step: step.key.clone(),
        attempt: assignment.attempt,
        assignment: assignment.id,
        from: person,
        to: act.to.id.clone(),
        until: act.until,
        note,
        at: turn.now,
    }));
    Ok(())
}

pub(super) fn take_back(turn: &mut Turn<'_>, command: &Command, act: &TakeBack) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    let (attempt, lending) = lent(turn, step, act)?;
    let why = match &command.actor {
        Actor::Person(actor) if *actor == lending.to => LendingEnd::GivenBack,
        _ => LendingEnd::TakenBack,
    };
    let may = |person: &Id| lending.from == *person || turn.state.owner.as_ref() == Some(person);
    if why == LendingEnd::TakenBack && !command.person().is_none_or(may) {
        return Err(Refusal::NotYours { step: step.key.clone() });
    }
    let is_own = why == LendingEnd::GivenBack || command.person() == Some(&lending.from);
    let reason = if is_own {
        turn.why_if_given(command, act.reason.as_deref())?.0
    } else {
        Some(turn.why(act.reason.as_deref().unwrap_or_default())?)
    };
    turn.emit(Event::LendingEnded(LendingEnded {
        lending: lending.id,
        step: step.key.clone(),
        attempt,
        assignment: lending.assignment,
        from: lending.from,
        to: lending.to,
        why,
        reason,
        at: turn.now,
    }));
    Ok(())
}

/// What is lent now, with the number of its attempt.
fn lent(turn: &Turn<'_>, step: &Step, act: &TakeBack) -> Result<(u32, Lending), Refusal> {
    let of_step = turn.state.assignments.values().filter(|open| open.step == step.key);
    let mut meant = of_step
        .filter(|open| act.assignment.as_ref().is_none_or(|named| *named == open.id))
        .filter_map(|open| Some((open.attempt, turn.state.lent(&open.id)?.clone())))
        .filter(|(_, lending)| lending.until > turn.now);
    match (meant.next(), meant.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(Refusal::WhichAssignment { step: step.key.clone() }),
        (None, _) => Err(Refusal::NotLent { step: step.key.clone() }),
    }
}

impl Turn<'_> {
    /// Who does `person`'s work here because it was lent to them.
    ///
    /// # Errors
    /// `LendingOver` for somebody it was lent to before.
    pub fn lent_to(&self, command: &Command, step: &Step, assignment: &Id) -> Result<Option<Id>, Refusal> {
        let Actor::Person(actor) = &command.actor else { return Ok(None) };
        let is_now = |lending: &&Lending| lending.to == *actor && lending.until > self.now;
        if self.state.lent(assignment).filter(is_now).is_some() {
            return Ok(Some(actor.clone()));
        }
        let attempts = self.state.steps.get(&step.key).into_iter().flat_map(|live| &live.attempts);
        let was = attempts.flat_map(|attempt| &attempt.lendings).any(|lending| lending.to == *actor);
        // They may have it in their own right all the same.
        let own = command.person() == Some(actor);
        if was && !own { Err(Refusal::LendingOver { step: step.key.clone() }) } else { Ok(None) }
    }
}
