//! A commit as rows of tables, and the texts that write them one flow at a time (SQLite).

use super::{
    commit::{AssignmentClosure, FlowCommit},
    tables::{LOG_COLUMNS, Place, TABLES, Table, Write},
};
use crate::{
    assignments::Assignment,
    causes,
    db::Datum,
    flows::{StepRun, or_never, rank},
    records,
    row::{Columns, params},
};
use model::Id;
use std::sync::LazyLock;

/// What one commit writes, row by row.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) flow: Id,
    pub(crate) command_id: Id,
    /// Tells this commit's log row from one another process wrote for the same command.
    pub(crate) hash: String,
    /// Columns of `flow_log`, then the number it was decided on.
    pub(crate) log: Vec<Datum>,
    /// Place in `TABLES`, columns in its order.
    pub(crate) rows: Vec<(usize, Vec<Datum>)>,
}

/// Writes the log row if the flow is still where it was when decided on.
pub(crate) static SQLITE_LOG: LazyLock<String> = LazyLock::new(|| {
    let (names, marks) = names_and_marks(LOG_COLUMNS);
    let expected = LOG_COLUMNS.len() + 1;
    format!(
        "INSERT INTO flow_log ({names}) SELECT {marks} WHERE COALESCE((SELECT CASE WHEN organisation_id = $3 \
         THEN seq ELSE -1 END FROM flow_state WHERE flow_id = $1), 0) = ${expected} ON CONFLICT DO NOTHING"
    )
});

/// One text per table, in order.
pub(crate) static SQLITE_ROWS: LazyLock<Vec<String>> =
    LazyLock::new(|| TABLES.iter().map(sqlite_row).collect());

pub(crate) fn sqlite_statements() -> Vec<&'static str> {
    std::iter::once(SQLITE_LOG.as_str()).chain(SQLITE_ROWS.iter().map(String::as_str)).collect()
}

fn names_and_marks(columns: &[(&str, super::tables::Kind)]) -> (String, String) {
    let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    let marks: Vec<_> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    (names.join(", "), marks.join(", "))
}

/// What fails undoes the whole transaction or its savepoint, so no statement keeps the means to undo itself alone (`OR
/// FAIL`): where it sets off a trigger, that would be a copy of every page it touches.
fn sqlite_row(table: &Table) -> String {
    let (names, marks) = names_and_marks(table.columns);
    let name = table.name;
    let key = table.columns[0].0;
    match table.write {
        Write::Insert => format!("INSERT OR FAIL INTO {name} ({names}) VALUES ({marks})"),
        Write::Upsert { key, changes } => {
            format!("INSERT OR FAIL INTO {name} ({names}) VALUES ({marks}){}", on_conflict(key, changes))
        }
        Write::Change => {
            let changes: Vec<_> =
                (2..).zip(&table.columns[1..]).map(|(n, (c, _))| format!("{c} = ${n}")).collect();
            format!("UPDATE OR FAIL {name} SET {} WHERE {key} = $1", changes.join(", "))
        }
        Write::Delete => format!("DELETE FROM {name} WHERE {key} = $1"),
    }
}

pub(crate) fn on_conflict(key: &str, changes: &[&str]) -> String {
    let change = |column: &&str| match column.split_once(" = ") {
        Some(_) => (*column).to_owned(),
        None => format!("{column} = excluded.{column}"),
    };
    let changes: Vec<_> = changes.iter().map(change).collect();
    format!(" ON CONFLICT ({key}) DO UPDATE SET {}", changes.join(", "))
}

impl Plan {
    pub(crate) fn of(mut commit: FlowCommit) -> Self {
        settle_assignments(&mut commit);
        settle_steps(&mut commit.steps);
        let flow = commit.flow.id.clone();
        let organisation = commit.flow.organisation.clone();
        let seq = commit.expected_seq + 1;
        commit.flow.seq = seq;
        let command_id = commit.log.command_id.clone();
        let hash = commit.log.hash.clone();
        let log = log_data(&commit, seq);
        let mut plan = Self { flow, command_id, hash, log, rows: Vec::with_capacity(16) };
        if let Some(entries) = commit.values.take() {
            plan.push(Place::Values, params![&plan.flow, seq, &organisation, entries]);
        }
        for (seq, entries) in commit.values_left.drain(..) {
            plan.push(Place::ValuesErased, params![&plan.flow, seq, &organisation, entries]);
        }
        plan.push_people(&mut commit);
        plan.push_work(&mut commit);
        plan.push_flow(commit);
        plan
    }

    fn push(&mut self, place: Place, data: Vec<Datum>) {
        self.rows.push((place as usize, data));
    }

