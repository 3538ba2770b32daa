//! Writes what things are found by: whatever was noted in the queue is read again, whole, and its item replaced. A piece
//! may be done twice. Pieces of either line take turns: one that was read before another was written is not written, so
//! that nothing newer is ever replaced by something older. What came back with a backup waits in a line of its own, the
//! newest first, behind whatever has changed since.

use super::{
    Kind,
    source::{self, Source, Sources},
};
use crate::{
    Db, DbError, Statement, System,
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
        /// Of all pieces, as of when it was read.
        pub turn: i64,
    }
}

statements! {
    QUEUED = "SELECT q.place, q.kind, q.item_id, (SELECT t.turn FROM search_turn t WHERE t.one = 1) \
        FROM search_queue q ORDER BY q.place LIMIT $1";
    RESTORED = "SELECT q.place, q.kind, q.item_id, (SELECT t.turn FROM search_turn t WHERE t.one = 1) \
        FROM search_restored q ORDER BY q.place LIMIT $1";
    TAKE_TURN = "UPDATE search_turn SET turn = $1 + 1 WHERE one = 1 AND turn = $1";
}

/// What waits to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Changed,
    /// Came back with a backup.
    Back,
}

/// How a line is read, taken off, and given a number.
struct Texts {
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

const CHANGED: Texts = Texts { head: QUEUED, off: off!("search_queue"), put: put!("MAX", " + ") };
/// The newest first, so each comes before what is known.
const BACK: Texts = Texts { head: RESTORED, off: off!("search_restored"), put: put!("MIN", " - ") };

/// `$1` the kind, `$2` ids, as a list.
const FORGET: Pair = Pair {
    sqlite: concat!("DELETE FROM search_item WHERE kind = $1 AND item_id", listed!(sqlite, "$2")),
    postgres: concat!("DELETE FROM search_item WHERE kind = $1 AND item_id", listed!(postgres, "$2")),
};

pub(super) const PAIRS: &[&Pair] = &[&CHANGED.off, &CHANGED.put, &BACK.off, &BACK.put, &FORGET];

const KINDS: [Kind; 4] = [Kind::Record, Kind::Flow, Kind::Message, Kind::File];

impl Line {
    fn texts(self) -> &'static Texts {
        match self {
            Self::Changed => &CHANGED,
            Self::Back => &BACK,
        }
    }
}

/// Rows of a line with what is to be written for them, as of one moment.
pub struct Piece {
    rows: usize,
    statements: Vec<Statement>,
}

/// Takes up to `limit` rows off the queue, or what is left of them off what came back with a backup, and says how many:
/// fewer means that it has come to the end.
///
/// # Errors
/// Storage that cannot be reached. Where another node was faster, nothing is written and 0 is said.
pub async fn go_on(db: &Db, system: &System, limit: u32) -> Result<usize, DbError> {
    let changed = go_on_with(db, system, Line::Changed, limit).await?;
    match limit.saturating_sub(u32::try_from(changed).unwrap_or(limit)) {
        0 => Ok(changed),
        left => Ok(changed + go_on_with(db, system, Line::Back, left).await?),
    }
}

async fn go_on_with(db: &Db, system: &System, line: Line, limit: u32) -> Result<usize, DbError> {
    match read(db, system, line, limit).await? {
        Some(piece) => write(db, piece).await,
        None => Ok(0),
    }
}

/// The next rows of a line, at most `limit`; nothing at its end. Nothing is taken off yet.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn read(db: &Db, _: &System, line: Line, limit: u32) -> Result<Option<Piece>, DbError> {
    let texts = line.texts();
    let noted: Vec<Noted> = db.fetch_all(texts.head, params![i64::from(limit)]).await?;
    let Some(turn) = noted.first().map(|one| one.turn) else { return Ok(None) };
    let places = Json::from_iter(noted.iter().map(|one| one.place)).to_string();
    let mut statements =
        vec![Statement::one(TAKE_TURN, params![turn]), Statement::any(texts.off.text(db), params![places])];
    for kind in KINDS {
        // Each thing once, however often it was noted, in the order in which it first was.
        let mut known = BTreeSet::new();
        let of_kind: Vec<&Noted> =
            noted.iter().filter(|one| one.kind == kind && known.insert(&one.id)).collect();
        if !of_kind.is_empty() {
            let sources = source::read(db, kind, &of_kind).await?;
            statements.extend(written(db, texts, kind, &of_kind, &sources));
        }
    }
    Ok(Some(Piece { rows: noted.len(), statements }))
}

/// How many rows it was; none where another piece was written since this one was read: it is to be read again.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn write(db: &Db, piece: Piece) -> Result<usize, DbError> {
    match db.transact(piece.statements).await {
        Ok(()) => Ok(piece.rows),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(0),
        Err(error) => Err(error),
    }
}

/// What has words is written, the rest is forgotten.
fn written(
    db: &Db,
    texts: &'static Texts,
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
        Statement::any(texts.put.text(db), data)
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
