//! Which flow started which, and on account of what.

use crate::{
    Db, DbError, Viewer,
    row::{Columns, params, row, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

row! {
    pub struct Cause {
        /// The flow that was started.
        pub flow: Id,
        pub organisation: Id,
        /// The flow that started it.
        pub by: Id,
        /// What of that flow, once and for all: a step and its attempt, or a clock and its action.
        pub key: String,
        pub started_at: Instant,
    }
}

row! {
    /// A flow at the other end of a cause, as the asker may see it.
    pub struct Related {
        pub flow: Id,
        pub record_name: String,
        pub template_key: String,
        pub template_version: i64,
        pub status: String,
        pub key: String,
    }
}

statements! {
    STARTED = "SELECT flow_id FROM flow_cause WHERE cause_flow_id = $1 AND cause_key = $2";
    OF = "SELECT flow_id, organisation_id, cause_flow_id, cause_key, started_at FROM flow_cause WHERE flow_id = $1";
    BY = concat!("SELECT f.id, f.name, f.template_key, f.template_version, f.status, c.cause_key FROM flow_cause c \
        CROSS JOIN flow f WHERE f.id = c.cause_flow_id AND c.flow_id = $4 AND ", visible_flow!(by key));
    THOSE = concat!("SELECT f.id, f.name, f.template_key, f.template_version, f.status, c.cause_key FROM flow_cause c \
        CROSS JOIN flow f WHERE f.id = c.flow_id AND c.cause_flow_id = $4 AND ", visible_flow!(by key),
        " ORDER BY c.started_at DESC, f.id LIMIT 50");
}

/// What the writer puts beside a start.
pub(crate) fn data(cause: Cause) -> Vec<crate::db::Datum> {
    cause.data()
}

/// The flow this cause has started already.
pub async fn started(db: &Db, by: &Id, key: &str) -> Result<Option<Id>, DbError> {
    db.fetch(STARTED, params![by, key]).await?.first_mut().map(crate::db::Row::take).transpose()
}

/// What started this flow, whoever asks.
pub async fn of(db: &Db, flow: &Id) -> Result<Option<Cause>, DbError> {
    db.fetch_one(OF, params![flow]).await
}

/// The flow that started this one.
pub async fn by(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Option<Related>, DbError> {
    db.fetch_one(BY, viewer.with(params![flow])).await
}

/// The flows this one started, newest first, at most 50.
pub async fn those(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<Related>, DbError> {
    db.fetch_all(THOSE, viewer.with(params![flow])).await
}
