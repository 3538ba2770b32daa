//! Moving to another version of the template, and back. What fits and what does not is the plan's to say.

use super::{start::contacts, told, turn::Turn};
use crate::flow::event;
use crate::{
    flow::{
        BoundBy, Command, Event, Migration, Refusal, clock,
        migration::{Plan, plan},
    },
    reads::{Reads, reads},
};
use model::{
    Id,
    definition::{Fill, Role},
    value::PersonRef,
};
use std::sync::Arc;

/// Leaves the old version; what follows is decided by the new one.
pub(super) fn migrate(turn: &mut Turn<'_>, command: &Command, act: &Migration) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let reason = given(&act.reason)?;
    let from = turn.state.template.clone().ok_or(Refusal::NotStarted)?;
    if from.key != act.to.key || act.definition.key != act.to.key {
        return Err(Refusal::OtherTemplate);
    }
    if from.version == act.to.version {
        return Err(Refusal::SameVersion);
    }
    let Plan { course, skipped, renamed, problems, .. } = plan(turn.definition, &act.definition, &turn.state);
    if !problems.is_empty() {
        return Err(Refusal::CannotMigrate { problems });
    }
    let reason = turn.seal_words(reason);
    let (by, at) = (command.person().cloned(), turn.now);
    turn.emit(Event::Migrated(event::Migrated {
        from,
        to: act.to.clone(),
        course,
        skipped,
        renamed,
        reason,
        by,
        at,
    }));
    Ok(())
}

/// Makes itself at home in the new version: what it reads is told, new roles are filled, deadlines count as it says,
/// and what can begin begins.
pub(super) fn settle_in(turn: &mut Turn<'_>, act: &Migration) {
    let read = reads(turn.definition);
    tell(turn, act, &read);
    fill_new_roles(turn, act);
    told::name_members(turn, &read, &act.groups);
    void_clocks(turn);
    for key in turn.running_deadlines() {
        if let Ok(step) = turn.step(&key) {
            turn.move_deadline(step);
        }
    }
    if turn.is_running() {
        turn.wait_anew();
    }
    turn.advance_if_running();
}

/// Promises that the new version does not make.
fn void_clocks(turn: &mut Turn<'_>) {
    let gone = turn
        .state
        .clocks
        .iter()
        .filter(|(name, live)| live.is_live() && clock::find(turn.definition, name).is_none());
    let gone: Vec<String> = gone.map(|(name, _)| name.clone()).collect();
    for clock in gone {
        turn.emit(Event::ClockVoided { clock, at: turn.now });
    }
}

fn tell(turn: &mut Turn<'_>, act: &Migration, read: &Reads) {
    told::record(turn, &act.record.name, &act.record.fields);
    let unknown = act
        .groups
        .iter()
        .filter(|(group, _)| read.groups.contains(*group) && !turn.state.groups.contains_key(*group));
    let ids = |members: &[PersonRef]| members.iter().map(|person| person.id.clone()).collect();
    let groups: std::collections::BTreeMap<String, Vec<Id>> =
        unknown.map(|(group, members)| (group.clone(), ids(members))).collect();
    if !groups.is_empty() {
        turn.emit(Event::GroupsTold { groups });
    }
    let named = act
        .calendars
        .iter()
        .filter(|(name, _)| read.calendars.contains(*name) && !turn.state.calendars.contains_key(*name));
    let mut calendars = turn.state.calendars.clone();
    calendars.extend(named.map(|(name, calendar)| (name.clone(), Arc::clone(calendar))));
    if read.calendar && (turn.state.calendar.is_none() || calendars != turn.state.calendars) {
        let calendar = turn.state.calendar.as_ref().unwrap_or(&act.calendar);
        turn.emit(Event::CalendarTold { calendar: Arc::clone(calendar), calendars });
    }
}

fn fill_new_roles(turn: &mut Turn<'_>, act: &Migration) {
    for role in &turn.definition.roles {
        if turn.state.roles.contains_key(&role.key) {
            continue;
        }
        let (people, group) = filled(turn, act, role);
        if people.is_empty() && group.is_none() {
            continue;
        }
        turn.name_people(&people);
        let persons = people.into_iter().map(|person| person.id).collect();
        let (role, bound_by) = (role.key.clone(), BoundBy::Fill);
        turn.emit(Event::RoleBound(event::RoleBound {
            role,
            persons,
            group,
            bound_by,
            reason: None,
            by: None,
        }));
    }
}

fn filled(turn: &Turn<'_>, act: &Migration, role: &Role) -> (Vec<PersonRef>, Option<String>) {
    let starter = || turn.state.starter.as_ref().and_then(|id| turn.state.person(id)).cloned();
    match &role.fill {
        Fill::Group(group) => (Vec::new(), Some(group.clone())),
        Fill::RecordContact { contact_role } => (contacts(&act.record, contact_role.as_deref()), None),
        Fill::RecordOwner => (act.record.owner.iter().cloned().collect(), None),
        Fill::Starter => (starter().into_iter().collect(), None),
        Fill::Later | Fill::Asked => (Vec::new(), None),
    }
}

/// Nothing but the move itself may have happened; what was due meanwhile has.
pub(super) fn undo(turn: &mut Turn<'_>, command: &Command, reason: &str) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let reason = given(reason)?;
    let before = turn.state.before_migration.as_ref().filter(|_| turn.events.is_empty());
    let to = before.and_then(|before| before.template.clone()).ok_or(Refusal::NothingToUndo)?;
    let from = turn.state.template.clone().ok_or(Refusal::NotStarted)?;
    let reason = turn.seal_words(reason);
    turn.emit(Event::MigrationUndone(event::MigrationUndone {
        from,
        to,
        reason,
        by: command.person().cloned(),
        at: turn.now,
    }));
    // The state is what it was: nothing of it is news.
    turn.followed = turn.events.len();
    Ok(())
}

fn given(reason: &str) -> Result<&str, Refusal> {
    Some(reason.trim()).filter(|reason| !reason.is_empty()).ok_or(Refusal::ReasonMissing)
}
