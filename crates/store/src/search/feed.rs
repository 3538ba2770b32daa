//! Writes what things are found by: whatever was noted in the queue is read again, whole, and its item replaced. A piece
//! may be done twice, and two nodes at once do it once.

use super::{
    Kind,
    query::{Whose, sign},
};
use crate::{
    Db, DbError, Statement, System,
    db::{Datum, Expect},
    row::{params, row, statements},
};
use model::{Id, words::words};
use std::collections::{BTreeMap, BTreeSet};

/// Words of one thing; what a long message says beyond them is not found.
const WORDS_MAX: usize = 500;
/// Rows of the queue that one statement takes off.
const OFF_AT_ONCE: usize = 25;
/// No place in the queue.
const NOWHERE: i64 = -1;

row! {
    /// A row of the queue.
    pub struct Noted {
        pub place: i64,
        pub kind: Kind,
        pub id: Id,
    }
}

row! {
    /// A thing as its own tables have it.
    pub struct Source {
        pub id: Id,
        pub organisation: Id,
        pub access_group: Id,
        pub owner: Option<Id>,
        pub flow: Option<Id>,
        /// What its name begins with counts more; messages have none.
        pub name: String,
        pub also: String,
    }
}

row! {
    /// A name of somebody else by which a record is found too.
    pub struct Beside {
        pub record: Id,
        pub name: String,
        pub email: String,
    }
}

/// Few rows, whatever the database believes of the queue.
macro_rules! of_queue {
    ($kind:literal, $columns:literal, $tables:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM (SELECT n.item_id FROM search_queue n WHERE n.place >= $1 AND n.place <= $2 AND n.kind = '",
            $kind,
            "' ORDER BY n.place LIMIT 1000) q CROSS JOIN ",
            $tables,
            " WHERE "
        )
    };
}

statements! {
    HEAD = "SELECT place, kind, item_id FROM search_queue ORDER BY place LIMIT $1";
    RECORDS = concat!(of_queue!("record", "r.id, r.organisation_id, r.access_group_id, r.owner_id, NULL, r.name, \
        COALESCE(r.email, '') || ' ' || r.tags", "record r"), "r.id = q.item_id AND r.status <> 'merged'");
    CONTACTS = concat!(of_queue!("record", "c.record_id, p.name, COALESCE(p.email, '')", "contact c CROSS JOIN person p"),
        "c.record_id = q.item_id AND p.id = c.person_id");
    MERGED = concat!(of_queue!("record", "m.merged_into_id, m.name, COALESCE(m.email, '')", "record m"),
        "m.merged_into_id = q.item_id");
    FLOWS = concat!(of_queue!("flow", "f.id, f.organisation_id, f.access_group_id, f.owner_id, f.id, f.name, \
        COALESCE((SELECT v.name FROM template_version v WHERE v.organisation_id = f.organisation_id \
        AND v.template_key = f.template_key AND v.version = f.template_version), '')", "flow f"), "f.id = q.item_id");
    MESSAGES = concat!(of_queue!("message", "m.id, f.organisation_id, f.access_group_id, f.owner_id, f.id, '', m.body",
        "message m CROSS JOIN flow f"), "m.id = q.item_id AND f.id = m.flow_id");
    FILES = concat!(of_queue!("file", "d.id, f.organisation_id, f.access_group_id, f.owner_id, f.id, d.name, ''",
        "file d CROSS JOIN flow f"), "d.id = q.item_id AND f.id = d.flow_id AND d.state = 'kept'");
    OFF = "DELETE FROM search_queue WHERE place IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
        $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    // What is known already keeps its number, and so its place among what is found.
    PUT = "INSERT INTO search_item (number, kind, item_id, organisation_id, flow_id, words) \
        SELECT COALESCE(MAX(s.number), $1) + 1, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), \
        CAST($7 AS TEXT) FROM search_item s WHERE s.number > $1 AND s.number < $2 \
        ON CONFLICT (kind, item_id) DO UPDATE SET words = excluded.words WHERE search_item.words <> excluded.words";
    FORGET = "DELETE FROM search_item WHERE kind = $1 AND item_id = $2";
}

