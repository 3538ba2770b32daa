//! What an act changes in the tables beside the log: to-do rows, step runs, files. What it says to people is in
//! `letters`.
//! Derived from the state before and after, and from the events; never decided here.

use super::load::Loaded;
use crate::app::Ctx;
use engine::flow::event;
use engine::flow::{Assignment, Attempt, DocumentGiven, Event, Holder, State, StepStatus};
use model::{Definition, Id, Value, definition::Party};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    assignments::Assignment as AssignmentRow,
    flows::StepRun,
    writer::{AssignmentClosure, FileKept},
};

/// Everything about one act, as `flows::commit` looks at it.
pub struct Change<'a> {
    pub ctx: &'a Ctx,
    pub before: &'a State,
    pub after: &'a Loaded,
    pub events: &'a [Event],
    /// Ids of the groups that have work in their pool, by name.
    pub groups: &'a BTreeMap<String, Id>,
}

impl Change<'_> {
    pub(super) fn definition(&self) -> &Definition {
        &self.after.published.definition
    }

    pub(super) fn state(&self) -> &State {
        &self.after.state
    }

    pub(super) fn party(&self, role: &str) -> Party {
        self.definition().role(role).map_or(Party::Us, |role| role.party)
    }

    /// Rows of assignments that were opened or changed.
    pub fn assignments(&self) -> Vec<AssignmentRow> {
        let changed = self
            .state()
            .assignments
            .iter()
            .filter(|(id, open)| self.before.assignments.get(*id) != Some(*open));
        changed.flat_map(|(_, open)| self.rows_of(open)).collect()
    }

    /// Those that are over, with what their holder decided.
    pub fn closures(&self) -> Vec<AssignmentClosure> {
        let gone =
            self.before.assignments.values().filter(|open| !self.state().assignments.contains_key(&open.id));
        gone.flat_map(|open| {
            let attempt = self.attempt(&open.step, open.attempt);
            places(open).into_iter().map(move |(id, person)| AssignmentClosure {
                id,
                outcome: attempt
                    .and_then(|attempt| {
                        attempt.decisions.iter().find(|decision| Some(&decision.by) == person)
                    })
                    .map(|decision| super::word(&decision.outcome)),
                closed_at: self.ctx.now,
            })
        })
        .collect()
    }

    fn rows_of(&self, open: &Assignment) -> Vec<AssignmentRow> {
        let held_by_other = |person: Option<&Id>| match &open.holder {
            Holder::Pool { group: None, picked_by: Some(holder), .. } => person != Some(holder),
            _ => false,
        };
        let row = |(id, person): (Id, Option<&Id>)| AssignmentRow {
            is_open: !held_by_other(person),
            id,
            person: person.cloned(),
            ..self.row(open)
        };
        places(open).into_iter().map(row).collect()
    }

    fn row(&self, open: &Assignment) -> AssignmentRow {
        let overdue_now =
            |event: &Event| matches!(event, Event::Overdue { assignment, .. } if *assignment == open.id);
        let picked_now =
            |event: &Event| matches!(event, Event::PickedUp { assignment, .. } if *assignment == open.id);
        AssignmentRow {
            id: open.id.clone(),
            organisation: self.after.organisation.clone(),
            flow: self.state().flow.clone(),
            step_key: open.step.clone(),
            attempt: i64::from(open.attempt),
            role: open.role.clone(),
            purpose: super::word(&open.purpose),
            title: super::title(self.definition(), self.state(), &open.step),
            pool: match &open.holder {
                Holder::Pool { group: Some(group), .. } => self.groups.get(group).cloned(),
                _ => None,
            },
            person: None,
            is_open: true,
            outcome: None,
            due_at: open.due_at,
            overdue_at: match (open.overdue, self.events.iter().any(overdue_now)) {
                (true, true) => Some(self.ctx.now),
                (true, false) => open.due_at,
                (false, _) => None,
            },
            opened_at: open.opened_at,
            picked_up_at: self.events.iter().any(picked_now).then_some(self.ctx.now),
            closed_at: None,
        }
    }

    fn attempt(&self, step: &str, number: u32) -> Option<&Attempt> {
        self.state().steps.get(step)?.attempts.iter().find(|attempt| attempt.number == number)
    }

    /// Attempts that began or changed.
    pub fn step_runs(&self) -> Vec<StepRun> {
        let mut rows = Vec::new();
        for (key, live) in &self.state().steps {
            let before = self.before.steps.get(key);
            if before.is_some_and(|before| Arc::ptr_eq(before, live)) {
                continue;
            }
            let last = live.attempts.last().map(|attempt| attempt.number);
            for attempt in &live.attempts {
                let known = before
                    .and_then(|before| before.attempts.iter().find(|known| known.number == attempt.number));
                let is_last = last == Some(attempt.number);
                let same_status = before.is_some_and(|before| before.status == live.status);
                if known == Some(attempt) && (same_status || !is_last) {
                    continue;
                }
                rows.push(self.step_run(
                    key,
                    attempt,
                    if is_last { live.status } else { StepStatus::Withdrawn },
                ));
            }
        }
        rows.extend(self.runs_undone());
        rows
    }

    /// Attempts that an undo took back with everything else.
    fn runs_undone(&self) -> Vec<StepRun> {
        if !self.events.iter().any(|event| matches!(event, Event::MigrationUndone { .. })) {
            return Vec::new();
        }
        let attempts =
            self.before.steps.iter().flat_map(|(key, live)| live.attempts.iter().map(move |one| (key, one)));
        let gone = attempts.filter(|(key, attempt)| self.attempt(key, attempt.number).is_none());
        let row = |(key, attempt): (&String, &Attempt)| StepRun {
            closed_at: attempt.closed_at.or(Some(self.ctx.now)),
            ..self.step_run(key, attempt, StepStatus::Withdrawn)
        };
        gone.map(row).collect()
    }

    fn step_run(&self, key: &str, attempt: &Attempt, status: StepStatus) -> StepRun {
        let status = match (status, attempt.outcome) {
            (_, Some(_)) if status == StepStatus::Withdrawn => StepStatus::Done,
            (status, _) => status,
        };
        StepRun {
            flow: self.state().flow.clone(),
            step_key: key.to_owned(),
            attempt: i64::from(attempt.number),
            organisation: self.after.organisation.clone(),
            stage: self.after.published.stage_of.get(key).cloned().unwrap_or_default(),
            kind: self.definition().step(key).map_or_else(String::new, |step| super::word(&step.kind)),
            status: super::word(&status),
            outcome: attempt.outcome.map(|outcome| super::word(&outcome)),
            due_at: attempt.due_at,
            opened_at: attempt.opened_at,
            closed_at: attempt.closed_at,
        }
    }

    /// Files that were given with this act.
    pub fn files_kept(&self) -> Vec<FileKept> {
        self.events.iter().flat_map(|event| self.kept_by(event)).collect()
    }

    fn kept_by(&self, event: &Event) -> Vec<FileKept> {
        let initializer = self.definition().start.initializer.as_deref().unwrap_or_default();
        match event {
            Event::StartAnswered { data, .. } => {
                let values = data.values().filter_map(|sealed| sealed.value());
                kept(values, None, &self.audience_of(initializer))
            }
            Event::Answered(event::Answered { step, attempt, data, documents, recorded, .. }) => {
                let of_documents = documents.values().filter_map(|document| match document {
                    DocumentGiven::Files(sealed) | DocumentGiven::Accepted(sealed) => sealed.value(),
                    DocumentGiven::Declined(_) | DocumentGiven::Waived(_) => None,
                });
                let given = data.values().filter_map(|sealed| sealed.value()).chain(of_documents);
                let evidence = recorded.as_ref().and_then(|recorded| recorded.files.as_ref()?.value());
                let place = Some((step.as_str(), *attempt));
                let mut all = kept(given, place, &self.audience(step));
                all.extend(kept(evidence.into_iter(), place, crate::files::INTERNAL));
                all
            }
            _ => Vec::new(),
        }
    }

    /// The outside role whose file it is and the members; without one, members alone.
    fn audience(&self, step: &str) -> String {
        self.audience_of(self.definition().step(step).map(|step| step.role.as_str()).unwrap_or_default())
    }

    fn audience_of(&self, role: &str) -> String {
        if self.party(role).is_outside() { role.to_owned() } else { crate::files::INTERNAL.to_owned() }
    }

    /// Assignments that are no longer open: what was half filled in there is done with.
    pub fn drafts_done(&self) -> Vec<Id> {
        let open = &self.state().assignments;
        self.before.assignments.keys().filter(|id| !open.contains_key(*id)).cloned().collect()
    }
}

