//! What somebody outside finds in the portal: their flows, what waits for them, messages and files. A flow is theirs
//! when they have or had something to do in it, or hold a link to it; whether they still play a part is for the caller
//! to say, from its state. Contacts who may see all of a record look on at what is any of its contacts'.

use crate::{
    Db, DbError, Page, PageRequest, Viewer,
    flows::unless_never,
    row::{params, row, statements},
    viewer::one_and_merged,
};
use model::{Id, Instant};

row! {
    /// A flow with its state, so that a page of them is one query.
    pub struct PortalFlow {
        pub id: Id,
        pub access_group: Id,
        pub template_key: String,
        pub template_version: i64,
        pub started_at: Instant,
        /// They may look on, whether they play a part or not.
        pub looks_on: bool,
        pub state: String,
    }
}

row! {
    pub struct TodoRow {
        pub assignment: Id,
        pub flow: Id,
        pub step_key: String,
        pub title: String,
        pub due_at: Instant,
        pub opened_at: Instant,
        pub record_name: String,
        pub template_key: String,
        pub template_version: i64,
        pub lent_to: Option<String>,
        pub lent_until: Option<Instant>,
    }
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalTodo {
    pub assignment: Id,
    pub flow: Id,
    pub step_key: String,
    pub title: String,
    pub due_at: Option<Instant>,
    pub opened_at: Instant,
    pub record_name: String,
    pub template_key: String,
    pub template_version: i64,
    /// Name of whoever may do it for them, and until when.
    pub lent: Option<(String, Instant)>,
}

row! {
    pub struct PortalFile {
        pub id: Id,
        pub flow: Id,
        pub audience: String,
        /// None for what came with the start.
        pub giver: Option<Id>,
        pub name: String,
        pub size_bytes: i64,
        pub created_at: Instant,
        pub template_key: String,
        pub template_version: i64,
        pub record_name: String,
    }
}

row! {
    pub struct FlowState {
        pub flow: Id,
        pub state: String,
    }
}

row! {
    pub struct PortalMessage {
        pub flow: Id,
        pub thread: String,
        pub author: Option<Id>,
        pub author_name: String,
        pub body: String,
        pub created_at: Instant,
    }
}

/// Ids of the flows of person `$2`.
macro_rules! theirs {
    () => {
        "SELECT a.flow_id AS id FROM assignment a WHERE a.person_id = $2 \
         UNION SELECT l.flow_id FROM magic_link l WHERE l.person_id = $2 AND l.revoked_at IS NULL AND l.kind = 'flow'"
    };
}

/// Ids of the flows person `$2` may look on at: of records all of which they may see, as far as a contact of the record
/// has or had a part in them who is nobody of ours. What the firm does by itself about a record is not among them. A merged record's flows are
/// those of its other.
macro_rules! looked_on {
    () => {
        concat!(
            "SELECT w.id FROM contact c CROSS JOIN flow w WHERE w.record_id = c.record_id AND ",
            looked_on!(of),
            " UNION ALL SELECT w.id FROM contact c CROSS JOIN record o CROSS JOIN flow w \
             WHERE o.merged_into_id = c.record_id AND w.record_id = o.id AND ",
            looked_on!(of)
        )
    };
    (of) => {
        "c.person_id = $2 AND c.may_see = 'all' AND EXISTS (SELECT 1 FROM contact k WHERE k.record_id = c.record_id \
         AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = k.person_id) AND (\
         EXISTS (SELECT 1 FROM assignment a WHERE a.flow_id = w.id AND a.person_id = k.person_id) \
         OR EXISTS (SELECT 1 FROM magic_link l WHERE l.flow_id = w.id AND l.person_id = k.person_id \
         AND l.revoked_at IS NULL AND l.kind = 'flow')))"
    };
}

/// Ids of all flows person `$2` finds in the portal, each once, and whether they look on there.
macro_rules! found {
    () => {
        concat!(
            "SELECT y.id, CAST(MAX(y.looks_on) AS BIGINT) AS looks_on FROM (SELECT t.id, 0 AS looks_on FROM (",
            theirs!(),
            ") t UNION ALL SELECT z.id, 1 FROM (",
            looked_on!(),
            ") z) y GROUP BY y.id"
        )
    };
}

/// Of flow `f`: it is of record `$3`, or of one that was merged into it. An empty `$3` is any record.
macro_rules! of_record {
    () => {
        concat!("($3 = '' OR f.record_id IN (", one_and_merged!("$3"), "))")
    };
}

/// Flows one query of messages or states is about.
const BATCH: usize = 20;

statements! {
    FLOWS = concat!("SELECT f.started_at, f.id, f.id, f.access_group_id, f.template_key, f.template_version, \
        f.started_at, x.looks_on, u.state FROM (", found!(), ") x JOIN flow f ON f.id = x.id \
        JOIN flow_state u ON u.flow_id = f.id WHERE f.organisation_id || '' = $1 AND ", of_record!(), " \
        AND CAST(CASE WHEN f.status IN ('completed', 'cancelled') THEN 1 ELSE 0 END AS BIGINT) = $4 \
        AND (f.started_at, f.id) < ($5, $6) ORDER BY f.started_at DESC, f.id DESC LIMIT $7");
    LOOKED_ON = concat!("SELECT f.id, f.access_group_id, f.template_key, f.template_version, f.started_at, \
        CAST(1 AS BIGINT), u.state FROM (", looked_on!(), ") x JOIN flow f ON f.id = x.id \
        JOIN flow_state u ON u.flow_id = f.id WHERE f.organisation_id || '' = $1 AND f.id = $3");
    ENDED = concat!("SELECT COUNT(*) FROM (SELECT f.id FROM (", found!(), ") x JOIN flow f ON f.id = x.id \
        WHERE f.organisation_id || '' = $1 AND ", of_record!(), " AND f.status IN ('completed', 'cancelled') LIMIT 1001) y");
    TODO = concat!("SELECT a.id, a.flow_id, a.step_key, a.title, a.due_at, a.opened_at, f.name, f.template_key, \
        f.template_version, p.name, l.expires_at FROM assignment a JOIN flow f ON f.id = a.flow_id \
        LEFT JOIN magic_link l ON l.lender_id = $2 AND l.assignment_id = a.id AND l.revoked_at IS NULL AND l.expires_at > $4 \
        LEFT JOIN person p ON p.id = l.person_id WHERE a.person_id = $2 AND a.is_open = 1 AND a.purpose = 'act' \
        AND f.status = 'running' AND f.organisation_id || '' = $1 AND ", of_record!(), " ORDER BY a.due_at, a.id LIMIT 100");
    FILES = concat!("SELECT v.id, v.id, v.id, v.flow_id, v.audience, v.giver_id, v.name, v.size_bytes, v.created_at, f.template_key, \
        f.template_version, f.name FROM (", theirs!(), ") x JOIN flow f ON f.id = x.id JOIN file v ON v.flow_id = f.id \
        WHERE f.organisation_id || '' = $1 AND ", of_record!(), " AND v.state = 'kept' AND v.audience <> 'internal' \
        AND (v.giver_id = $2 OR EXISTS (SELECT 1 FROM assignment s WHERE s.flow_id = f.id AND s.person_id = $2 \
        AND s.role = v.audience)) AND v.id < $4 ORDER BY v.id DESC LIMIT $5");
    STATES = "SELECT u.flow_id, u.state FROM flow_state u WHERE u.organisation_id || '' = $1 AND u.flow_id IN ($2, $3, $4, $5, \
        $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    MESSAGES = "SELECT n.flow_id, n.thread, n.author_id, n.author_name, n.body, n.created_at FROM (\
        SELECT m.id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at, \
        ROW_NUMBER() OVER (PARTITION BY m.flow_id, m.thread ORDER BY m.id DESC) AS place FROM message m \
        WHERE m.organisation_id || '' = $1 AND m.thread <> 'internal' AND m.flow_id IN ($2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)) n WHERE n.place = 1 ORDER BY n.id DESC LIMIT 1000";
    ASSIGNMENT = "SELECT flow_id FROM assignment WHERE organisation_id = $1 AND id = $2 AND person_id = $3";
}

/// Whose portal, and for which record.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    pub person: &'a Id,
    /// None for all of theirs.
    pub record: Option<&'a Id>,
}

