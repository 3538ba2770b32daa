//! Lists of records of one kind and status: by name or by last change, narrowed by owner, tag and words, by key. Whatever
//! narrows them most leads, and its index has the order asked for; what few words find is gathered and sorted.
//! Parameters: `$1` to `$3` the viewer, `$4` kind, `$5` status; of pages then where to go on (two) and the limit; then, each
//! only where it is asked about, owner, tag, words, access groups. Empty texts filter nothing.

use super::{
    fold,
    sight::{GROUPS_MAX, PARTS_OF_VIEWER, Sight, sight},
};
use crate::{
    Count, Cursor, Db, DbError, Page, PageRequest, Viewer,
    db::{Datum, Row},
    dialect::Pair,
    row::{params, row},
    search::{Asked, Kind, listed},
    viewer::visible_record,
};
use model::{Id, Instant};
use std::{collections::BTreeMap, sync::LazyLock};

row! {
    pub struct RecordLine {
        pub id: Id,
        pub kind: String,
        pub name: String,
        pub email: Option<String>,
        pub status: String,
        /// JSON list.
        pub tags: String,
        /// JSON object of values.
        pub fields: String,
        pub owner: Option<Id>,
        pub owner_name: Option<String>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowed {
    pub kind: String,
    /// `active` or `inactive`.
    pub status: String,
    pub owner: Option<Id>,
    pub tag: Option<String>,
    /// Words it is found by: of its name and address, its tags, its contacts.
    pub words: Option<Asked>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    #[default]
    Name,
    /// Last change.
    Changed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub sort: Sort,
    pub descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lead {
    Kind,
    Owner,
    Tag,
    /// The index of words, where few have them.
    Words,
    /// So many access groups and what the reader has a part in.
    Split(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Count(Lead, Worded),
    /// In an order, up or down.
    Page(Lead, Worded, Sort, bool),
}

/// Whether each record's words are looked at.
type Worded = bool;

const ORDERS: [(Sort, bool); 4] =
    [(Sort::Name, true), (Sort::Name, false), (Sort::Changed, true), (Sort::Changed, false)];

static TEXTS: LazyLock<BTreeMap<Key, Pair>> = LazyLock::new(|| {
    let plain = [Lead::Kind, Lead::Owner, Lead::Tag];
    let each = plain.into_iter().chain((0..=GROUPS_MAX).map(Lead::Split));
    let each = each.flat_map(|lead| [(lead, false), (lead, true)]).chain([(Lead::Words, true)]);
    let keys = each.flat_map(|(lead, worded)| {
        let pages = ORDERS.into_iter().map(move |(sort, up)| Key::Page(lead, worded, sort, up));
        pages.chain([Key::Count(lead, worded)])
    });
    keys.map(|key| (key, text(key))).collect()
});

/// The statements that are put together from parts.
pub(crate) fn composed() -> impl Iterator<Item = &'static Pair> {
    TEXTS.values()
}

fn text(key: Key) -> Pair {
    match key {
        Key::Count(lead, worded) => match lead {
            Lead::Split(groups) => Pair::same(&counting_split(groups, worded)),
            _ => whole(lead, 6, counting(lead, worded)),
        },
        Key::Page(lead, worded, sort, up) => match lead {
            Lead::Split(groups) => Pair::same(&walking_split(groups, worded, sort, up)),
            _ => whole(lead, 9, walking(lead, worded, sort, up)),
        },
    }
}

/// What the index of words gathers stands in front.
fn whole(lead: Lead, first: usize, text: String) -> Pair {
    match lead {
        Lead::Words => listed::gathered(Kind::Record, first + 2, &format!(" {text}")),
        _ => Pair::same(&text),
    }
}

/// Whose columns lead: those of the tag stand beside it.
fn of(lead: Lead) -> (&'static str, &'static str) {
    match lead {
        Lead::Kind | Lead::Owner | Lead::Split(_) => ("record r", "r"),
        Lead::Tag => ("record_tag t JOIN record r ON r.id = t.record_id", "t"),
        Lead::Words => (listed::tables(Kind::Record), "r"),
    }
}

/// Where the words stand behind what a lead asks about.
fn words_at(lead: Lead, first: usize) -> usize {
    match lead {
        Lead::Kind | Lead::Split(_) => first,
        Lead::Owner => first + 1,
        Lead::Tag | Lead::Words => first + 2,
    }
}

fn conditions(lead: Lead, worded: Worded, first: usize) -> String {
    let (owner, tag) = (first, first + 1);
    let visible = visible_record!();
    let found = match lead {
        Lead::Kind | Lead::Split(_) => format!("{visible} AND r.kind = $4 AND r.status = $5"),
        Lead::Owner => {
            format!("{visible} AND r.kind = $4 AND r.status = $5 AND r.owner_id = ${owner}")
        }
        Lead::Tag => format!(
            "{visible} AND t.kind = $4 AND t.status = $5 AND t.organisation_id = $1 AND t.tag_folded = ${tag} \
             AND (${owner} = '' OR r.owner_id = ${owner})"
        ),
        // No planner is to think that all records of the kind are a good beginning.
        Lead::Words => {
            let visible = visible.replacen("r.organisation_id = $1", "r.organisation_id || '' = $1", 1);
            let (joined, named) = (listed::joined(Kind::Record), listed::unasked(words_at(lead, first)));
            return format!(
                "{joined} AND {visible} AND r.kind || '' = $4 \
                 AND r.status || '' = $5 AND (${owner} = '' OR r.owner_id || '' = ${owner}) AND (${tag} = '' OR EXISTS \
                 (SELECT 1 FROM record_tag t WHERE t.record_id = r.id AND t.tag_folded = ${tag})) AND {named}"
            );
        }
    };
    found + &looked_at(worded, words_at(lead, first))
}

fn looked_at(worded: Worded, place: usize) -> String {
    if !worded {
        return String::new();
    }
    format!(" AND {} AND {}", listed::has_words(Kind::Record, "r.id", place), listed::unasked(place))
}

fn counting(lead: Lead, worded: Worded) -> String {
    let (tables, _) = of(lead);
    format!(
        "SELECT COUNT(*) FROM (SELECT r.id FROM {tables} WHERE {} LIMIT 1001) n",
        conditions(lead, worded, 6)
    )
}

fn column(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "name_folded",
        Sort::Changed => "updated_at",
    }
}

fn walking(lead: Lead, worded: Worded, sort: Sort, up: bool) -> String {
    let ((tables, at), column) = (of(lead), column(sort));
    let id = if lead == Lead::Tag { "t.record_id" } else { "r.id" };
    let (sign, way) = if up { (">", "ASC") } else { ("<", "DESC") };
    format!(
        "SELECT {at}.{column}, {id}, r.id, r.kind, r.name, r.email, r.status, r.tags, r.fields, r.owner_id, p.name, \
         r.created_at, r.updated_at FROM {tables} LEFT JOIN person p ON p.id = r.owner_id WHERE {} \
         AND ({at}.{column}, {id}) {sign} ($6, $7) ORDER BY {at}.{column} {way}, {id} {way} LIMIT $8",
        conditions(lead, worded, 9)
    )
}

/// Conditions on the parts of a list that is put together: one for each access group, whose ids come last, and one for what
/// the reader has a part in besides.
fn split(groups: usize, worded: Worded, first: usize) -> Vec<String> {
    let words = looked_at(worded, first);
    let groups_at = if worded { first + listed::PARAMETERS } else { first };
    let common = "r.organisation_id = $1 AND r.kind = $4 AND r.status = $5";
    let group = |at: usize| format!("{common} AND r.access_group_id = ${}{words}", groups_at + at);
    let others = format!(
        "{common} AND NOT (r.access_group_id = $2 OR $2 LIKE ('%|' || r.access_group_id || '|%')) \
         AND r.id IN {PARTS_OF_VIEWER}{words}"
    );
    (0..groups).map(group).chain([others]).collect()
}

fn counting_split(groups: usize, worded: Worded) -> String {
    let parts: Vec<String> = split(groups, worded, 6)
        .into_iter()
        .map(|part| format!("SELECT * FROM (SELECT r.id FROM record r WHERE {part} LIMIT 1001) p"))
        .collect();
    format!("SELECT COUNT(*) FROM (SELECT * FROM ({}) a LIMIT 1001) n", parts.join(" UNION ALL "))
}

fn walking_split(groups: usize, worded: Worded, sort: Sort, up: bool) -> String {
    let column = column(sort);
    let (sign, way) = if up { (">", "ASC") } else { ("<", "DESC") };
    let parts: Vec<String> = split(groups, worded, 9)
        .into_iter()
        .map(|part| {
            format!(
                "SELECT * FROM (SELECT r.{column} AS place, r.id AS found FROM record r WHERE {part} \
                 AND (r.{column}, r.id) {sign} ($6, $7) ORDER BY r.{column} {way}, r.id {way} LIMIT $8) p"
            )
        })
        .collect();
    format!(
        "SELECT a.place, a.found, r.id, r.kind, r.name, r.email, r.status, r.tags, r.fields, r.owner_id, p.name, \
         r.created_at, r.updated_at FROM (SELECT * FROM ({}) u ORDER BY place {way}, found {way} LIMIT $8) a \
         JOIN record r ON r.id = a.found LEFT JOIN person p ON p.id = r.owner_id ORDER BY a.place {way}, a.found {way}",
        parts.join(" UNION ALL ")
    )
}

/// How a list is read: what leads it, and the access groups it is put together from.
struct Reading {
    lead: Lead,
    groups: Vec<Id>,
}

impl Narrowed {
    /// It asks for words and names none.
    fn meets_nothing(&self) -> bool {
        self.words.as_ref().is_some_and(Asked::is_wordless)
    }

    async fn reading(&self, db: &Db, viewer: &Viewer) -> Result<Reading, DbError> {
        let walk = |lead| Reading { lead, groups: Vec::new() };
        if let Some(words) = &self.words
            && listed::are_few(db, viewer, Kind::Record, words).await?
        {
            return Ok(walk(Lead::Words));
        }
        Ok(match (sight(db, viewer, self).await?, &self.tag, &self.owner) {
            (Sight::Split(groups), ..) => Reading { lead: Lead::Split(groups.len()), groups },
            (Sight::Walk, Some(_), _) => walk(Lead::Tag),
            (Sight::Walk, None, Some(_)) => walk(Lead::Owner),
            (Sight::Walk, None, None) => walk(Lead::Kind),
        })
    }

    /// What a statement asks for besides.
    fn data(&self, db: &Db, viewer: &Viewer, reading: &Reading) -> Vec<Datum> {
        let mut data = Vec::new();
        if matches!(reading.lead, Lead::Owner | Lead::Tag | Lead::Words) {
            data.push(self.owner.as_ref().map_or("", Id::as_str).into());
        }
        if matches!(reading.lead, Lead::Tag | Lead::Words) {
            data.push(fold(self.tag.as_deref().unwrap_or_default()).into());
        }
        if self.words.is_some() {
            data.extend(listed::data(db, viewer, self.words.as_ref()));
        }
        data.extend(reading.groups.iter().map(Datum::from));
        data
    }
}

/// Sorts behind every name and every id.
const AFTER_TEXT: &str = "\u{10ffff}\u{10ffff}";

fn place(sort: Sort, up: bool, cursor: Option<&Cursor>) -> Vec<Datum> {
    match (sort, cursor, up) {
        (Sort::Name, Some(cursor), _) => params![cursor.value.as_str(), &cursor.id],
        (Sort::Changed, Some(cursor), _) => params![cursor.number(), &cursor.id],
        (Sort::Name, None, true) => params!["", ""],
        (Sort::Name, None, false) => params![AFTER_TEXT, ""],
        (Sort::Changed, None, true) => params![i64::MIN, ""],
        (Sort::Changed, None, false) => params![i64::MAX, ""],
    }
}

/// One page, and how many there are.
pub async fn lines(
    db: &Db,
    viewer: &Viewer,
    narrowed: &Narrowed,
    order: Order,
    page: &PageRequest,
) -> Result<(Page<RecordLine>, Count), DbError> {
    if narrowed.meets_nothing() {
        return Ok((NOTHING, Count(0)));
    }
    let reading = narrowed.reading(db, viewer).await?;
    let list = page_read(db, viewer, (narrowed, &reading), order, page).await?;
    Ok((list, count_read(db, viewer, narrowed, &reading).await?))
}

/// One page, not counted.
pub async fn page(
    db: &Db,
    viewer: &Viewer,
    narrowed: &Narrowed,
    order: Order,
    page: &PageRequest,
) -> Result<Page<RecordLine>, DbError> {
    if narrowed.meets_nothing() {
        return Ok(NOTHING);
    }
    let reading = narrowed.reading(db, viewer).await?;
    page_read(db, viewer, (narrowed, &reading), order, page).await
}

const NOTHING: Page<RecordLine> = Page { items: Vec::new(), next: None, previous: None };

async fn page_read(
    db: &Db,
    viewer: &Viewer,
    (narrowed, reading): (&Narrowed, &Reading),
    order: Order,
    page: &PageRequest,
) -> Result<Page<RecordLine>, DbError> {
    let up = order.descending == page.before.is_some();
    let mut data = viewer.with(params![&narrowed.kind, &narrowed.status]);
    data.extend(place(order.sort, up, page.cursor()));
    data.push(page.fetch_limit());
    data.extend(narrowed.data(db, viewer, reading));
    let key = Key::Page(reading.lead, narrowed.words.is_some(), order.sort, up);
    page.cut(db.fetch(TEXTS[&key].text(db), data).await?)
}

/// How many there are, exact to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, narrowed: &Narrowed) -> Result<Count, DbError> {
    if narrowed.meets_nothing() {
        return Ok(Count(0));
    }
    count_read(db, viewer, narrowed, &narrowed.reading(db, viewer).await?).await
}

async fn count_read(
    db: &Db,
    viewer: &Viewer,
    narrowed: &Narrowed,
    reading: &Reading,
) -> Result<Count, DbError> {
    let mut data = viewer.with(params![&narrowed.kind, &narrowed.status]);
    data.extend(narrowed.data(db, viewer, reading));
    let key = Key::Count(reading.lead, narrowed.words.is_some());
    let mut rows = db.fetch(TEXTS[&key].text(db), data).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}
