//! What happened last in the flows that changed last.

use crate::{
    Db, DbError, Viewer,
    row::{params, row},
    viewer::visible_flow,
};
use model::{Id, Instant};

row! {
    /// The last log row of a flow. What it is only told of the world, such as who is in a group, is no news, nor
    /// that somebody is at work.
    pub struct News {
        pub flow: Id,
        pub name: String,
        pub template_key: String,
        pub template_version: i64,
        pub actor: String,
        pub at: Instant,
        /// JSON list, without the values events commit to.
        pub events: String,
    }
}

/// `$4` since when, `$5` how many. One branch per status, as the index has them.
macro_rules! changed {
    ($status:literal) => {
        concat!(
            "SELECT * FROM (SELECT s.updated_at, s.flow_id, s.seq FROM flow_state s CROSS JOIN flow f \
             WHERE s.organisation_id = $1 AND s.status = '",
            $status,
            "' AND s.updated_at >= $4 AND f.id = s.flow_id AND ",
            visible_flow!(),
            " ORDER BY s.updated_at DESC, s.flow_id DESC LIMIT $5) ",
            $status
        )
    };
}

pub(super) const TEXT: &str = concat!(
    "WITH w AS MATERIALIZED (SELECT * FROM (",
    changed!("running"),
    " UNION ALL ",
    changed!("paused"),
    " UNION ALL ",
    changed!("completed"),
    " UNION ALL ",
    changed!("cancelled"),
    ") x ORDER BY x.updated_at DESC, x.flow_id DESC LIMIT $5) \
     SELECT f.id, f.name, f.template_key, f.template_version, l.actor, l.at, l.events \
     FROM w CROSS JOIN flow f CROSS JOIN flow_log l WHERE f.id = w.flow_id AND l.flow_id = w.flow_id \
     AND l.seq = COALESCE((SELECT x.seq FROM flow_log x WHERE x.flow_id = w.flow_id AND x.seq > w.seq - 8 \
     AND x.at >= $4 AND x.events NOT LIKE '%told\"%' AND x.events NOT LIKE '[{\"type\":\"active\"%' \
     ORDER BY x.seq DESC LIMIT 1), w.seq) \
     ORDER BY w.updated_at DESC, w.flow_id DESC"
);

/// Newest first, at most `limit` and never more than 100, of flows that changed at `since` or later.
pub async fn news(db: &Db, viewer: &Viewer, since: Instant, limit: u32) -> Result<Vec<News>, DbError> {
    db.fetch_all(super::NEWS, viewer.with(params![since, i64::from(limit.min(100))])).await
}
