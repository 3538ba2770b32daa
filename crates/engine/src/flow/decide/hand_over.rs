//! One person's part goes to another: by whoever has it, by the owner, or because they are away.
//! Never here: whether the other may see the flow, which is the caller's policy.

use super::turn::Turn;
use crate::flow::event;
use crate::{
    flow::{
        Assignment, Closing, Command, Event, HandOver, HandOverCause, Holder, Purpose, Refusal, StepStatus,
    },
    sealed::Sealed,
};
use model::{Id, definition::Step, value::PersonRef};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn delegate(turn: &mut Turn<'_>, command: &Command, act: &HandOver) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    let open = own(turn, command, step, act)?;
    let outside = turn.definition.role(&open.role).is_some_and(|role| role.party.is_outside());
    if outside {
        return Err(Refusal::NotDelegable { step: step.key.clone() });
    }
    let Some(from) = open.person().cloned() else { return Err(Refusal::PickUpFirst) };
    let to = &act.to.id;
    if *to == from {
        return Err(Refusal::ToOneself);
    }
    if open.instead_of.contains(to) {
        return Err(Refusal::InACircle);
    }
    if turn.has_a_part(&open, to) {
        return Err(Refusal::DecidesAlready { step: step.key.clone() });
    }
    let (reason, by) = turn.why_if_given(command, act.reason.as_deref())?;
    turn.name_people([&act.to]);
    let instead_of = [open.instead_of.clone(), vec![from]].concat();
    let passed = Passed { to: to.clone(), instead_of, why: HandOverCause::Delegated, reason, by };
    turn.hand_over(&open, passed);
    Ok(())
}

pub(super) fn reassign(turn: &mut Turn<'_>, command: &Command, act: &HandOver) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let step = turn.step(&act.step)?;
    let open = meant(turn, step, act)?;
    let to = &act.to.id;
    if open.person() == Some(to) {
        return Err(Refusal::ToOneself);
    }
    let came_back = open.instead_of.contains(to);
    if !came_back && turn.has_a_part(&open, to) {
        return Err(Refusal::DecidesAlready { step: step.key.clone() });
    }
    let reason = turn.why(act.reason.as_deref().unwrap_or_default())?;
    turn.name_people([&act.to]);
    let chain = open.instead_of.iter().chain(open.person());
    let instead_of = chain.take_while(|person| *person != to).cloned().collect();
    let why = HandOverCause::Reassigned;
    let by = command.person().cloned();
    turn.hand_over(&open, Passed { to: to.clone(), instead_of, why, reason: Some(reason), by });
    Ok(())
}

/// Who is away is told anew: what they have goes to whoever does their work, also where their turn has not come.
pub(super) fn absences(turn: &mut Turn<'_>, absent: &BTreeMap<Id, PersonRef>) {
    let away = substitutes(absent);
    if turn.state.absent == away {
        return;
    }
    turn.emit(Event::AbsencesTold { absent: away });
    let open: Vec<Assignment> = turn.state.assignments.values().cloned().collect();
    for open in open {
        let Some(from) = open.person().filter(|from| turn.state.absent.contains_key(*from)) else { continue };
        if matches!(open.holder, Holder::Pool { .. }) {
            turn.emit(Event::PutBack { assignment: open.id.clone(), at: turn.now });
        } else if let Some(to) = turn.stand_in(from, &|person| turn.has_a_part(&open, person)) {
            turn.name_people(absent.values().filter(|person| person.id == to));
            let passed = Passed::substituted(to, chain(&open.instead_of, from));
            turn.hand_over(&open, passed);
        }
    }
    replace_those_to_come(turn, absent);
}

/// Whom each absent person names; nobody stands in for themselves.
pub(super) fn substitutes(absent: &BTreeMap<Id, PersonRef>) -> BTreeMap<Id, Id> {
    let named = absent.iter().filter(|(away, instead)| **away != instead.id);
    named.map(|(away, instead)| (away.clone(), instead.id.clone())).collect()
}

/// Members of open steps whose turn has not come.
fn replace_those_to_come(turn: &mut Turn<'_>, absent: &BTreeMap<Id, PersonRef>) {
    let open = turn.state.steps.iter().filter(|(_, step)| step.status == StepStatus::Open);
    let waiting: Vec<(String, u32, Id)> = open
        .filter_map(|(key, step)| Some((key, step.current()?)))
        .flat_map(|(key, attempt)| {
            let to_come = attempt.members.iter().filter(|member| {
                let decided = attempt.decisions.iter().any(|decision| decision.by == **member);
                let called = |open: &crate::flow::Assignment| open.step == *key && open.concerns(member);
                !decided && !turn.state.assignments.values().any(called)
            });
            to_come.map(|member| (key.clone(), attempt.number, member.clone()))
        })
        .collect();
    for (step, attempt, from) in waiting {
        let current = turn.state.steps.get(&step).and_then(|step| step.current());
        let Some(current) = current else { continue };
        let Some(to) = turn.stand_in(&from, &|person| current.members.contains(person)) else { continue };
        let before = current.instead_of.get(&from).cloned().unwrap_or_default();
        turn.name_people(absent.values().filter(|person| person.id == to));
        turn.emit(Event::HandedOver(event::HandedOver {
            step,
            attempt,
            assignment: None,
            purpose: Purpose::Act,
            instead_of: chain(&before, &from),
            from: Some(from),
            to,
            why: HandOverCause::Substituted,
            reason: None,
            by: None,
            at: turn.now,
        }));
    }
}

