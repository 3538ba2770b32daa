//! What the flow is told of the world: record, groups, calendar. Only what the definition reads is kept.

use super::{start::named_calendars, turn::Turn};
use crate::{
    calendar::Calendar,
    flow::{Assignment, Closing, Event, Holder, Wait},
    reads::{Reads, reads},
};
use model::{DataPath, Id, Value, value::PersonRef};
use std::{collections::BTreeMap, sync::Arc};

pub(super) fn record(turn: &mut Turn<'_>, name: &str, fields: &BTreeMap<String, Value>) {
    let read = reads(turn.definition).record_fields;
    let told: BTreeMap<String, Value> = fields
        .iter()
        .filter(|(field, _)| read.contains(*field))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    let Some(known) = &turn.state.record else { return };
    let same_name = matches!(known.name.as_deref(), Some(Value::Text(known)) if known == name);
    let same_fields = known.fields.len() == told.len()
        && known.fields.iter().all(|(field, kept)| kept.as_deref() == told.get(field));
    if same_name && same_fields {
        return;
    }
    turn.brings_data = true;
    let event = Event::RecordTold { name: turn.seal_words(name), fields: turn.seal_data(&told) };
    turn.emit(event);
    turn.move_deadlines(&|path| matches!(path, DataPath::Record(_)));
}

/// The flow's own calendar, and those its template names.
pub(super) fn calendar(
    turn: &mut Turn<'_>,
    calendar: &Arc<Calendar>,
    calendars: &BTreeMap<String, Arc<Calendar>>,
) {
    let named = named_calendars(&reads(turn.definition), calendars);
    let is_same = turn.state.calendar.as_ref() == Some(calendar) && turn.state.calendars == named;
    if turn.state.calendar.is_none() || is_same {
        return;
    }
    turn.emit(Event::CalendarTold { calendar: Arc::clone(calendar), calendars: named });
    for key in turn.running_deadlines() {
        if let Ok(step) = turn.step(&key) {
            turn.move_deadline(step);
        }
    }
    turn.move_waits_where(&|_| true);
}

pub(super) fn members(turn: &mut Turn<'_>, groups: &BTreeMap<String, Vec<PersonRef>>) {
    let read = reads(turn.definition);
    let mut changed = BTreeMap::new();
    for (group, members) in groups.iter().filter(|(group, _)| read.groups.contains(*group)) {
        let members: Vec<Id> = members.iter().map(|person| person.id.clone()).collect();
        if turn.state.groups.get(group) != Some(&members) {
            changed.insert(group.clone(), members);
        }
    }
    if changed.is_empty() {
        return;
    }
    name_members(turn, &read, groups);
    turn.emit(Event::GroupsTold { groups: changed.clone() });
    for (group, members) in &changed {
        change_pools(turn, group, members);
    }
    turn.rescue_by_members();
    turn.advance_if_running();
}

/// Names of a group's members are kept only where some text or condition reads them.
pub(super) fn name_members(turn: &mut Turn<'_>, read: &Reads, groups: &BTreeMap<String, Vec<PersonRef>>) {
    for role in &turn.definition.roles {
        let group = turn.state.roles.get(&role.key).and_then(|role| role.group.clone());
        if let Some(members) =
            group.filter(|_| read.role_names.contains(&role.key)).and_then(|group| groups.get(&group))
        {
            turn.name_people(members);
        }
    }
}

/// Present members see the pool; what somebody held who is gone goes back; a pool of nobody waits for the owner.
fn change_pools(turn: &mut Turn<'_>, group: &str, present: &[Id]) {
    let of_group =
        |open: &&Assignment| matches!(&open.holder, Holder::Pool { group: Some(held), .. } if held == group);
    let pools: Vec<Assignment> = turn.state.assignments.values().filter(of_group).cloned().collect();
    for open in pools {
        if present.is_empty() {
            turn.close(&open.id, Closing::Withdrawn);
            let wait = Wait::RoleUnbound { role: open.role };
            turn.emit(Event::StepWaits { step: open.step, wait });
            continue;
        }
        if open.person().is_some_and(|holder| !present.contains(holder)) {
            turn.emit(Event::PutBack { assignment: open.id.clone(), at: turn.now });
        }
        turn.emit(Event::PoolChanged { assignment: open.id, members: present.to_vec() });
    }
}