/// The row of whoever has it, and how many rows it stands in.
pub fn held_in(open: &Assignment) -> (Id, usize) {
    let places = places(open);
    let one = match (&open.holder, open.person()) {
        (Holder::Pool { group: None, .. }, Some(holder)) => {
            places.iter().find(|(_, person)| *person == Some(holder)).map(|(id, _)| (id.clone(), 1))
        }
        _ => None,
    };
    one.or_else(|| places.first().map(|(id, _)| (id.clone(), places.len()))).unwrap_or((open.id.clone(), 1))
}

fn kept<'v>(
    values: impl Iterator<Item = &'v Value>,
    place: Option<(&str, u32)>,
    audience: &str,
) -> Vec<FileKept> {
    let files = values.filter_map(|value| match value {
        Value::Files(files) => Some(files),
        _ => None,
    });
    files
        .flatten()
        .map(|file| FileKept {
            id: file.id.clone(),
            step_key: place.map(|(step, _)| step.to_owned()),
            attempt: place.map(|(_, attempt)| i64::from(attempt)),
            audience: audience.to_owned(),
        })
        .collect()
}

/// The rows an assignment stands in: one, or one for each member where several persons without a group share it.
fn places(open: &Assignment) -> Vec<(Id, Option<&Id>)> {
    match &open.holder {
        Holder::Person(person) => vec![(open.id.clone(), Some(person))],
        Holder::Pool { group: Some(_), picked_by, .. } => vec![(open.id.clone(), picked_by.as_ref())],
        Holder::Pool { group: None, members, .. } => {
            let row = |(place, member)| (Id::given(&format!("{}.{place}", open.id)), Some(member));
            members.iter().enumerate().map(row).collect()
        }
    }
}

pub(super) fn holders(open: &Assignment) -> Vec<Id> {
    match &open.holder {
        Holder::Person(person) => vec![person.clone()],
        Holder::Pool { picked_by: Some(person), .. } => vec![person.clone()],
        Holder::Pool { members, .. } => members.clone(),
    }
}
