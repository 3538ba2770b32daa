//! The statements that find: a few hits first, by the index of words alone, then what is shown of them, as far as the
//! viewer may see it. However many things have a word, a statement touches some thousand rows at most.
//!
//! SQLite walks the index from its newest end and stops when a page is full. PostgreSQL's index has no order: there the
//! newest things are looked through first, which is enough where many have the word; else few have it, and the index
//! gathers them.
//!
//! `$1` to `$3` the viewer, `$4` what begins with the first word, `$5` the rest, `$6` below every number of the kind, `$7`
//! and `$8` where to go on in either, `$9` how many hits, `$10` how many rows, `$11` where the words begin behind the signs.

use super::{
    Asked, Kind, REST,
    found::{columns, each, matched, something_hidden, tables},
    query::{FTS5, Language, Scope, TSQUERY},
};
use crate::{
    Db, PageRequest, Viewer,
    db::{Datum, Driver},
    dialect::Pair,
    row::params,
    viewer::{visible_flow, visible_record},
};

/// Hits beyond those a page needs, in place of some that turn out to be gone or hidden since.
const SPARE: i64 = 16;

/// What is asked for, with signs only where they single anything out.
macro_rules! signed {
    ($asked:literal, $bare:literal) => {
        concat!(
            "substr(CAST(",
            $asked,
            " AS TEXT), CASE WHEN ",
            something_hidden!(),
            " THEN 1 ELSE CAST(CAST(",
            $bare,
            " AS BIGINT) AS INTEGER) END)"
        )
    };
}

macro_rules! sqlite_hits {
    ($kind:ident) => {
        concat!(
            "WITH first AS MATERIALIZED (SELECT t.rowid AS number FROM search_",
            stringify!($kind),
            " t WHERE t.search_",
            stringify!($kind),
            " MATCH ",
            signed!("$4", "$11"),
            " AND t.rowid > $6 AND t.rowid < $7 ORDER BY t.rowid DESC LIMIT $9), \
             rest AS MATERIALIZED (SELECT t.rowid AS number FROM search_",
            stringify!($kind),
            " t WHERE t.search_",
            stringify!($kind),
            " MATCH ",
            signed!("$5", "$11"),
            " AND t.rowid > $6 AND t.rowid < $8 ORDER BY t.rowid DESC \
             LIMIT MAX(0, $9 - (SELECT COUNT(*) FROM first))), \
             h AS MATERIALIZED (SELECT number, 0 AS band FROM first UNION ALL SELECT number, 1 FROM rest)"
        )
    };
}

/// The newest, looked through; and those the index of words gathers, if `$condition`.
macro_rules! near {
    ($query:literal, $below:literal, $condition:literal) => {
        concat!(
            "(SELECT w.number FROM (SELECT s.number, s.tokens FROM search_item s WHERE s.number > $6 AND s.number < ",
            $below,
            $condition,
            " ORDER BY s.number DESC LIMIT 300) w WHERE w.tokens @@ (SELECT ",
            $query,
            " FROM asked) ORDER BY w.number DESC LIMIT $9)"
        )
    };
}

macro_rules! far {
    ($kind:ident, $query:literal, $below:literal, $condition:literal) => {
        concat!(
            "(SELECT w.number FROM search_gather('",
            stringify!($kind),
            "', ",
            $query,
            ") AS w (number) WHERE w.number > $6 AND w.number < ",
            $below,
            $condition,
            " ORDER BY w.number DESC LIMIT $9)"
        )
    };
}

macro_rules! postgres_hits {
    ($kind:ident) => {
        concat!(
            "WITH signed AS MATERIALIZED (SELECT ",
            signed!("$4", "$11"),
            " AS first, ",
            signed!("$5", "$11"),
            " AS rest), asked AS MATERIALIZED (SELECT CAST(s.first AS tsquery) AS first, CAST(s.rest AS tsquery) AS rest \
             FROM signed s), first_near AS MATERIALIZED ",
            near!("first", "$7", ""),
            ", first_far AS MATERIALIZED ",
            far!($kind, "(SELECT first FROM signed)", "$7", " AND $7 > $6 AND (SELECT COUNT(*) FROM first_near) < $9"),
            ", first AS MATERIALIZED (SELECT number FROM first_near UNION SELECT number FROM first_far), \
             rest_near AS MATERIALIZED ",
            near!("rest", "$8", " AND (SELECT COUNT(*) FROM first) < $9"),
            ", rest_far AS MATERIALIZED ",
            far!(
                $kind,
                "(SELECT rest FROM signed)",
                "$8",
                " AND (SELECT COUNT(*) FROM first) + (SELECT COUNT(*) FROM rest_near) < $9"
            ),
            ", h AS MATERIALIZED (SELECT number, CAST(0 AS BIGINT) AS band FROM first \
             UNION ALL SELECT number, 1 FROM rest_near UNION SELECT number, 1 FROM rest_far)"
        )
    };
}