    fn push_people(&mut self, commit: &mut FlowCommit) {
        for record in commit.records.drain(..) {
            self.push(Place::Records, records::insert_data(record));
        }
        for person in commit.people.drain(..) {
            self.push(Place::People, person.data());
        }
        for contact in commit.contacts.drain(..) {
            self.push(Place::Contacts, contact.data());
        }
        if let Some(cause) = commit.cause.take() {
            self.push(Place::Causes, causes::data(cause));
        }
        if let Some(answer) = commit.answer.take() {
            self.push(Place::Answers, answer.data());
        }
    }

    fn push_work(&mut self, commit: &mut FlowCommit) {
        for assignment in commit.assignments.drain(..) {
            self.push(Place::Assignments, assignment_data(assignment));
        }
        for AssignmentClosure { id, outcome, closed_at } in commit.closures.drain(..) {
            self.push(Place::Closures, params![id, false, outcome, closed_at]);
        }
        for step in commit.steps.drain(..) {
            self.push(Place::Steps, step.data());
        }
        for row in commit.outbox.drain(..) {
            self.push(Place::Outbox, row.data());
        }
        for message in commit.messages.drain(..) {
            self.push(Place::Messages, message.data());
        }
        for link in commit.links.drain(..) {
            self.push(Place::Links, link.data());
        }
        for link in commit.links_revoked.drain(..) {
            self.push(Place::LinksRevoked, params![link, commit.log.at]);
        }
        let (flow, record) = (&commit.flow.id, &commit.flow.record);
        for file in commit.files_kept.drain(..) {
            let data = params![
                file.id,
                "kept",
                None::<Id>,
                record,
                flow,
                file.step_key,
                file.attempt,
                file.audience
            ];
            self.push(Place::FilesKept, data);
        }
        for assignment in commit.drafts_deleted.drain(..) {
            self.push(Place::DraftsDeleted, params![assignment]);
        }
    }

    fn push_flow(&mut self, commit: FlowCommit) {
        let FlowCommit { flow, is_summary_same, .. } = commit;
        let state = params![
            &flow.id,
            &flow.organisation,
            &flow.status,
            flow.seq,
            flow.updated_at,
            flow.state,
            flow.holder,
            flow.holders,
            flow.due_since,
        ];
        self.push(Place::State, state);
        if is_summary_same {
            return;
        }
        let folded = records::fold(&flow.name);
        let data = params![
            flow.id,
            flow.organisation,
            flow.access_group,
            flow.record,
            flow.template_key,
            flow.template_version,
            flow.name,
            folded,
            flow.owner,
            flow.status,
            flow.stage,
            flow.held_by,
            or_never(flow.next_due_at),
            flow.wake_at,
            flow.started_at,
            flow.ended_at,
            flow.alarm,
            rank(flow.priority),
        ];
        self.push(Place::Flow, data);
    }
}

fn log_data(commit: &FlowCommit, seq: i64) -> Vec<Datum> {
    let log = &commit.log;
    params![
        &commit.flow.id,
        seq,
        &commit.flow.organisation,
        &log.command_id,
        &log.actor,
        log.at,
        &log.events,
        &log.hash,
        &log.previous_hash,
        commit.expected_seq,
    ]
}

fn assignment_data(assignment: Assignment) -> Vec<Datum> {
    params![
        assignment.id,
        assignment.organisation,
        assignment.flow,
        assignment.step_key,
        assignment.attempt,
        assignment.role,
        assignment.purpose,
        assignment.title,
        assignment.pool,
        assignment.person,
        assignment.is_open,
        assignment.outcome,
        or_never(assignment.due_at),
        assignment.overdue_at,
        assignment.opened_at,
        assignment.picked_up_at,
        assignment.closed_at,
    ]
}

/// One row per assignment, the last word counting: one statement must not write the same row twice.
fn settle_assignments(commit: &mut FlowCommit) {
    keep_last(&mut commit.assignments, |a, b| a.id == b.id);
    keep_last(&mut commit.closures, |a, b| a.id == b.id);
    let assignments = &mut commit.assignments;
    commit.closures.retain(|closure| match assignments.iter_mut().find(|a| a.id == closure.id) {
        Some(assignment) => {
            assignment.is_open = false;
            assignment.outcome.clone_from(&closure.outcome);
            assignment.closed_at = Some(closure.closed_at);
            false
        }
        None => true,
    });
}

fn settle_steps(steps: &mut Vec<StepRun>) {
    keep_last(steps, |a, b| a.step_key == b.step_key && a.attempt == b.attempt);
}

fn keep_last<T>(rows: &mut Vec<T>, same: impl Fn(&T, &T) -> bool) {
    let mut place = 0;
    while place < rows.len() {
        let repeated = rows[place + 1..].iter().any(|later| same(&rows[place], later));
        if repeated {
            rows.remove(place);
        } else {
            place += 1;
        }
    }
}
