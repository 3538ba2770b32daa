//! Who is away and who stands in for them.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Absence {
        pub id: Id,
        pub organisation: Id,
        pub person: Id,
        pub substitute: Id,
        /// `2026-08-03`, as written.
        pub first_day: String,
        pub last_day: String,
        /// The same as instants, in the zone of the person: `[from_at, until_at)`.
        pub from_at: Instant,
        pub until_at: Instant,
        /// When flows are told next: of its beginning, then of its end.
        pub tell_at: Option<Instant>,
        /// Taken back before its end.
        pub is_ended: bool,
    }
}

row! {
    /// A flow with something for a person to do.
    pub struct OpenFlow {
        pub flow: Id,
        /// How many entries its log has.
        pub seq: i64,
    }
}

macro_rules! absence {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, person_id, substitute_id, first_day, last_day, from_at, until_at, tell_at, \
             is_ended FROM absence ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO absence (id, organisation_id, person_id, substitute_id, first_day, last_day, from_at, \
        until_at, tell_at, is_ended) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    CURRENT = absence!("WHERE organisation_id = $1 AND tell_at IS NOT NULL AND is_ended = 0 \
        ORDER BY from_at, id LIMIT 5000");
    END = "UPDATE absence SET is_ended = 1, tell_at = $3 WHERE organisation_id = $1 AND id = $2 AND is_ended = 0";
    TO_TELL = absence!("WHERE tell_at IS NOT NULL AND tell_at <= $1 ORDER BY tell_at, id LIMIT 100");
    TOLD = "UPDATE absence SET tell_at = $3 WHERE id = $1 AND tell_at = $2";
    OPEN_FLOWS = "SELECT o.flow_id, s.seq FROM (SELECT DISTINCT flow_id FROM assignment WHERE person_id = $1 \
        AND is_open = 1 AND flow_id > $2 ORDER BY flow_id LIMIT 200) o JOIN flow_state s ON s.flow_id = o.flow_id \
        ORDER BY o.flow_id";
}

pub fn insert(absence: Absence) -> Statement {
    Statement::one(INSERT, absence.data())
}

/// Those that last now or are to come, of everybody, in the order they begin; also one that has just ended and of
/// which flows do not know yet.
pub async fn current(db: &Db, viewer: &Viewer) -> Result<Vec<Absence>, DbError> {
    db.fetch_all(CURRENT, params![&viewer.organisation]).await
}

/// Taken back; flows are told. `Conflict` where it was already.
pub fn end(viewer: &Viewer, id: &Id, now: Instant) -> Statement {
    Statement::one(END, params![&viewer.organisation, id, now])
}

/// Of which flows are to be told, at most 100.
pub async fn to_tell(db: &Db, _: &System, now: Instant) -> Result<Vec<Absence>, DbError> {
    db.fetch_all(TO_TELL, params![now]).await
}

/// Flows know it; they are told again at `next`. Nothing where it was changed meanwhile.
pub fn told(absence: &Absence, next: Option<Instant>) -> Statement {
    Statement::any(TOLD, params![&absence.id, absence.tell_at, next])
}

/// Flows with open work of the person, at most 200, by id after `after`.
pub async fn open_flows(db: &Db, _: &System, person: &Id, after: &Id) -> Result<Vec<OpenFlow>, DbError> {
    db.fetch_all(OPEN_FLOWS, params![person, after]).await
}