fn chain(before: &[Id], from: &Id) -> Vec<Id> {
    before.iter().chain([from]).cloned().collect()
}

/// The acting person's own part. Where no person acts the assignment must be named.
fn own(turn: &Turn<'_>, command: &Command, step: &Step, act: &HandOver) -> Result<Assignment, Refusal> {
    let Some(person) = command.person() else { return meant(turn, step, act) };
    let mut open = parts(turn, step, act)?.into_iter();
    let own = open.find(|open| open.may_act(person));
    own.ok_or_else(|| Refusal::NotYours { step: step.key.clone() })
}

/// The part that is named, else the only one there is.
fn meant(turn: &Turn<'_>, step: &Step, act: &HandOver) -> Result<Assignment, Refusal> {
    let mut open = parts(turn, step, act)?;
    match (open.pop(), open.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Refusal::WhichAssignment { step: step.key.clone() }),
        (None, _) => Err(turn.nobody(step)),
    }
}

fn parts(turn: &Turn<'_>, step: &Step, act: &HandOver) -> Result<Vec<Assignment>, Refusal> {
    if !turn.state.steps.get(&step.key).is_some_and(|live| live.is_open()) {
        return Err(turn.closed(step));
    }
    let of_step = turn.state.assignments.values().filter(|open| open.step == step.key);
    let named = of_step.filter(|open| act.assignment.as_ref().is_none_or(|named| *named == open.id));
    let open: Vec<Assignment> = named.cloned().collect();
    if open.is_empty() && act.assignment.is_some() {
        return Err(Refusal::UnknownAssignment);
    }
    Ok(open)
}

/// To whom a part goes, and why.
pub(super) struct Passed {
    pub to: Id,
    pub instead_of: Vec<Id>,
    pub why: HandOverCause,
    pub reason: Option<Sealed>,
    pub by: Option<Id>,
}

impl Passed {
    fn substituted(to: Id, instead_of: Vec<Id>) -> Self {
        Self { to, instead_of, why: HandOverCause::Substituted, reason: None, by: None }
    }
}

impl Turn<'_> {
    pub fn hand_over(&mut self, open: &Assignment, passed: Passed) {
        self.close(&open.id, Closing::HandedOver);
        let Passed { to, instead_of, why, reason, by } = passed;
        self.emit(Event::HandedOver(event::HandedOver {
            step: open.step.clone(),
            attempt: open.attempt,
            assignment: Some(open.id.clone()),
            purpose: open.purpose,
            from: open.person().cloned(),
            to: to.clone(),
            instead_of: instead_of.clone(),
            why,
            reason,
            by,
            at: self.now,
        }));
        let id = self.new_id();
        let holder = Holder::Person(to);
        let assignment = Assignment { id, holder, opened_at: self.now, instead_of, ..open.clone() };
        self.emit(Event::AssignmentOpened { assignment });
    }

    /// Whether this person decides in the step, has decided, or has the same to do.
    pub fn has_a_part(&self, open: &Assignment, person: &Id) -> bool {
        let same = |other: &Assignment| {
            other.step == open.step && other.purpose == open.purpose && other.person() == Some(person)
        };
        let attempt = self.state.steps.get(&open.step).and_then(|step| step.current());
        let decides = attempt.filter(|_| open.is_act()).is_some_and(|attempt| {
            attempt.members.contains(person)
                || attempt.decisions.iter().any(|decision| decision.by == *person)
        });
        decides || self.state.assignments.values().any(same)
    }

    /// Who does the work of somebody who is away: whom they name, and if those are away too, whom these name. `None` for
    /// somebody present, in a circle, and where it would come to somebody who has it already.
    pub fn stand_in(&self, away: &Id, is_taken: &dyn Fn(&Id) -> bool) -> Option<Id> {
        let mut seen = BTreeSet::from([away]);
        let mut last = self.state.absent.get(away)?;
        while let Some(next) = self.state.absent.get(last) {
            if !seen.insert(last) {
                return None;
            }
            last = next;
        }
        (!seen.contains(last) && !is_taken(last)).then(|| last.clone())
    }

    /// These people as they can act now: whoever is away is replaced. Who stands in for whom is said beside.
    pub fn present(&self, people: Vec<Id>) -> (Vec<Id>, BTreeMap<Id, Vec<Id>>) {
        let mut instead_of = BTreeMap::new();
        if self.state.absent.is_empty() {
            return (people, instead_of);
        }
        let mut present = people;
        for place in 0..present.len() {
            let away = present[place].clone();
            if let Some(to) = self.stand_in(&away, &|person| present.contains(person)) {
                instead_of.insert(to.clone(), vec![away]);
                present[place] = to;
            }
        }
        (present, instead_of)
    }
}
