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
    /// Of the record it is about.
    pub flow_name: String,
    pub template_key: String,
    pub template_version: i64,
    /// Name of the group whose pool it lies or lay in.
    pub pool_name: Option<String>,
    /// Its flow is paused: nobody can do it now.
    pub is_paused: bool,
}

/// How much somebody has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TodoCounts {
    pub open: Count,
    /// Past their deadline.
    pub late: Count,
    /// Due by the end of the day asked about, late ones included.
    pub today: Count,
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
            template_key: row.take()?,
            template_version: row.take()?,
            pool_name: row.take()?,
            is_paused: row.take::<String>()? == "paused",
        })
    }
}

macro_rules! columns {
    () => {
        "a.id, a.organisation_id, a.flow_id, a.step_key, a.attempt, a.role, a.purpose, a.title, a.pool_id, \
         a.person_id, a.is_open, a.outcome, a.due_at, a.overdue_at, a.opened_at, a.picked_up_at, a.closed_at"
    };
}

/// Open ones of person `$2`, then those that wait in a pool of theirs; each part has an index of
/// its own in the order of deadlines.
macro_rules! mine {
    ($columns:literal, $tail:expr) => {
        concat!(
            "SELECT * FROM (SELECT ",
            $columns,
            " FROM assignment a WHERE a.person_id = $2 AND a.is_open = 1",
            $tail,
            ") own UNION ALL SELECT * FROM (SELECT ",
            $columns,
            " FROM member_group_member m CROSS JOIN assignment a WHERE m.person_id = $2 AND a.pool_id = m.group_id \
             AND a.is_open = 1 AND a.person_id IS NULL",
            $tail,
            ") pooled"
        )
    };
}

/// True of every row, and leads a planner without statistics to the index of open ones.
macro_rules! any_deadline {
    ($tail:literal) => {
        concat!(" AND a.due_at > -9223372036854775807", $tail)
    };
}

macro_rules! todo_page {
    ($sign:literal, $direction:literal) => {
        concat!(
            "WITH w AS MATERIALIZED (SELECT * FROM (",
            mine!(
                "a.due_at, a.id",
                concat!(
                    " AND (a.due_at, a.id) ",
                    $sign,
                    " ($3, $4) ORDER BY a.due_at",
                    $direction,
                    ", a.id",
                    $direction,
                    " LIMIT $5"
                )
            ),
            ") x ORDER BY x.due_at",
            $direction,
            ", x.id",
            $direction,
            " LIMIT $5) SELECT a.due_at, a.id, ",
            columns!(),
            ", f.name, f.template_key, f.template_version, g.name, f.status FROM w CROSS JOIN assignment a \
             JOIN flow f ON f.id = a.flow_id LEFT JOIN member_group g ON g.id = a.pool_id WHERE a.id = w.id \
             AND f.organisation_id = $1 ORDER BY w.due_at",
            $direction,
            ", w.id",
            $direction
        )
    };
}

statements! {
    TODO = todo_page!(">", "");
    TODO_BEFORE = todo_page!("<", " DESC");
    TODO_COUNTS = concat!("SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN x.due_at < $3 THEN 1 ELSE 0 END), 0) AS BIGINT), \
        CAST(COALESCE(SUM(CASE WHEN x.due_at < $4 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM (SELECT * FROM (",
        mine!("a.due_at", any_deadline!(" ORDER BY a.due_at LIMIT 1001")), ") u LIMIT 1001) x \
        WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = $2 AND p.organisation_id = $1)");
    TODO_OPEN = concat!("SELECT COUNT(*) FROM (SELECT * FROM (", mine!("1 AS one", any_deadline!(" LIMIT 100")), ") u LIMIT 100) x \
        WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = $2 AND p.organisation_id = $1)");
    OF_FLOW = concat!("SELECT ", columns!(), " FROM assignment a JOIN flow f ON f.id = a.flow_id WHERE a.flow_id = $4 AND ",
        visible_flow!(by key), " ORDER BY a.opened_at, a.id LIMIT 10000");
    GET = concat!("SELECT ", columns!(), " FROM assignment a JOIN flow f ON f.id = a.flow_id WHERE a.id = $4 AND ",
        visible_flow!(by key));
}

/// What `person` has to do, soonest due first, without a deadline last.
pub async fn todo(
    db: &Db,
    viewer: &Viewer,
    person: &Id,
    page: &PageRequest,
) -> Result<Page<TodoItem>, DbError> {
    let mut data = params![&viewer.organisation, person];
    let text = if page.before.is_some() { TODO_BEFORE } else { TODO };
    match page.cursor() {
        Some(cursor) => data.extend(params![cursor.number(), &cursor.id]),
        None => data.extend(params![i64::MIN, ""]),
    }
    data.push(page.fetch_limit());
    page.cut(db.fetch(text, data).await?)
}

/// How much `person` has to do, each number exact to 1 000.
pub async fn todo_counts(
    db: &Db,
    viewer: &Viewer,
    person: &Id,
    now: Instant,
    end_of_day: Instant,
) -> Result<TodoCounts, DbError> {
    let (now, end) = (now.min(NEVER), end_of_day.min(NEVER));
    let mut rows = db.fetch(TODO_COUNTS, params![&viewer.organisation, person, now, end]).await?;
    let Some(row) = rows.first_mut() else {
        return Ok(TodoCounts { open: Count(0), late: Count(0), today: Count(0) });
    };
    Ok(TodoCounts { open: Count(row.take()?), late: Count(row.take()?), today: Count(row.take()?) })
}

/// How much `person` has to do, exact to 99: what stands beside the word in the menu of each page.
pub async fn todo_open(db: &Db, viewer: &Viewer, person: &Id) -> Result<i64, DbError> {
    let mut rows = db.fetch(TODO_OPEN, params![&viewer.organisation, person]).await?;
    rows.first_mut().map_or(Ok(0), Row::take)
}

/// All of a flow, closed ones too, in order of opening.
pub async fn of_flow(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<Assignment>, DbError> {
    db.fetch_all(OF_FLOW, viewer.with(params![flow])).await
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Assignment>, DbError> {
    db.fetch_one(GET, viewer.with(params![id])).await
}
