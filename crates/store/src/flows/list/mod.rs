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
    search::{Asked, Kind, listed},
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

/// One page in the given order, and how many there are: nothing where to count those that have some words would take far
/// longer than the page.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &FlowFilter,
    order: Order,
    page: &PageRequest,
) -> Result<(Page<FlowSummary>, Option<Count>), DbError> {
    if filter.meets_nothing() {
        return Ok((Page { items: Vec::new(), next: None, previous: None }, Some(Count(0))));
    }
    let asked = Asking { db, viewer, filter, order, page };
    if let Some(words) = &filter.words {
        return asked.by_words(words).await;
    }
    let scope = filter.scope();
    let count = counted(db, viewer, filter, scope).await?;
    let key = asked.walked(scope, count).unwrap_or_else(|| asked.gathered(scope));
    Ok((asked.fetch(key).await?.0, Some(count)))
}

/// A page that is asked for.
struct Asking<'a> {
    db: &'a Db,
    viewer: &'a Viewer,
    filter: &'a FlowFilter,
    order: Order,
    page: &'a PageRequest,
}

impl Asking<'_> {
    /// Where few flows have the words, or few meet everything else, those are gathered and counted on the way. Else the list
    /// is walked until the page is full, and not counted: that would be to walk all of it.
    async fn by_words(&self, words: &Asked) -> Result<(Page<FlowSummary>, Option<Count>), DbError> {
        if listed::are_few(self.db, self.viewer, Kind::Flow, words).await? {
            return self.gather(Scope::Words).await;
        }
        let scope = self.filter.scope();
        let wider = FlowFilter { words: None, ..self.filter.clone() };
        let around = counted(self.db, self.viewer, &wider, scope).await?;
        let Some(key) = self.walked(scope, around).filter(|_| around.is_capped()) else {
            return self.gather(scope).await;
        };
        let (page, _) = self.fetch(key).await?;
        let is_all = self.page.cursor().is_none() && page.next.is_none();
        let count = is_all.then(|| Count(i64::try_from(page.items.len()).unwrap_or(0)));
        Ok((page, count))
    }

    fn way(&self) -> Way {
        Way::of(self.order, self.page.before.is_some())
    }

    /// How to walk, where so many are walked rather than gathered.
    fn walked(&self, scope: Scope, count: Count) -> Option<Key> {
        let (sort, way, risk) = (self.order.sort, self.way(), self.filter.risk(scope));
        match self.filter.lead(scope, sort)? {
            lead if lead.is_ordered_by_due() => {
                Some(Key::Walk(lead, sort, way, if lead.splits() { risk } else { Risk::Whole }))
            }
            lead => (count.0 >= WALKED_FROM).then_some(Key::Walk(lead, sort, way, Risk::Whole)),
        }
    }

    fn gathered(&self, scope: Scope) -> Key {
        let order = (self.order.sort, self.way());
        Key::Gather(scope, self.filter.gathered(scope), order, self.filter.risk(scope))
    }

    async fn gather(&self, scope: Scope) -> Result<(Page<FlowSummary>, Option<Count>), DbError> {
        let (page, count) = self.fetch(self.gathered(scope)).await?;
        let count = match count {
            Some(count) => count,
            None if self.page.cursor().is_none() => Count(0),
            None => counted(self.db, self.viewer, self.filter, scope).await?,
        };
        Ok((page, Some(count)))
    }

    /// The page, and how many were gathered, if any are on it.
    async fn fetch(&self, key: Key) -> Result<(Page<FlowSummary>, Option<Count>), DbError> {
        let mut data = self.filter.data(self.db, self.viewer);
        data.push(self.page.fetch_limit());
        data.extend(after(&key, self.page.cursor()));
        let mut rows = self.db.fetch(text::of(key, self.db), data).await?;
        let mut count = None;
        if matches!(key, Key::Gather(..)) {
            for row in &mut rows {
                count = Some(Count(row.take::<i64>()?.min(COUNTED)));
            }
        }
        Ok((self.page.cut(rows)?, count))
    }
}

/// One more than is counted exactly.
const COUNTED: i64 = 1_001;

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
