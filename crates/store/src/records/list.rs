//! Lists of records of one kind and status: by name or by last change, narrowed by owner, tag and the beginning of the
//! name, by key. Whatever narrows them most leads, and its index has the order asked for.
//! Parameters: `$1` to `$3` the viewer, `$4` kind, `$5` status, `$6` and `$7` where to go on, `$8` limit, `$9` and `$10` the
//! range of names, `$11` owner, `$12` tag. Empty texts filter nothing.

use super::{
    fold, name_range,
    sight::{GROUPS_MAX, PARTS_OF_VIEWER, Sight, sight},
};
use crate::{
    Count, Cursor, Db, DbError, Page, PageRequest, Viewer,
    db::{Datum, Row},
    row::{params, row},
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
    /// Beginning of the name, in any case.
    pub name_starts: Option<String>,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Count(Lead),
    Page(Lead, Sort, bool),
    /// Put together from so many access groups and what the reader has a part in.
    CountSplit(usize),
    PageSplit(usize, Sort, bool),
}

const LEADS: [Lead; 3] = [Lead::Kind, Lead::Owner, Lead::Tag];

static TEXTS: LazyLock<BTreeMap<Key, &'static str>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for lead in LEADS {
        all.insert(Key::Count(lead), counting(lead));
        for (sort, up) in
            [(Sort::Name, true), (Sort::Name, false), (Sort::Changed, true), (Sort::Changed, false)]
        {
            all.insert(Key::Page(lead, sort, up), walking(lead, sort, up));
        }
    }
    for groups in 0..=GROUPS_MAX {
        all.insert(Key::CountSplit(groups), counting_split(groups));
        for (sort, up) in
            [(Sort::Name, true), (Sort::Name, false), (Sort::Changed, true), (Sort::Changed, false)]
        {
            all.insert(Key::PageSplit(groups, sort, up), walking_split(groups, sort, up));
        }
    }
    // Made once in the life of the process, as the seam over the databases wants them.
    all.into_iter().map(|(key, text)| (key, &*text.leak())).collect()
});

/// The statements that are put together from parts.
pub(crate) fn composed() -> Vec<&'static str> {
    TEXTS.values().copied().collect()
}

/// Whose columns lead: those of the tag stand beside it.
fn of(lead: Lead) -> (&'static str, &'static str) {
    match lead {
        Lead::Kind | Lead::Owner => ("record r", "r"),
        Lead::Tag => ("record_tag t JOIN record r ON r.id = t.record_id", "t"),
    }
}

fn conditions(lead: Lead, first: usize) -> String {
    let (_, at) = of(lead);
    let [from, below, owner, tag] = [first, first + 1, first + 2, first + 3];
    let own = match lead {
        Lead::Kind => String::new(),
        Lead::Owner => format!(" AND r.owner_id = ${owner}"),
        Lead::Tag => format!(
            " AND t.organisation_id = $1 AND t.tag_folded = ${tag} AND (${owner} = '' OR r.owner_id = ${owner})"
        ),
    };
    format!(
        "{} AND {at}.kind = $4 AND {at}.status = $5 AND {at}.name_folded >= ${from} AND {at}.name_folded < ${below}{own}",
        visible_record!()
    )
}

fn counting(lead: Lead) -> String {
    let (tables, _) = of(lead);
    format!("SELECT COUNT(*) FROM (SELECT r.id FROM {tables} WHERE {} LIMIT 1001) n", conditions(lead, 6))
}

fn walking(lead: Lead, sort: Sort, up: bool) -> String {
    let (tables, at) = of(lead);
    let column = match sort {
        Sort::Name => "name_folded",
        Sort::Changed => "updated_at",
    };
    let id = if lead == Lead::Tag { "t.record_id" } else { "r.id" };
    let (sign, way) = if up { (">", "ASC") } else { ("<", "DESC") };
    format!(
        "SELECT {at}.{column}, {id}, r.id, r.kind, r.name, r.email, r.status, r.tags, r.fields, r.owner_id, p.name, \
         r.created_at, r.updated_at FROM {tables} LEFT JOIN person p ON p.id = r.owner_id WHERE {} \
         AND ({at}.{column}, {id}) {sign} ($6, $7) ORDER BY {at}.{column} {way}, {id} {way} LIMIT $8",
        conditions(lead, 9)
    )
}

