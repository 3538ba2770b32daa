//! Keeps the words of SQLite in few pieces: each change to what is found makes a piece of its own, and a search looks through
//! all of them. Done where nobody waits, a little at a time. PostgreSQL has no pieces.

use crate::{
    Db, DbError, Statement, System,
    db::{Driver, Row},
    dialect::Pair,
    row::params,
};

/// From so many pieces on they are put together. While that goes on, what it is made of is still there.
const PIECES_MAX: i64 = 6;

struct Texts {
    /// How many pieces there are.
    pieces: Pair,
    /// Some milliseconds of putting them together: so many pages of four kilobytes.
    merge: Pair,
}

macro_rules! texts {
    ($index:literal) => {
        Texts {
            pieces: Pair {
                sqlite: concat!(
                    "WITH RECURSIVE s (id) AS (SELECT MIN(i.segid) FROM ",
                    $index,
                    "_idx i UNION ALL SELECT (SELECT MIN(i.segid) FROM ",
                    $index,
                    "_idx i WHERE i.segid > s.id) FROM s WHERE s.id IS NOT NULL) SELECT COUNT(s.id) FROM s"
                ),
                postgres: "SELECT CAST(0 AS BIGINT)",
            },
            merge: Pair {
                sqlite: concat!("INSERT INTO ", $index, " (", $index, ", rank) VALUES ('merge', -64)"),
                postgres: "DELETE FROM search_queue WHERE 1 = 0",
            },
        }
    };
}

const FLOW: Texts = texts!("search_flow");
const MESSAGE: Texts = texts!("search_message");
const FILE: Texts = texts!("search_file");
const RECORD: Texts = texts!("search_record");
const ALL: [&Texts; 4] = [&FLOW, &MESSAGE, &FILE, &RECORD];

pub(super) const PAIRS: &[&Pair] = &[
    &FLOW.pieces,
    &FLOW.merge,
    &MESSAGE.pieces,
    &MESSAGE.merge,
    &FILE.pieces,
    &FILE.merge,
    &RECORD.pieces,
    &RECORD.merge,
];

/// Puts pieces together where there are many, for some milliseconds; says whether there was anything to do.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn go_on(db: &Db, _: &System) -> Result<bool, DbError> {
    if matches!(db.driver, Driver::Postgres(_)) {
        return Ok(false);
    }
    for texts in ALL {
        let pieces: i64 =
            db.fetch(texts.pieces.text(db), params![]).await?.first_mut().map_or(Ok(0), Row::take)?;
        if pieces >= PIECES_MAX {
            db.transact(vec![Statement::any(texts.merge.text(db), params![])]).await?;
            return Ok(true);
        }
    }
    Ok(false)
}