macro_rules! shown {
    ($hits:expr, $item:expr, ($database:ident, $kind:ident), $visible:expr) => {
        concat!(
            $hits,
            " SELECT h.band * 10000000000000 - h.number, ",
            columns!($kind),
            " FROM h",
            $item,
            tables!($database, $kind),
            " WHERE s.number = h.number AND ",
            matched!($kind),
            " AND ",
            $visible,
            " ORDER BY 1 LIMIT $10"
        )
    };
}

macro_rules! pair {
    ($kind:ident, $visible:ident) => {
        Pair {
            sqlite: shown!(sqlite_hits!($kind), " CROSS JOIN search_item s", (sqlite, $kind), $visible!()),
            postgres: shown!(
                postgres_hits!($kind),
                each!(" CROSS", "search_item", "s", "x.number = h.number"),
                (postgres, $kind),
                $visible!()
            ),
        }
    };
}

pub(super) const RECORDS: Pair = pair!(record, visible_record);
pub(super) const FLOWS: Pair = pair!(flow, visible_flow);
pub(super) const MESSAGES: Pair = pair!(message, visible_flow);
pub(super) const FILES: Pair = pair!(file, visible_flow);

/// Hits of one kind that are counted, as many as PostgreSQL gathers: beyond them it may miss some.
pub(super) const COUNTED: i64 = 1_000;

/// `$1` to `$3` the viewer, `$4` what is asked for, `$5` where the words begin behind the signs.
macro_rules! count {
    ($kind:ident) => {
        Pair {
            sqlite: concat!(
                "SELECT COUNT(*) FROM (SELECT t.rowid FROM search_",
                stringify!($kind),
                " t WHERE t.search_",
                stringify!($kind),
                " MATCH ",
                signed!("$4", "$5"),
                " AND $3 IS $3 LIMIT 1000) h"
            ),
            postgres: concat!(
                "SELECT COUNT(*) FROM search_gather('",
                stringify!($kind),
                "', ",
                signed!("$4", "$5"),
                ") AS h WHERE CAST($3 AS TEXT) IS NOT DISTINCT FROM CAST($3 AS TEXT)"
            ),
        }
    };
}

const COUNTS: [Pair; 4] = [count!(flow), count!(message), count!(file), count!(record)];

/// How many of a kind have the words, as far as it is counted.
pub(super) fn count(kind: Kind) -> &'static Pair {
    &COUNTS[kind as usize]
}

pub(crate) const PAIRS: &[&Pair] =
    &[&RECORDS, &FLOWS, &MESSAGES, &FILES, &COUNTS[0], &COUNTS[1], &COUNTS[2], &COUNTS[3]];

pub(super) fn language(db: &Db) -> &'static Language {
    match &db.driver {
        Driver::Sqlite(_) => &FTS5,
        Driver::Postgres(_) => &TSQUERY,
    }
}

pub(super) fn data(
    db: &Db,
    viewer: &Viewer,
    (kind, scope): (Kind, &Scope),
    asked: &Asked,
    (after, page): (i64, &PageRequest),
) -> Vec<Datum> {
    let written = language(db).write(asked, scope);
    let (below, above) = kind.numbers();
    let (first_from, rest_from) = match after {
        // Messages have no name to begin with anything.
        i64::MIN if kind == Kind::Message => (below, above),
        i64::MIN => (above, above),
        after if after < 0 => (-after, above),
        after => (below, REST - after),
    };
    let rows = page.size() + 1;
    let from = params![below, first_from, rest_from, rows + SPARE, rows, written.bare];
    viewer.with(params![written.first, written.rest].into_iter().chain(from))
}
