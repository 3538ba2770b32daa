//! Assignments: who has what to do. Written by the flow writer only.

use crate::{
    Count, Db, DbError, Page, PageRequest, Viewer,
    db::{Decode, Row},
    flows::{NEVER, unless_never},
    row::{params, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

/// One person's part in one open step, or a group's until somebody picks it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub id: Id,
    pub organisation: Id,
    pub flow: Id,
    pub step_key: String,
    pub attempt: i64,
    pub role: String,
    /// `act` or `review`.
    pub purpose: String,
    pub title: String,
    /// The group it was given to.
    pub pool: Option<Id>,
    /// Who holds it; none while a pool waits to be picked up.
    pub person: Option<Id>,
    pub is_open: bool,
    pub outcome: Option<String>,
    pub due_at: Option<Instant>,
    /// When its passed deadline was noticed.
    pub overdue_at: Option<Instant>,
    pub opened_at: Instant,
    pub picked_up_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

/// One line of a to-do list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodoItem {
    pub assignment: Assignment,
    pub flow_name: String,
    pub flow_status: String,
    pub template_key: String,
    pub record: Id,
    pub record_name: String,
}

impl Decode for Assignment {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.take()?,
            organisation: row.take()?,
            flow: row.take()?,
            step_key: row.take()?,
            attempt: row.take()?,
            role: row.take()?,
            purpose: row.take()?,
            title: row.take()?,
            pool: row.take()?,
            person: row.take()?,
            is_open: row.take()?,
            outcome: row.take()?,
            due_at: unless_never(row.take()?),
            overdue_at: row.take()?,
            opened_at: row.take()?,
            picked_up_at: row.take()?,
            closed_at: row.take()?,
        })
    }
}

impl Decode for TodoItem {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            assignment: Assignment::decode(row)?,
            flow_name: row.take()?,
            flow_status: row.take()?,
            template_key: row.take()?,
            record: row.take()?,
            record_name: row.take()?,
        })
    }
}

macro_rules! columns {
    () => {
        "a.id, a.organisation_id, a.flow_id, a.step_key, a.attempt, a.role, a.purpose, a.title, a.pool_id, \
         a.person_id, a.is_open, a.outcome, a.due_at, a.overdue_at, a.opened_at, a.picked_up_at, a.closed_at"
    };
}

/// Open ones of person `$2` in organisation `$1`, and those waiting in a pool of theirs.
macro_rules! mine {
    () => {
        "a.organisation_id = $1 AND a.is_open = 1 AND (a.person_id = $2 OR (a.person_id IS NULL AND a.pool_id IN \
         (SELECT g.group_id FROM member_group_member g WHERE g.person_id = $2)))"
    };
}

statements! {
    TODO = concat!("SELECT a.due_at, a.id, ", columns!(), ", f.name, f.status, f.template_key, f.record_id, r.name \
        FROM assignment a JOIN flow f ON f.id = a.flow_id JOIN record r ON r.id = f.record_id WHERE ", mine!(),
        " AND (a.due_at, a.id) > ($3, $4) ORDER BY a.due_at, a.id LIMIT $5");
    TODO_COUNT = concat!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM assignment a WHERE ", mine!(), " LIMIT 1001) c");
    TODO_OVERDUE = concat!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM assignment a WHERE ", mine!(),
        " AND a.due_at < $3 LIMIT 1001) c");
    OF_FLOW = concat!("SELECT ", columns!(), " FROM assignment a JOIN flow f ON f.id = a.flow_id WHERE a.flow_id = $4 AND ",
        visible_flow!(), " ORDER BY a.opened_at, a.id LIMIT 10000");
    GET = concat!("SELECT ", columns!(), " FROM assignment a JOIN flow f ON f.id = a.flow_id WHERE a.id = $4 AND ",
        visible_flow!());
}

/// What `person` has to do, soonest due first, without a deadline last.
pub async fn todo(
    db: &Db,
    viewer: &Viewer,
    person: &Id,
    page: &PageRequest,
) -> Result<Page<TodoItem>, DbError> {
    let mut data = params![&viewer.organisation, person];
    match &page.after {
        Some(cursor) => data.extend(params![cursor.number(), &cursor.id]),
        None => data.extend(params![i64::MIN, ""]),
    }
    data.push(page.fetch_limit());
    page.cut(db.fetch(TODO, data).await?)
}

/// How much `person` has to do.
pub async fn todo_count(db: &Db, viewer: &Viewer, person: &Id) -> Result<Count, DbError> {
    let mut rows = db.fetch(TODO_COUNT, params![&viewer.organisation, person]).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}

/// How much of it is past its deadline.
pub async fn overdue_count(db: &Db, viewer: &Viewer, person: &Id, now: Instant) -> Result<Count, DbError> {
    let before = now.min(NEVER);
    let mut rows = db.fetch(TODO_OVERDUE, params![&viewer.organisation, person, before]).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}

/// All of a flow, closed ones too, in order of opening.
pub async fn of_flow(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<Assignment>, DbError> {
    db.fetch_all(OF_FLOW, viewer.with(params![flow])).await
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Assignment>, DbError> {
    db.fetch_one(GET, viewer.with(params![id])).await
}
