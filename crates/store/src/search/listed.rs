//! Lists that are narrowed by words: where few things have the words, the index of words gathers them all; where many do,
//! the list is walked in its own order and each row's words are looked at. Never here: whose things they are beyond the
//! organisation, which each list asks its own table.

use super::{
    Asked, Kind,
    found::each,
    query::{BARE_OF_ONE, FTS5, LISTED_MAX, TSQUERY, Whose, sign},
};
use crate::{
    Db, DbError, Viewer,
    db::{Datum, Driver, Row},
    dialect::Pair,
    row::params,
};
use std::{fmt::Write as _, sync::LazyLock};

/// Things with the words that are gathered; more are many. `search_few` of PostgreSQL gathers one more.
const FEW_MAX: i64 = 2_000;
/// Parameters that say what is asked for: one for the index of words, two for each word, as it may be spelled.
pub(crate) const PARAMETERS: usize = 1 + 2 * LISTED_MAX;

/// What is asked for, in `$asked`: the sign in front of it only where there is another organisation to tell apart.
macro_rules! signed {
    ($asked:expr, $bare:expr) => {
        format!(
            "substr(CAST({} AS TEXT), CASE WHEN EXISTS (SELECT 1 FROM organisation o WHERE o.id <> $1) THEN 1 ELSE {} END)",
            $asked, $bare
        )
    };
}

/// `$1` the organisation, `$2` what is asked for.
static FLOWS: LazyLock<Pair> = LazyLock::new(|| counting("flow"));
static RECORDS: LazyLock<Pair> = LazyLock::new(|| counting("record"));

pub(crate) fn pairs() -> [&'static Pair; 2] {
    [&FLOWS, &RECORDS]
}

fn counting(kind: &str) -> Pair {
    let (fts5, tsquery) = (signed!("$2", BARE_OF_ONE.0), signed!("$2", BARE_OF_ONE.1));
    let sqlite = format!(
        "SELECT COUNT(*) FROM (SELECT t.rowid FROM search_{kind} t WHERE t.search_{kind} MATCH {fts5} LIMIT {}) h",
        FEW_MAX + 1
    );
    let postgres = format!("SELECT COUNT(*) FROM search_few('{kind}', {tsquery}) AS h");
    Pair { sqlite: sqlite.leak(), postgres: postgres.leak() }
}

/// Whether those that have the words can be gathered.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn are_few(db: &Db, viewer: &Viewer, kind: Kind, asked: &Asked) -> Result<bool, DbError> {
    let pair: &Pair = if kind == Kind::Record { &RECORDS } else { &FLOWS };
    let data = params![&viewer.organisation, written(db, viewer, asked)];
    let mut rows = db.fetch(pair.text(db), data).await?;
    let count: i64 = rows.first_mut().map_or(Ok(0), Row::take)?;
    Ok(count <= FEW_MAX)
}

/// Where the things that are gathered are read from: behind `h`, their numbers, the item `n`, and the thing itself, `f` of
/// flows and `r` of records.
pub(crate) const fn tables(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "h CROSS JOIN search_item n CROSS JOIN record r",
        _ => "h CROSS JOIN search_item n CROSS JOIN flow f",
    }
}

/// What joins them.
pub(crate) const fn joined(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "n.number = h.number AND n.kind = 'record' AND r.id = n.item_id",
        _ => "n.number = h.number AND n.kind = 'flow' AND f.id = n.item_id",
    }
}

/// A statement that gathers, `rest`, behind what fills `h`; `$place` is the first of the parameters. On PostgreSQL each
/// table is read row by row behind the one before.
pub(crate) fn gathered(kind: Kind, place: usize, rest: &str) -> Pair {
    let (word, tables) = (kind.as_str(), tables(kind));
    let asked = format!("${place}");
    let (fts5, tsquery) = (signed!(asked, BARE_OF_ONE.0), signed!(asked, BARE_OF_ONE.1));
    let sqlite = format!(
        "WITH h AS MATERIALIZED (SELECT t.rowid AS number FROM search_{word} t WHERE t.search_{word} MATCH {fts5} \
         LIMIT {}){rest}",
        FEW_MAX + 1
    );
    let things = match kind {
        Kind::Record => each!(" CROSS", "record", "r", "x.id = n.item_id"),
        _ => each!(" CROSS", "flow", "f", "x.id = n.item_id"),
    };
    let items = each!(" CROSS", "search_item", "n", "x.number = h.number");
    let rest = rest.replace(tables, &format!("h{items}{things}"));
    let postgres = format!(
        "WITH h AS MATERIALIZED (SELECT w.number FROM search_few('{word}', {tsquery}) AS w (number)){rest}"
    );
    Pair { sqlite: sqlite.leak(), postgres: postgres.leak() }
}

/// A statement that looks at the words of rows, by [`has_words`] of the same id and place: PostgreSQL has them sorted.
pub(crate) fn looked_at(kind: Kind, (id, place): (&str, usize), text: &str) -> Pair {
    let sorted = format!(
        "(SELECT COUNT(*) FROM search_item s WHERE s.kind = '{}' AND s.item_id = {id} \
         AND s.tokens @@ (SELECT CAST(CAST(${place} AS TEXT) AS tsquery) WHERE {})) = 1",
        kind.as_str(),
        unasked(place)
    );
    let postgres = text.replace(&has_words(kind, id, place), &sorted);
    let sqlite: &'static str = text.to_owned().leak();
    Pair { sqlite, postgres: postgres.leak() }
}

/// Condition on a row whose id is `id`: it has the words. Counted, so that no database thinks of reading all words there
/// are instead.
pub(crate) fn has_words(kind: Kind, id: &str, place: usize) -> String {
    let mut text = format!(
        "(SELECT COUNT(*) FROM search_item s WHERE s.kind = '{}' AND s.item_id = {id}",
        kind.as_str()
    );
    for word in 0..LISTED_MAX {
        let (one, other) = (place + 1 + 2 * word, place + 2 + 2 * word);
        let _ =
            write!(text, " AND (' ' || s.words || ' ' LIKE ${one} OR ' ' || s.words || ' ' LIKE ${other})");
    }
    text + ") = 1"
}

/// A condition that is always met and names every parameter.
pub(crate) fn unasked(place: usize) -> String {
    let named: Vec<String> = (place..place + PARAMETERS).map(|at| format!("${at}")).collect();
    format!("{} IS NOT NULL", named.join(" || "))
}

/// What stands in the parameters; all empty where nothing is asked for.
pub(crate) fn data(db: &Db, viewer: &Viewer, asked: Option<&Asked>) -> Vec<Datum> {
    let mut data = vec![Datum::from(asked.map(|asked| written(db, viewer, asked)).unwrap_or_default())];
    for place in 0..LISTED_MAX {
        let word = asked.and_then(|asked| asked.words.get(place));
        let forms = word.map(|word| word.forms.iter().map(|form| word.pattern("", form)).collect::<Vec<_>>());
        let forms = forms.unwrap_or_else(|| vec!["%".to_owned()]);
        data.extend(forms.iter().cycle().take(2).map(Datum::from));
    }
    data
}

fn written(db: &Db, viewer: &Viewer, asked: &Asked) -> String {
    let language = match &db.driver {
        Driver::Sqlite(_) => &FTS5,
        Driver::Postgres(_) => &TSQUERY,
    };
    language.write_all(asked, &sign(Whose::Organisation, &viewer.organisation))
}