impl Of<'_> {
    fn record(&self) -> &str {
        self.record.map_or("", Id::as_str)
    }
}

/// Newest first: those under way, or those that have ended.
pub async fn flows(
    db: &Db,
    viewer: &Viewer,
    of: Of<'_>,
    ended: bool,
    page: &PageRequest,
) -> Result<Page<PortalFlow>, DbError> {
    let (at, id) = page.cursor().map_or((i64::MAX, "~"), |cursor| (cursor.number(), cursor.id.as_str()));
    let data =
        params![&viewer.organisation, of.person, of.record(), i64::from(ended), at, id, page.fetch_limit()];
    page.cut(db.fetch(FLOWS, data).await?)
}

/// One at which this person may look on.
pub async fn looked_on(
    db: &Db,
    viewer: &Viewer,
    person: &Id,
    flow: &Id,
) -> Result<Option<PortalFlow>, DbError> {
    db.fetch_one(LOOKED_ON, params![&viewer.organisation, person, flow]).await
}

/// How many have ended, exact to 1 000.
pub async fn ended(db: &Db, viewer: &Viewer, of: Of<'_>) -> Result<i64, DbError> {
    let mut rows = db.fetch(ENDED, params![&viewer.organisation, of.person, of.record()]).await?;
    rows.first_mut().map_or(Ok(0), crate::db::Row::take)
}

