//! Search over records, flows, messages and files by words of their names and texts: FTS5 on SQLite, `tsvector` on
//! PostgreSQL. What is found by is written by `feed`, apart from the transactions that change things. Never here: what
//! people may see, which each query asks the tables themselves.

pub mod feed;
mod find;
mod found;
pub(crate) mod listed;
mod own;
mod query;
pub(crate) mod restored;
mod source;

pub use found::{FoundFile, FoundFlow, FoundMessage, FoundRecord};
pub use query::Asked;

use crate::{
    Cursor, Db, DbError, Page, PageRequest, Viewer,
    db::{Decode, Row},
    dialect::Pair,
    row::{params, words},
    viewer::Access,
};
use model::Id;
use std::collections::BTreeSet;

/// The statements that are told apart by database.
pub(crate) fn pairs() -> impl Iterator<Item = &'static Pair> {
    let parts = [find::PAIRS, own::PAIRS, source::PAIRS, feed::PAIRS];
    parts.concat().into_iter().chain(listed::pairs())
}

words! {
    pub enum Kind {
        Flow = "flow",
        Message = "message",
        File = "file",
        Record = "record",
    }
}

/// Numbers of a kind begin here; there is room for as many before the next.
const NUMBERS: i64 = 1_000_000_000_000;

impl Kind {
    /// Numbers of this kind lie between these two.
    fn numbers(self) -> (i64, i64) {
        let first = (self as i64 + 1) * NUMBERS;
        (first, first + NUMBERS)
    }
}

/// Something that was found, and where it stands: what begins with the first word comes before the rest, and of either
/// the newest first.
pub(crate) struct Hit<T> {
    rank: i64,
    id: Id,
    item: T,
}

/// Above every number, so that ranks of things that begin with the first word are below zero.
const REST: i64 = 10_000_000_000_000;

impl<T: Decode> Decode for Hit<T> {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self { rank: row.take()?, id: row.take()?, item: T::decode(row)? })
    }
}

/// A page of what the viewer may see of one kind. Forwards only.
///
/// # Errors
/// Storage that cannot be reached.
async fn page<T: Decode>(
    db: &Db,
    viewer: &Viewer,
    (kind, pair, own): (Kind, &'static Pair, &'static Pair),
    asked: &Asked,
    page: &PageRequest,
) -> Result<Page<T>, DbError> {
    let Some(scope) = query::Scope::of(viewer) else {
        return Ok(Page { items: Vec::new(), next: None, previous: None });
    };
    let after = page.after.as_ref().map_or(i64::MIN, Cursor::number);
    let mut hits: Vec<Hit<T>> =
        db.fetch_pair(pair, find::data(db, viewer, (kind, &scope), asked, (after, page))).await?;
    if viewer.person.is_some() && viewer.access != Access::All {
        let more: Vec<Hit<T>> = db.fetch_pair(own, own::data(viewer, kind, asked, (after, page))).await?;
        let known: BTreeSet<Id> = hits.iter().map(|hit| hit.id.clone()).collect();
        hits.extend(more.into_iter().filter(|hit| !known.contains(&hit.id)));
        hits.sort_by_key(|hit| hit.rank);
    }
    Ok(cut(hits, page.size()))
}

/// The extra row is cut off, and says that there is more.
fn cut<T>(mut hits: Vec<Hit<T>>, size: i64) -> Page<T> {
    let size = usize::try_from(size).unwrap_or(1);
    let is_more = hits.len() > size;
    hits.truncate(size);
    let next = hits.last().filter(|_| is_more);
    let next = next.map(|last| Cursor { value: last.rank.to_string(), id: last.id.clone() });
    Page { next, previous: None, items: hits.into_iter().map(|hit| hit.item).collect() }
}

/// Whether so many of a kind have the words that only the newest of them are found surely.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn are_many(db: &Db, viewer: &Viewer, kind: Kind, asked: &Asked) -> Result<bool, DbError> {
    let Some(scope) = query::Scope::of(viewer) else { return Ok(false) };
    let (asked, bare) = find::language(db).write_whole(asked, &scope);
    let mut rows = db.fetch(find::count(kind).text(db), viewer.with(params![asked, bare])).await?;
    let count: i64 = rows.first_mut().map_or(Ok(0), Row::take)?;
    Ok(count >= find::COUNTED)
}

pub async fn records(
    db: &Db,
    viewer: &Viewer,
    asked: &Asked,
    request: &PageRequest,
) -> Result<Page<FoundRecord>, DbError> {
    page(db, viewer, (Kind::Record, &find::RECORDS, &own::RECORDS), asked, request).await
}

pub async fn flows(
    db: &Db,
    viewer: &Viewer,
    asked: &Asked,
    request: &PageRequest,
) -> Result<Page<FoundFlow>, DbError> {
    page(db, viewer, (Kind::Flow, &find::FLOWS, &own::FLOWS), asked, request).await
}

/// Of all threads: the caller's policy says who may ask.
pub async fn messages(
    db: &Db,
    viewer: &Viewer,
    asked: &Asked,
    request: &PageRequest,
) -> Result<Page<FoundMessage>, DbError> {
    page(db, viewer, (Kind::Message, &find::MESSAGES, &own::MESSAGES), asked, request).await
}

/// Of every audience: the caller's policy says who may ask.
pub async fn files(
    db: &Db,
    viewer: &Viewer,
    asked: &Asked,
    request: &PageRequest,
) -> Result<Page<FoundFile>, DbError> {
    page(db, viewer, (Kind::File, &find::FILES, &own::FILES), asked, request).await
}
