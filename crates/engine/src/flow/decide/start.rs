//! Starting: the form is checked, roles are filled, and everything that can begin begins.

use super::{
    answers::{self, Asked},
    hand_over::substitutes,
    open::needed,
    told::name_members,
    turn::Turn,
};
use crate::flow::event;
use crate::{
    calendar::Calendar,
    flow::{BoundBy, Event, RecordSnapshot, Refusal, SealedRecord, StartFlow, Status, place::each_step},
    reads::{Reads, reads},
};
use model::{
    Id,
    definition::{DecidedBy, Fill, Role, Step},
    field::FieldProblem,
    value::PersonRef,
};
use std::{collections::BTreeMap, sync::Arc};
use texts::Sentence;

pub(super) fn start(turn: &mut Turn<'_>, act: &StartFlow) -> Result<(), Refusal> {
    if turn.state.status != Status::Unborn {
        return Err(Refusal::AlreadyStarted);
    }
    let read = reads(turn.definition);
    turn.brings_data = true;
    emit_started(turn, act, &read);
    let mut problems = unknown_roles(turn, act);
    let asked = Asked { owner: "start", form: &turn.definition.start.form, required: true };
    let data = answers::check(turn, &asked, &act.data, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Data(problems));
    }
    turn.name_people(act.owner.iter().chain(&act.starter));
    if !data.is_empty() {
        let data = turn.seal_data(&data);
        turn.emit(Event::StartAnswered { by: act.starter.as_ref().map(|person| person.id.clone()), data });
    }
    tell_absences(turn, act);
    fill_roles(turn, act);
    turn.bind_roles("start", &turn.definition.start.form, &BoundBy::Start);
    name_members(turn, &read, &act.groups);
    enough_members(turn)?;
    turn.advance();
    Ok(())
}

fn unknown_roles(turn: &Turn<'_>, act: &StartFlow) -> Vec<FieldProblem> {
    let unknown = act.roles.keys().filter(|role| turn.definition.role(role).is_none());
    unknown
        .map(|role| FieldProblem::new(&format!("roles.{role}"), Sentence::refusal_no_such_role()))
        .collect()
}

fn emit_started(turn: &mut Turn<'_>, act: &StartFlow, read: &Reads) {
    let record = seal_record(turn, &act.record, read);
    let groups = act.groups.iter().filter(|(group, _)| read.groups.contains(*group));
    let ids = |members: &Vec<PersonRef>| members.iter().map(|person| person.id.clone()).collect();
    let groups: BTreeMap<String, Vec<Id>> =
        groups.map(|(group, members)| (group.clone(), ids(members))).collect();
    turn.emit(Event::Started(event::Started {
        template: act.template.clone(),
        at: turn.now,
        record,
        owner: act.owner.as_ref().map(|person| person.id.clone()),
        starter: act.starter.as_ref().map(|person| person.id.clone()),
        calendar: read.calendar.then(|| Arc::clone(&act.calendar)),
        calendars: named_calendars(read, &act.calendars),
        groups,
        cause: act.cause.clone(),
    }));
}

/// Who is away when the flow starts; their work goes to others from the first step on.
fn tell_absences(turn: &mut Turn<'_>, act: &StartFlow) {
    let absent = substitutes(&act.absent);
    if !absent.is_empty() {
        turn.emit(Event::AbsencesTold { absent });
    }
}

/// Calendars the definition names; others are not kept.
pub(super) fn named_calendars(
    read: &Reads,
    calendars: &BTreeMap<String, Arc<Calendar>>,
) -> BTreeMap<String, Arc<Calendar>> {
    let named = calendars.iter().filter(|(name, _)| read.calendars.contains(*name));
    named.map(|(name, calendar)| (name.clone(), Arc::clone(calendar))).collect()
}

fn seal_record(turn: &mut Turn<'_>, record: &RecordSnapshot, read: &Reads) -> SealedRecord {
    let fields = record.fields.iter().filter(|(field, _)| read.record_fields.contains(*field));
    let fields: BTreeMap<_, _> = fields.map(|(field, value)| (field.clone(), value.clone())).collect();
    SealedRecord {
        id: record.id.clone(),
        kind: record.kind.clone(),
        name: turn.seal_words(&record.name),
        fields: turn.seal_data(&fields),
    }
}

fn fill_roles(turn: &mut Turn<'_>, act: &StartFlow) {
    for role in &turn.definition.roles {
        let (people, group, bound_by) = match act.roles.get(&role.key) {
            Some(people) if !people.is_empty() => (people.clone(), None, BoundBy::Start),
            _ => {
                let (people, group) = filled(turn, act, role);
                (people, group, BoundBy::Fill)
            }
        };
        if people.is_empty() && group.is_none() {
            continue;
        }
        turn.name_people(&people);
        let persons = people.into_iter().map(|person| person.id).collect();
        let role = role.key.clone();
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

/// Whoever came by link or portal plays the initializer; the others are filled as they say.
fn filled(turn: &Turn<'_>, act: &StartFlow, role: &Role) -> (Vec<PersonRef>, Option<String>) {
    let one = |person: &Option<PersonRef>| person.iter().cloned().collect();
    if turn.definition.start.initializer.as_ref() == Some(&role.key) && act.initializer.is_some() {
        return (one(&act.initializer), None);
    }
    match &role.fill {
        Fill::Group(group) => (Vec::new(), Some(group.clone())),
        Fill::RecordContact { contact_role } => (contacts(&act.record, contact_role.as_deref()), None),
        Fill::RecordOwner => (one(&act.record.owner), None),
        Fill::Starter => (one(&act.starter), None),
        Fill::Later | Fill::Asked => (Vec::new(), None),
    }
}

/// The primary contact, or those with this contact role.
pub(super) fn contacts(record: &RecordSnapshot, contact_role: Option<&str>) -> Vec<PersonRef> {
    match contact_role {
        Some(wanted) => {
            let with_role = record.contacts.iter().filter(|contact| contact.role.as_deref() == Some(wanted));
            with_role.map(|contact| contact.person.clone()).collect()
        }
        None => {
            let primary = record.contacts.iter().find(|contact| contact.primary);
            primary.or(record.contacts.first()).map(|contact| contact.person.clone()).into_iter().collect()
        }
    }
}

/// Where a role is filled and yet too small for a step, the flow is not started at all.
fn enough_members(turn: &Turn<'_>) -> Result<(), Refusal> {
    let mut steps: Vec<&Step> = Vec::new();
    for stage in &turn.definition.stages {
        each_step(&stage.items, &mut |step| {
            if matches!(step.decided_by, DecidedBy::Number(_)) {
                steps.push(step);
            }
        });
    }
    for step in steps {
        let members = turn.distinct_players(&step.role).len();
        let needed = needed(step.decided_by, members);
        let present = u32::try_from(members).unwrap_or(u32::MAX);
        if (1..needed).contains(&present) {
            let (step, role) = (step.key.clone(), step.role.clone());
            return Err(Refusal::TooFewMembers { step, role, needed, present });
        }
    }
    Ok(())
}
