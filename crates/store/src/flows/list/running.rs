//! How many flows of each template run.

use crate::{Count, Db, DbError, Viewer, db::Row, viewer::visible_flow};
use std::collections::BTreeMap;

pub(super) const TEXT: &str = concat!(
    "SELECT t.template_key, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM flow f WHERE f.status = 'running' \
     AND f.template_key = t.template_key AND ",
    visible_flow!(),
    " LIMIT 1001) c) FROM template t WHERE t.organisation_id = $1 ORDER BY t.template_key LIMIT 2000"
);

/// By key of every template, each exact to 1 000.
pub async fn running(db: &Db, viewer: &Viewer) -> Result<BTreeMap<String, Count>, DbError> {
    let mut rows = db.fetch(super::RUNNING, viewer.with([])).await?;
    let read = |row: &mut Row| Ok((row.take()?, Count(row.take()?)));
    rows.iter_mut().map(read).collect()
}
