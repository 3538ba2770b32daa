//! Pages of lists by key: (sort value, id). Every list is bounded.

use crate::db::{Datum, DbError, Decode, Row};
use model::Id;

/// Most rows one page may hold; more is quietly less.
pub const LIMIT_MAX: i64 = 200;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRequest {
    pub after: Option<Cursor>,
    /// The page that ends right before this place, instead; lists that only go forwards do not look at it.
    pub before: Option<Cursor>,
    /// 0 means 50.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Cursor>,
    /// Where the page before ends.
    pub previous: Option<Cursor>,
}

/// Where a page ended: the sort value of its last row, and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) value: String,
    pub(crate) id: Id,
}

impl Cursor {
    /// Opaque, safe in an address.
    pub fn encode(&self) -> String {
        hex::encode(format!("{}\n{}", self.id, self.value))
    }

    /// In front of everything that has this value, or a later one.
    pub fn in_front_of(value: String) -> Self {
        Self { value, id: Id::given("") }
    }

    /// Reads what `encode` wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = String::from_utf8(hex::decode(text).ok()?).ok()?;
        let (id, value) = text.split_once('\n')?;
        Some(Self { value: value.to_owned(), id: Id::given(id) })
    }

    pub(crate) fn number(&self) -> i64 {
        self.value.parse().unwrap_or(i64::MAX)
    }
}

impl PageRequest {
    pub fn first(limit: u32) -> Self {
        Self { after: None, before: None, limit }
    }

    pub(crate) fn size(&self) -> i64 {
        if self.limit == 0 { 50 } else { i64::from(self.limit).min(LIMIT_MAX) }
    }

    /// One more than the page holds, to know whether another follows.
    pub(crate) fn fetch_limit(&self) -> Datum {
        Datum::from(self.size() + 1)
    }

    /// Where the list is to go on, forwards or backwards.
    pub(crate) fn cursor(&self) -> Option<&Cursor> {
        self.before.as_ref().or(self.after.as_ref())
    }

    /// Cuts the extra row off. Each row begins with its sort value and its id, the id again being part of it. Rows of a
    /// page before come in the other order.
    pub(crate) fn cut<T: Decode>(&self, rows: Vec<Row>) -> Result<Page<T>, DbError> {
        let size = usize::try_from(self.size()).unwrap_or(1);
        let more = rows.len() > size;
        let mut items = Vec::with_capacity(rows.len().min(size));
        let (mut first, mut last) = (None, None);
        for mut row in rows.into_iter().take(size) {
            let value = match row.take::<Datum>()? {
                Datum::Int(number) => number.to_string(),
                Datum::Text(text) => text,
                _ => String::new(),
            };
            last = Some(Cursor { value, id: row.take()? });
            first = first.or_else(|| last.clone());
            items.push(T::decode(&mut row)?);
        }
        if self.before.is_some() {
            items.reverse();
            // It was come from somewhere further on.
            return Ok(Page { items, next: first, previous: last.filter(|_| more) });
        }
        let previous = first.filter(|_| self.after.is_some());
        Ok(Page { items, next: last.filter(|_| more), previous })
    }
}

/// How many there are: exact up to 1 000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

impl Count {
    /// Shown as "1 000+".
    pub fn is_capped(self) -> bool {
        self.0 > 1_000
    }
}