/// What waits, soonest due first, at most 100.
pub async fn todo(db: &Db, viewer: &Viewer, of: Of<'_>, now: Instant) -> Result<Vec<PortalTodo>, DbError> {
    let data = params![&viewer.organisation, of.person, of.record(), now];
    let rows: Vec<TodoRow> = db.fetch_all(TODO, data).await?;
    let line = |row: TodoRow| PortalTodo {
        assignment: row.assignment,
        flow: row.flow,
        step_key: row.step_key,
        title: row.title,
        due_at: unless_never(row.due_at),
        opened_at: row.opened_at,
        record_name: row.record_name,
        template_key: row.template_key,
        template_version: row.template_version,
        lent: row.lent_to.zip(row.lent_until),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Documents they gave, and those of roles they play or played, newest first: which of these are theirs to see now is
/// for the caller to say, from the flow's state.
pub async fn files(
    db: &Db,
    viewer: &Viewer,
    of: Of<'_>,
    page: &PageRequest,
) -> Result<Page<PortalFile>, DbError> {
    let before = page.cursor().map_or("~", |cursor| cursor.id.as_str());
    let data = params![&viewer.organisation, of.person, of.record(), before, page.fetch_limit()];
    page.cut(db.fetch(FILES, data).await?)
}

/// States of at most 20 flows.
pub async fn states(db: &Db, viewer: &Viewer, flows: &[Id]) -> Result<Vec<FlowState>, DbError> {
    let mut data = params![&viewer.organisation];
    data.extend((0..BATCH).map(|place| flows.get(place).into()));
    db.fetch_all(STATES, data).await
}

/// The newest of each thread with somebody outside, newest first; of at most 20 flows the caller was shown.
pub async fn messages(db: &Db, viewer: &Viewer, flows: &[Id]) -> Result<Vec<PortalMessage>, DbError> {
    let mut data = params![&viewer.organisation];
    data.extend((0..BATCH).map(|place| flows.get(place).into()));
    db.fetch_all(MESSAGES, data).await
}

/// The flow of an assignment that is or was this person's.
pub async fn of_assignment(
    db: &Db,
    viewer: &Viewer,
    assignment: &Id,
    person: &Id,
) -> Result<Option<Id>, DbError> {
    let mut rows = db.fetch(ASSIGNMENT, params![&viewer.organisation, assignment, person]).await?;
    rows.first_mut().map(crate::db::Row::take).transpose()
}
