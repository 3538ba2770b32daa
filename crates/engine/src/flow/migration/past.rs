//! What has happened so far holds on to: steps that were reached, who has them, and what was answered.

use super::Obstacle;
use crate::flow::{DocumentStatus, Purpose, State, StepState, StepStatus, Wait, place::outcome_items};
use model::{
    Definition, Field, FieldType,
    definition::{FileSlot, Step},
};
use std::collections::BTreeMap;

/// The steps of a version by their keys.
pub(super) type Steps<'a> = BTreeMap<&'a str, &'a Step>;

/// Whether the flow has come this far with it, and not left it behind. What its owner skipped may still lie ahead.
pub(super) fn is_reached(state: &State, step: &str) -> bool {
    state.steps.get(step).is_some_and(|live| match live.status {
        StepStatus::Pending | StepStatus::Withdrawn => false,
        StepStatus::Skipped => live.skipped.is_none(),
        StepStatus::Preparing | StepStatus::Open | StepStatus::InReview | StepStatus::Done => true,
    })
}

/// What keeps the steps of this flow from standing where they stand in the new version.
pub(super) fn obstacles(
    (old, new): (&Definition, &Definition),
    (before, after): (&Steps<'_>, &Steps<'_>),
    state: &State,
) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for (key, live) in &state.steps {
        let Some(step) = after.get(key.as_str()) else {
            if !live.attempts.is_empty() {
                found.push(Obstacle::StepGone { step: key.clone() });
            }
            continue;
        };
        let earlier = before.get(key.as_str());
        if earlier.is_some_and(|earlier| earlier.kind != step.kind) && !live.attempts.is_empty() {
            found.push(Obstacle::KindChanged { step: key.clone() });
            continue;
        }
        if live.is_open() {
            add_open(&mut found, new, state, (earlier.copied().unwrap_or(step), step), live);
        }
        if let Some(earlier) = earlier {
            add_types(&mut found, state, (&earlier.form, &step.form), key);
        }
    }
    add_types(&mut found, state, (&old.start.form, &new.start.form), "start");
    if let Some((key, outcome)) = &state.ending
        && after.get(key.as_str()).is_some_and(|step| outcome_items(step, *outcome).is_empty())
    {
        found.push(Obstacle::OutcomeGone { step: key.clone() });
    }
    found
}

/// Somebody is at it: the same people, and everything they were asked and have answered.
fn add_open(
    found: &mut Vec<Obstacle>,
    new: &Definition,
    state: &State,
    (earlier, step): (&Step, &Step),
    live: &StepState,
) {
    for open in state.assignments.values().filter(|open| open.step == step.key) {
        let role = open.role.clone();
        if new.role(&role).is_none() {
            found.push(Obstacle::RoleGone { step: step.key.clone(), role });
        } else if !has_the_same_part(earlier, step, live, open.purpose) {
            found.push(Obstacle::RoleChanged { step: step.key.clone(), role });
        }
    }
    let waits = live.waits.iter().map(Wait::role);
    for role in waits.filter(|role| asks(earlier, role) && !asks(step, role)) {
        found.push(Obstacle::RoleChanged { step: step.key.clone(), role: role.to_owned() });
    }
    let fields = live.given.keys().filter(|key| {
        let asked = |step: &Step| step.form.iter().any(|field| field.key == **key);
        asked(earlier) && !asked(step)
    });
    let documents = live.documents.iter().filter(|(_, document)| document.status != DocumentStatus::Wanted);
    let documents = documents.map(|(key, _)| key).filter(|key| slot(step, key).is_none());
    for field in fields.chain(documents) {
        found.push(Obstacle::AnswerGone { step: step.key.clone(), field: field.clone() });
    }
}

/// Whoever has this part of the step has it in the new version as well.
fn has_the_same_part(earlier: &Step, step: &Step, live: &StepState, purpose: Purpose) -> bool {
    match purpose {
        Purpose::Act => earlier.role == step.role,
        Purpose::Prepare => earlier.prepared_by == step.prepared_by,
        Purpose::Review => live.documents.iter().all(|(key, document)| {
            let reviewer = |step| slot(step, key).and_then(|slot| slot.reviewed_by.as_deref());
            !document.status.is_under_review() || reviewer(earlier) == reviewer(step)
        }),
    }
}

fn asks(step: &Step, role: &str) -> bool {
    let prepares = step.prepared_by.as_deref() == Some(role);
    step.role == role || prepares || step.files.iter().any(|slot| slot.reviewed_by.as_deref() == Some(role))
}

fn slot<'a>(step: &'a Step, key: &str) -> Option<&'a FileSlot> {
    step.files.iter().find(|slot| slot.key == key)
}

/// Answers keep the type that conditions and texts read them by.
fn add_types(found: &mut Vec<Obstacle>, state: &State, (before, after): (&[Field], &[Field]), owner: &str) {
    let open = state.steps.get(owner).map(|step| &step.given);
    for field in after {
        let answered = state.data.get(owner).is_some_and(|data| data.contains_key(&field.key))
            || open.is_some_and(|given| given.contains_key(&field.key));
        let earlier = before.iter().find(|earlier| earlier.key == field.key);
        if answered && earlier.is_some_and(|earlier| !same_type(&earlier.of, &field.of)) {
            found.push(Obstacle::TypeChanged { step: owner.to_owned(), field: field.key.clone() });
        }
    }
}

fn same_type(before: &FieldType, after: &FieldType) -> bool {
    match (before, after) {
        (FieldType::Money { currency }, FieldType::Money { currency: other }) => currency == other,
        _ => std::mem::discriminant(before) == std::mem::discriminant(after),
    }
}
