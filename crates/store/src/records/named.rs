//! Records named by their ids, many at once, each with whom to write to.

use super::visible_record;
use crate::{
    Db, DbError, Viewer,
    dialect::{Pair, listed},
    row::{params, row},
};
use model::Id;

row! {
    pub struct NamedRecord {
        pub id: Id,
        pub kind: String,
        pub name: String,
        /// The primary contact, else the one made first.
        pub contact: Option<Id>,
        pub contact_name: Option<String>,
        pub contact_email: Option<String>,
    }
}

macro_rules! named {
    ($database:ident) => {
        concat!(
            "SELECT r.id, r.kind, r.name, p.id, p.name, p.email FROM record r LEFT JOIN contact c ON c.id = (SELECT k.id \
             FROM contact k WHERE k.record_id = r.id ORDER BY k.is_primary DESC, k.id LIMIT 1) \
             LEFT JOIN person p ON p.id = c.person_id WHERE r.id",
            listed!($database, "$4"),
            " AND ",
            visible_record!(by key)
        )
    };
}

const NAMED: Pair = Pair { sqlite: named!(sqlite), postgres: named!(postgres) };

pub(crate) const PAIRS: &[&Pair] = &[&NAMED];

/// Those of them that the viewer sees, in no order.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn named(
    db: &Db,
    viewer: &Viewer,
    ids: impl Iterator<Item = &Id>,
) -> Result<Vec<NamedRecord>, DbError> {
    db.fetch_pair(&NAMED, viewer.with(params![crate::dialect::list(ids)])).await
}