/// Takes up to `limit` rows off the queue and says how many: fewer means that it has come to the end.
///
/// # Errors
/// Storage that cannot be reached. Where another node was faster, nothing is written and 0 is said.
pub async fn go_on(db: &Db, _: &System, limit: u32) -> Result<usize, DbError> {
    let noted: Vec<Noted> = db.fetch_all(HEAD, params![i64::from(limit)]).await?;
    let (Some(first), Some(last)) = (noted.first(), noted.last()) else { return Ok(0) };
    let sources = read(db, &noted, (first.place, last.place)).await?;
    let mut statements = off(&noted);
    // Each thing once, however often it was noted, in the order in which it first was.
    let mut done = BTreeSet::new();
    for Noted { kind, id, .. } in &noted {
        if done.insert((kind.as_str(), id)) {
            statements.push(match sources.get(&(kind.as_str(), id.clone())) {
                Some(source) => put(*kind, source),
                None => Statement::any(FORGET, params![*kind, id]),
            });
        }
    }
    match db.transact(statements).await {
        Ok(()) => Ok(noted.len()),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(0),
        Err(error) => Err(error),
    }
}

type Sources = BTreeMap<(&'static str, Id), Source>;

/// What has words to be found by, of what was noted from the first place to the last.
async fn read(db: &Db, noted: &[Noted], (first, last): (i64, i64)) -> Result<Sources, DbError> {
    let mut sources = Sources::new();
    let kinds =
        [(Kind::Record, RECORDS), (Kind::Flow, FLOWS), (Kind::Message, MESSAGES), (Kind::File, FILES)];
    for (kind, sql) in kinds {
        if !noted.iter().any(|one| one.kind == kind) {
            continue;
        }
        let rows: Vec<Source> = db.fetch_all(sql, params![first, last]).await?;
        sources.extend(rows.into_iter().map(|row| ((kind.as_str(), row.id.clone()), row)));
    }
    if noted.iter().any(|one| one.kind == Kind::Record) {
        let mut beside: Vec<Beside> = db.fetch_all(CONTACTS, params![first, last]).await?;
        beside.extend(db.fetch_all::<Beside>(MERGED, params![first, last]).await?);
        for Beside { record, name, email } in beside {
            if let Some(source) = sources.get_mut(&(Kind::Record.as_str(), record)) {
                source.also.push_str(&format!(" {name} {email}"));
            }
        }
    }
    sources.retain(|_, source| {
        !words(&source.name).is_empty() || source.name.is_empty() && !words(&source.also).is_empty()
    });
    Ok(sources)
}

/// Whoever comes second finds fewer rows and writes nothing.
fn off(noted: &[Noted]) -> Vec<Statement> {
    let chunk = |chunk: &[Noted]| {
        let place = |at: usize| Datum::from(chunk.get(at).map_or(NOWHERE, |one| one.place));
        Statement::any(OFF, (0..OFF_AT_ONCE).map(place).collect())
            .expecting(Expect::Exactly(chunk.len() as u64))
    };
    noted.chunks(OFF_AT_ONCE).map(chunk).collect()
}

fn put(kind: Kind, source: &Source) -> Statement {
    let (below, above) = kind.numbers();
    let data =
        params![below, above, kind, &source.id, &source.organisation, source.flow.as_ref(), text(source)];
    Statement::any(PUT, data)
}

/// Signs first, then every word once.
fn text(source: &Source) -> String {
    let mut all =
        vec![sign(Whose::Organisation, &source.organisation), sign(Whose::Group, &source.access_group)];
    all.extend(source.owner.as_ref().map(|owner| sign(Whose::Owner, owner)));
    let name = words(&source.name);
    if let Some(first) = name.first() {
        all.extend([&first.folded].into_iter().chain(&first.spelled_out).map(|form| format!("^{form}")));
    }
    let mut known = BTreeSet::new();
    for word in name.into_iter().chain(words(&source.also)) {
        for form in std::iter::once(word.folded).chain(word.spelled_out) {
            if known.len() < WORDS_MAX && known.insert(form.clone()) {
                all.push(form);
            }
        }
    }
    all.join(" ")
}
