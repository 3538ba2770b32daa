//! Lists of flows by key, counts, and flows whose time has come.

use super::{FlowSummary, flow_summary};
use crate::{
    Count, Db, DbError, Page, PageRequest, System, Viewer,
    db::{Datum, Row},
    records::name_range,
    row::{params, row, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowFilter {
    pub status: Option<String>,
    pub template_key: Option<String>,
    pub record: Option<Id>,
    /// Beginning of the flow's name, in any case.
    pub name_starts: Option<String>,
}

/// Declared sort orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Newest change first.
    #[default]
    Updated,
    /// Newest first.
    Started,
    /// Soonest first; without a deadline last.
    Due,
    /// A to Z.
    Name,
}

row! {
    /// A flow to send a tick to.
    pub struct DueFlow {
        pub organisation: Id,
        pub flow: Id,
        pub wake_at: Instant,
    }
}

/// `$4` template, `$5` and `$6` the range of names: optional filters that need no index of their own.
macro_rules! filters {
    () => {
        " AND f.template_key = COALESCE($4, f.template_key) AND f.name_folded >= $5 AND f.name_folded < $6"
    };
}

/// `$7` and `$8` the cursor, `$9` the limit, `$10` the status or record.
macro_rules! listed {
    ($column:literal, $id:literal, $way:literal, $direction:literal, $scope:literal) => {
        flow_summary!(
            concat!($column, ", ", $id, ", "),
            concat!(
                filters!(),
                $scope,
                " AND (",
                $column,
                ", ",
                $id,
                ") ",
                $way,
                " ($7, $8) ORDER BY ",
                $column,
                $direction,
                ", ",
                $id,
                $direction,
                " LIMIT $9"
            )
        )
    };
}

macro_rules! counted {
    ($scope:literal) => {
        concat!(
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM flow f WHERE ",
            visible_flow!(),
            filters!(),
            $scope,
            " LIMIT 1001) c"
        )
    };
}

statements! {
    UPDATED = listed!("u.updated_at", "u.flow_id", "<", " DESC", " AND u.organisation_id = $1");
    UPDATED_STATUS = listed!("u.updated_at", "u.flow_id", "<", " DESC", " AND u.organisation_id = $1 AND u.status = $10");
    UPDATED_RECORD = listed!("u.updated_at", "u.flow_id", "<", " DESC", " AND f.status = COALESCE($10, f.status) \
        AND f.record_id = $11");
    STARTED = listed!("f.started_at", "f.id", "<", " DESC", "");
    STARTED_STATUS = listed!("f.started_at", "f.id", "<", " DESC", " AND f.status = $10");
    STARTED_RECORD = listed!("f.started_at", "f.id", "<", " DESC", " AND f.status = COALESCE($10, f.status) AND f.record_id = $11");
    DUE = listed!("f.next_due_at", "f.id", ">", "", "");
    DUE_STATUS = listed!("f.next_due_at", "f.id", ">", "", " AND f.status = $10");
    DUE_RECORD = listed!("f.next_due_at", "f.id", ">", "", " AND f.status = COALESCE($10, f.status) AND f.record_id = $11");
    NAME = listed!("f.name_folded", "f.id", ">", "", "");
    NAME_STATUS = listed!("f.name_folded", "f.id", ">", "", " AND f.status = $10");
    NAME_RECORD = listed!("f.name_folded", "f.id", ">", "", " AND f.status = COALESCE($10, f.status) AND f.record_id = $11");
    COUNT = counted!("");
    COUNT_STATUS = counted!(" AND f.status = $7");
    COUNT_RECORD = counted!(" AND f.status = COALESCE($7, f.status) AND f.record_id = $8");
    WAKING = "SELECT organisation_id, id, wake_at FROM flow WHERE wake_at IS NOT NULL AND wake_at <= $1 \
        ORDER BY wake_at, id LIMIT $2";
}

/// One page in the given order.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &FlowFilter,
    sort: Sort,
    page: &PageRequest,
) -> Result<Page<FlowSummary>, DbError> {
    let mut data = viewer.with(filter.optional());
    data.extend(after(sort, page));
    data.push(page.fetch_limit());
    data.extend(filter.scope());
    let [all, of_status, of_record] = match sort {
        Sort::Updated => [UPDATED, UPDATED_STATUS, UPDATED_RECORD],
        Sort::Started => [STARTED, STARTED_STATUS, STARTED_RECORD],
        Sort::Due => [DUE, DUE_STATUS, DUE_RECORD],
        Sort::Name => [NAME, NAME_STATUS, NAME_RECORD],
    };
    page.cut(db.fetch(filter.pick(all, of_status, of_record), data).await?)
}

/// How many the filter meets, exact to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, filter: &FlowFilter) -> Result<Count, DbError> {
    let mut data = viewer.with(filter.optional());
    data.extend(filter.scope());
    let mut rows = db.fetch(filter.pick(COUNT, COUNT_STATUS, COUNT_RECORD), data).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}

/// Flows whose `wake_at` has come, longest overdue first, at most `limit` and never more than 1 000.
pub async fn due(db: &Db, _: &System, now: Instant, limit: u32) -> Result<Vec<DueFlow>, DbError> {
    db.fetch_all(WAKING, params![now, i64::from(limit.min(1_000))]).await
}

impl FlowFilter {
    fn optional(&self) -> Vec<Datum> {
        let (from, below) = name_range(self.name_starts.as_deref());
        params![self.template_key.as_ref(), from, below]
    }

    fn scope(&self) -> Vec<Datum> {
        match (&self.record, &self.status) {
            (Some(record), status) => params![status.as_ref(), record],
            (None, Some(status)) => params![status],
            (None, None) => Vec::new(),
        }
    }

    fn pick(&self, all: &'static str, of_status: &'static str, of_record: &'static str) -> &'static str {
        match (&self.record, &self.status) {
            (Some(_), _) => of_record,
            (None, Some(_)) => of_status,
            (None, None) => all,
        }
    }
}

/// Sort value and id to go on after; before the first row when there is no cursor.
fn after(sort: Sort, page: &PageRequest) -> Vec<Datum> {
    match (&page.after, sort) {
        (Some(cursor), Sort::Name) => params![&cursor.value, &cursor.id],
        (Some(cursor), _) => params![cursor.number(), &cursor.id],
        (None, Sort::Name) => params!["", ""],
        (None, Sort::Due) => params![i64::MIN, ""],
        (None, Sort::Updated | Sort::Started) => params![i64::MAX, "~"],
    }
}
