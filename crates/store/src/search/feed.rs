//! Writes what things are found by: whatever was noted in the queue is read again, whole, and its item replaced. A piece
//! may be done twice, and two nodes at once do it once. What came back with a backup waits in a line of its own, the
//! newest first, behind whatever has changed since.

use super::{
    Kind,
    source::{self, Source, Sources},
};
use crate::{
    Db, DbError, Statement, System,
    db::Expect,
    dialect::{Pair, list, listed},
    row::{params, row, statements},
};
use model::Id;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

row! {
    /// A row of the queue.
    pub struct Noted {
        pub place: i64,
        pub kind: Kind,
        pub id: Id,
    }
}

statements! {
    QUEUED = "SELECT place, kind, item_id FROM search_queue ORDER BY place LIMIT $1";
    RESTORED = "SELECT place, kind, item_id FROM search_restored ORDER BY place LIMIT $1";
}

/// A line of what waits to be read: how it is read, taken off, and given a number.
struct Line {
    head: &'static str,
    /// `$1` places, as a list.
    off: Pair,
    /// `$1` below and `$2` above every number of the kind, `$3` the one in their middle, `$4` the kind, `$5` a list of
    /// lists: id, organisation, flow, words. What is known already keeps its number, and so its place among what is found.
    put: Pair,
}

macro_rules! off {
    ($table:literal) => {
        Pair {
            sqlite: concat!("DELETE FROM ", $table, " WHERE place IN (SELECT j.value FROM json_each($1) j)"),
            postgres: concat!(
                "DELETE FROM ",
                $table,
                " WHERE place = ANY (ARRAY(SELECT CAST(j.place AS BIGINT) \
                 FROM jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)) AS j (place)))"
            ),
        }
    };
}

macro_rules! put {
    ($last:literal, $sign:literal) => {
        Pair {
            sqlite: put!($last, $sign, "(j.key + 1)", "json_each($5) j"),
            postgres: put!(
                $last,
                $sign,
                "j.place",
                "jsonb_array_elements(CAST(CAST($5 AS TEXT) AS jsonb)) WITH ORDINALITY AS j (value, place)"
            ),
        }
    };
    ($last:literal, $sign:literal, $place:literal, $rows:literal) => {
        concat!(
            "INSERT INTO search_item (number, kind, item_id, organisation_id, flow_id, words) SELECT (SELECT COALESCE(",
            $last,
            "(s.number), $3) FROM search_item s WHERE s.number > $1 AND s.number < $2)",
            $sign,
            $place,
            ", CAST($4 AS TEXT), j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3 FROM ",
            $rows,
            " WHERE 1 = 1 ON CONFLICT (kind, item_id) DO UPDATE SET words = excluded.words \
             WHERE search_item.words <> excluded.words"
        )
    };
}

const CHANGED: Line = Line { head: QUEUED, off: off!("search_queue"), put: put!("MAX", " + ") };
/// The newest first, so each comes before what is known.
const BACK: Line = Line { head: RESTORED, off: off!("search_restored"), put: put!("MIN", " - ") };

/// `$1` the kind, `$2` ids, as a list.
const FORGET: Pair = Pair {
    sqlite: concat!("DELETE FROM search_item WHERE kind = $1 AND item_id", listed!(sqlite, "$2")),
    postgres: concat!("DELETE FROM search_item WHERE kind = $1 AND item_id", listed!(postgres, "$2")),
};

pub(super) const PAIRS: &[&Pair] = &[&CHANGED.off, &CHANGED.put, &BACK.off, &BACK.put, &FORGET];

const KINDS: [Kind; 4] = [Kind::Record, Kind::Flow, Kind::Message, Kind::File];

/// Takes up to `limit` rows off the queue, or what is left of them off what came back with a backup, and says how many:
/// fewer means that it has come to the end.
///
/// # Errors
/// Storage that cannot be reached. Where another node was faster, nothing is written and 0 is said.
pub async fn go_on(db: &Db, _: &System, limit: u32) -> Result<usize, DbError> {
    let changed = piece(db, &CHANGED, limit).await?;
    match limit.saturating_sub(u32::try_from(changed).unwrap_or(limit)) {
        0 => Ok(changed),
        left => Ok(changed + piece(db, &BACK, left).await?),
    }
}

async fn piece(db: &Db, line: &'static Line, limit: u32) -> Result<usize, DbError> {
    let noted: Vec<Noted> = db.fetch_all(line.head, params![i64::from(limit)]).await?;
    if noted.is_empty() {
        return Ok(0);
    }
    let places = Json::from_iter(noted.iter().map(|one| one.place)).to_string();
    // Whoever comes second finds fewer rows and writes nothing.
    let off = Statement::any(line.off.text(db), params![places]);
    let mut statements = vec![off.expecting(Expect::Exactly(noted.len() as u64))];
    for kind in KINDS {
        // Each thing once, however often it was noted, in the order in which it first was.
        let mut known = BTreeSet::new();
        let of_kind: Vec<&Noted> =
            noted.iter().filter(|one| one.kind == kind && known.insert(&one.id)).collect();
        if !of_kind.is_empty() {
            let sources = source::read(db, kind, &of_kind).await?;
            statements.extend(written(db, line, kind, &of_kind, &sources));
        }
    }
    match db.transact(statements).await {
        Ok(()) => Ok(noted.len()),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(0),
        Err(error) => Err(error),
    }
}

/// What has words is written, the rest is forgotten.
fn written(
    db: &Db,
    line: &'static Line,
    kind: Kind,
    noted: &[&Noted],
    sources: &Sources,
) -> impl Iterator<Item = Statement> {
    let (with, without): (Vec<&Id>, Vec<&Id>) =
        noted.iter().map(|one| &one.id).partition(|id| sources.contains_key(id));
    let put = (!with.is_empty()).then(|| {
        let (below, above) = kind.numbers();
        let rows = Json::from_iter(with.into_iter().filter_map(|id| sources.get(id)).map(row_of));
        let data = params![below, above, below + (above - below) / 2, kind, rows.to_string()];
        Statement::any(line.put.text(db), data)
    });
    let forget = (!without.is_empty())
        .then(|| Statement::any(FORGET.text(db), params![kind, list(without.into_iter())]));
    put.into_iter().chain(forget)
}

fn row_of(source: &Source) -> Json {
    json!([
        source.id.as_str(),
        source.organisation.as_str(),
        source.flow.as_ref().map(Id::as_str),
        source.text()
    ])
}