/// Conditions on the parts of a list that is put together: one for each access group, whose ids come last, and one for what
/// the reader has a part in besides.
fn split(groups: usize, first: usize) -> Vec<String> {
    let [from, below] = [first, first + 1];
    let common = format!(
        "r.organisation_id = $1 AND r.kind = $4 AND r.status = $5 AND r.name_folded >= ${from} AND r.name_folded < ${below}"
    );
    let group = |at: usize| format!("{common} AND r.access_group_id = ${}", first + 2 + at);
    let others = format!(
        "{common} AND NOT (r.access_group_id = $2 OR $2 LIKE ('%|' || r.access_group_id || '|%')) AND r.id IN {PARTS_OF_VIEWER}"
    );
    (0..groups).map(group).chain([others]).collect()
}

fn counting_split(groups: usize) -> String {
    let parts: Vec<String> = split(groups, 6)
        .into_iter()
        .map(|part| format!("SELECT * FROM (SELECT r.id FROM record r WHERE {part} LIMIT 1001) p"))
        .collect();
    format!("SELECT COUNT(*) FROM (SELECT * FROM ({}) a LIMIT 1001) n", parts.join(" UNION ALL "))
}

fn walking_split(groups: usize, sort: Sort, up: bool) -> String {
    let column = match sort {
        Sort::Name => "name_folded",
        Sort::Changed => "updated_at",
    };
    let (sign, way) = if up { (">", "ASC") } else { ("<", "DESC") };
    let parts: Vec<String> = split(groups, 9)
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

impl Narrowed {
    fn lead(&self) -> Lead {
        match (&self.tag, &self.owner) {
            (Some(_), _) => Lead::Tag,
            (None, Some(_)) => Lead::Owner,
            (None, None) => Lead::Kind,
        }
    }

    /// The range of names, then what the statement asks for besides.
    fn data_for(&self, sight: &Sight) -> Vec<Datum> {
        let mut data = self.data();
        if let Sight::Split(groups) = sight {
            data.extend(groups.iter().map(Datum::from));
        }
        data
    }

    fn data(&self) -> Vec<Datum> {
        let (from, below) = name_range(self.name_starts.as_deref());
        let mut data = params![from, below];
        if self.lead() != Lead::Kind {
            data.push(self.owner.as_ref().map_or("", Id::as_str).into());
        }
        if self.lead() == Lead::Tag {
            data.push(fold(self.tag.as_deref().unwrap_or_default()).into());
        }
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

/// One page, and how many there are. With the beginning of a name they come by name, whatever is asked for.
pub async fn lines(
    db: &Db,
    viewer: &Viewer,
    narrowed: &Narrowed,
    order: Order,
    page: &PageRequest,
) -> Result<(Page<RecordLine>, Count), DbError> {
    let sight = sight(db, viewer, narrowed).await?;
    let list = page_seen(db, viewer, (narrowed, &sight), order, page).await?;
    Ok((list, count_seen(db, viewer, narrowed, &sight).await?))
}

/// One page, not counted.
pub async fn page(
    db: &Db,
    viewer: &Viewer,
    narrowed: &Narrowed,
    order: Order,
    page: &PageRequest,
) -> Result<Page<RecordLine>, DbError> {
    let sight = sight(db, viewer, narrowed).await?;
    page_seen(db, viewer, (narrowed, &sight), order, page).await
}

async fn page_seen(
    db: &Db,
    viewer: &Viewer,
    (narrowed, sight): (&Narrowed, &Sight),
    order: Order,
    page: &PageRequest,
) -> Result<Page<RecordLine>, DbError> {
    let sort = if narrowed.name_starts.is_some() { Sort::Name } else { order.sort };
    let up = order.descending == page.before.is_some();
    let mut data = viewer.with(params![&narrowed.kind, &narrowed.status]);
    data.extend(place(sort, up, page.cursor()));
    data.push(page.fetch_limit());
    let key = match sight {
        Sight::Walk => Key::Page(narrowed.lead(), sort, up),
        Sight::Split(groups) => Key::PageSplit(groups.len(), sort, up),
    };
    data.extend(narrowed.data_for(sight));
    let rows = db.fetch(TEXTS[&key], data).await?;
    page.cut(rows)
}

/// How many there are, exact to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, narrowed: &Narrowed) -> Result<Count, DbError> {
    let sight = sight(db, viewer, narrowed).await?;
    count_seen(db, viewer, narrowed, &sight).await
}

async fn count_seen(db: &Db, viewer: &Viewer, narrowed: &Narrowed, sight: &Sight) -> Result<Count, DbError> {
    let mut data = viewer.with(params![&narrowed.kind, &narrowed.status]);
    data.extend(narrowed.data_for(sight));
    let key = match sight {
        Sight::Walk => Key::Count(narrowed.lead()),
        Sight::Split(groups) => Key::CountSplit(groups.len()),
    };
    let mut rows = db.fetch(TEXTS[&key], data).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}
