//! Lists of flows by key, counts, and flows whose time has come.
//! Where few flows meet a filter they are gathered by the filter's index and sorted; where many do, the index of the
//! order is walked until the page is full. Either way a page touches some thousand rows at most.

mod choices;
mod filter;
mod news;
mod running;
mod text;

pub use choices::{Choice, ChoiceOf, choices};
pub use filter::{FlowFilter, Order, Sort};
pub use news::{News, news};
pub use running::running;

use super::FlowSummary;
use crate::{
    Count, Cursor, Db, DbError, Page, PageRequest, System, Viewer,
    db::{Datum, Row},
    dialect::Pair,
    row::{params, row, statements},
    search::{Kind, listed},
};
use model::{Id, Instant};
use text::{Key, Risk, Scope, Way, bands};

row! {
    /// A flow whose time has come, whole.
    pub struct DueFlow {
        pub flow: Id,
        pub organisation: Id,
        pub access_group: Id,
        pub template_key: String,
        pub template_version: i64,
        pub wake_at: Instant,
        /// JSON, read by `engine`.
        pub state: String,
    }
}

statements! {
    WAKING = "SELECT f.id, f.organisation_id, f.access_group_id, f.template_key, f.template_version, f.wake_at, u.state \
        FROM (SELECT id, wake_at FROM flow WHERE wake_at IS NOT NULL AND wake_at <= $1 AND (wake_at, id) > ($2, $3) \
        ORDER BY wake_at, id LIMIT $4) w CROSS JOIN flow f CROSS JOIN flow_state u WHERE f.id = w.id AND u.flow_id = w.id \
        ORDER BY w.wake_at, w.id";
    CHOICES = choices::TEXT;
    NEWS = news::TEXT;
    RUNNING = running::TEXT;
}

/// The statements that are put together from parts.
pub(crate) fn composed() -> impl Iterator<Item = &'static Pair> {
    text::all()
}

/// From so many on to walk is less work than to gather, in a firm of a hundred thousand flows.
const WALKED_FROM: i64 = 600;

/// One page in the given order, and how many there are.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &FlowFilter,
    order: Order,
    page: &PageRequest,
) -> Result<(Page<FlowSummary>, Count), DbError> {
    if filter.meets_nothing() {
        return Ok((Page { items: Vec::new(), next: None, previous: None }, Count(0)));
    }
    let scope = scope(db, viewer, filter).await?;
    let count = counted(db, viewer, filter, scope).await?;
    let (way, risk) = (Way::of(order, page.before.is_some()), filter.risk(scope));
    let key = match filter.lead(scope, order.sort) {
        Some(lead) if lead.is_ordered_by_due() => {
            Key::Walk(lead, order.sort, way, if lead.splits() { risk } else { Risk::Whole })
        }
        Some(lead) if count.0 >= WALKED_FROM => Key::Walk(lead, order.sort, way, Risk::Whole),
        _ => Key::Gather(scope, filter.gathered(scope), (order.sort, way), risk),
    };
    let mut data = filter.data(db, viewer);
    data.push(page.fetch_limit());
    data.extend(after(&key, page.cursor()));
    Ok((page.cut(db.fetch(text::of(key, db), data).await?)?, count))
}

/// How many the filter meets, exact to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, filter: &FlowFilter) -> Result<Count, DbError> {
    if filter.meets_nothing() {
        return Ok(Count(0));
    }
    counted(db, viewer, filter, scope(db, viewer, filter).await?).await
}

/// By the index of words where few flows have them.
async fn scope(db: &Db, viewer: &Viewer, filter: &FlowFilter) -> Result<Scope, DbError> {
    Ok(match &filter.words {
        Some(words) if listed::are_few(db, viewer, Kind::Flow, words).await? => Scope::Words,
        _ => filter.scope(),
    })
}

async fn counted(db: &Db, viewer: &Viewer, filter: &FlowFilter, scope: Scope) -> Result<Count, DbError> {
    let key = Key::Count(scope, filter.others(scope), filter.risk(scope));
    let mut rows = db.fetch(text::of(key, db), filter.data(db, viewer)).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}

/// How many running and paused flows each party holds, each exact to 1 000: us, client, third party, waiting.
pub async fn held(db: &Db, viewer: &Viewer) -> Result<[Count; 4], DbError> {
    let mut rows = db.fetch(text::of(Key::Held, db), viewer.with([])).await?;
    let mut counts = [Count(0); 4];
    if let Some(row) = rows.first_mut() {
        for count in &mut counts {
            *count = Count(row.take()?);
        }
    }
    Ok(counts)
}

/// Flows whose `wake_at` has come, longest overdue first, those behind `after`; at most `limit`, never more than 1 000.
pub async fn due(
    db: &Db,
    _: &System,
    now: Instant,
    after: Option<(Instant, &Id)>,
    limit: u32,
) -> Result<Vec<DueFlow>, DbError> {
    let (at, id) = after.map_or((Instant(i64::MIN), ""), |(at, id)| (at, id.as_str()));
    db.fetch_all(WAKING, params![now, at, id, i64::from(limit.min(1_000))]).await
}

/// Where to go on, or a place before the first row in the direction of the walk.
fn after(key: &Key, cursor: Option<&Cursor>) -> Vec<Datum> {
    let (sort, way, is_walk) = match *key {
        Key::Walk(_, sort, way, _) => (sort, way, true),
        Key::Gather(_, _, (sort, way), _) => (sort, way, false),
        Key::Count(..) | Key::Held => return Vec::new(),
    };
    match (sort, way) {
        _ if sort.is_banded() => banded(sort, way, is_walk, cursor),
        (Sort::Name, _) => {
            let first = if way.is_up() { ("", "") } else { (AFTER_TEXT, AFTER_TEXT) };
            let (value, id) = cursor.map_or(first, |cursor| (cursor.value.as_str(), cursor.id.as_str()));
            params![value, id]
        }
        (Sort::Due, Way::DatedUp | Way::DatedDown) if is_walk => dated(way, cursor),
        (Sort::Due, Way::DatedUp | Way::DatedDown) => {
            let (value, id) = place(way, cursor);
            params![if value == i64::MAX && cursor.is_some() { -1 } else { value }, id]
        }
        _ => {
            let (value, id) = place(way, cursor);
            params![value, id]
        }
    }
}

/// Sorts after every name and every id.
const AFTER_TEXT: &str = "\u{10ffff}";

fn place(way: Way, cursor: Option<&Cursor>) -> (i64, &str) {
    match cursor {
        Some(cursor) => (cursor.number(), cursor.id.as_str()),
        None if way.is_up() => (i64::MIN, ""),
        None => (i64::MAX, AFTER_TEXT),
    }
}

/// In bands: where to go on in each of them, or in all of them gathered.
fn banded(sort: Sort, way: Way, is_walk: bool, cursor: Option<&Cursor>) -> Vec<Datum> {
    let (first, last) = if way.is_up() {
        ((i64::MIN, ""), (i64::MAX, AFTER_TEXT))
    } else {
        ((i64::MAX, AFTER_TEXT), (i64::MIN, ""))
    };
    let read = |cursor: &Cursor| {
        let (band, at) = cursor.value.split_once(':')?;
        Some((band.parse::<i64>().ok()?, at.parse::<i64>().ok()?))
    };
    let id = cursor.map_or("", |cursor| cursor.id.as_str());
    let place = cursor.and_then(read);
    if !is_walk {
        return match place {
            Some((band, at)) => params![band, at, id],
            None => params![first.0, first.0, first.1],
        };
    }
    let bands = i64::try_from(bands(sort)).unwrap_or(0);
    let of = |band: i64| match place {
        None => first,
        Some((now, at)) if now == band => (at, id),
        Some((now, _)) if (band > now) == way.is_up() => first,
        Some(_) => last,
    };
    (0..bands).map(of).flat_map(|(at, id)| params![at, id]).collect()
}

/// Those with a deadline, then those without: where to go on in each of the two.
fn dated(way: Way, cursor: Option<&Cursor>) -> Vec<Datum> {
    let is_undated = cursor.is_some_and(|cursor| cursor.number() == i64::MAX);
    match (way.is_up(), cursor) {
        // Backwards: the undated come first, and are behind us once a deadline was seen.
        (true, Some(cursor)) if is_undated => params![i64::MIN, "", &cursor.id],
        (true, Some(cursor)) => params![cursor.number(), &cursor.id, AFTER_TEXT],
        (true, None) => params![i64::MIN, "", ""],
        (false, Some(cursor)) if is_undated => params![i64::MIN, "", &cursor.id],
        (false, Some(cursor)) => params![cursor.number(), &cursor.id, AFTER_TEXT],
        (false, None) => params![i64::MAX, "", AFTER_TEXT],
    }
}
