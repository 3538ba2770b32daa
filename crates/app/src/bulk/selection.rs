//! Which records: named one by one, or every record that a list shows. Walked a piece at a time.

use crate::{
    Ctx,
    problem::Problem,
    records::{self, ListQuery, Order, Sort, status},
};
use model::Id;
use serde::{Deserialize, Serialize};
use store::{Cursor, PageRequest};
use texts::Sentence;

/// Records that may be named one by one; a filter may find any number.
pub const RECORDS_MAX: usize = 1_000;
/// Records of a piece.
const AT_ONCE: u32 = 50;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    Records(Vec<Id>),
    Filter(Filter),
}

/// What the list of a kind is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub owner: Option<Id>,
    pub tag: Option<String>,
    /// As in [`ListQuery`].
    pub text: Option<String>,
    /// Acts that were asked for before lists were narrowed by words: the beginning of the name, in any case. They go on
    /// with what they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_starts: Option<String>,
}

impl Filter {
    /// The list itself: only records in use are offered anything.
    pub fn query(&self, kind: &str, page: PageRequest) -> ListQuery {
        ListQuery {
            kind: kind.to_owned(),
            status: status::ACTIVE.to_owned(),
            owner: self.owner.clone(),
            tag: self.tag.clone(),
            text: self.text.clone(),
            order: Order::default(),
            page,
        }
    }

    /// A page of records whose names begin so, by name; what lies behind them is not walked.
    async fn named(&self, ctx: &Ctx, kind: &str, start: &str, walked: &str) -> Result<Found, Problem> {
        let start = start.to_lowercase();
        let first = || Cursor::in_front_of(start.clone());
        let after = Cursor::parse(walked).unwrap_or_else(first);
        let page = PageRequest { after: Some(after), ..PageRequest::first(AT_ONCE) };
        let order = Order { sort: Sort::Name, descending: false };
        let found = records::page(ctx, &ListQuery { order, ..self.query(kind, page) }).await?;
        let fits = |name: &str| name.to_lowercase().starts_with(&start);
        let more = found.next.filter(|_| found.items.last().is_some_and(|last| fits(&last.name)));
        let ids = found.items.into_iter().filter(|line| fits(&line.name)).map(|line| line.id);
        Ok((ids.collect(), more.map(|next| next.encode())))
    }
}

/// Records, and where the walk goes on; nothing more at the end.
type Found = (Vec<Id>, Option<String>);

impl Selection {
    /// # Errors
    /// `Invalid` at `records` for none and for too many.
    pub(super) fn checked(self) -> Result<Self, Problem> {
        let Self::Records(mut ids) = self else { return Ok(self) };
        let mut known = std::collections::BTreeSet::new();
        ids.retain(|id| known.insert(id.clone()));
        match ids.len() {
            0 => Err(Problem::invalid("records", Sentence::bulk_nothing_chosen())),
            count if count > RECORDS_MAX => {
                Err(Problem::invalid("records", Sentence::bulk_too_many(RECORDS_MAX)))
            }
            _ => Ok(Self::Records(ids)),
        }
    }

    /// The next records from where it was walked to, and where it goes on; nothing more at the end.
    pub(super) async fn next(&self, ctx: &Ctx, kind: &str, walked: &str) -> Result<Found, Problem> {
        match self {
            Self::Records(ids) => {
                let from: usize = walked.parse().unwrap_or(0);
                let to = (from + AT_ONCE as usize).min(ids.len());
                let more = (to < ids.len()).then(|| to.to_string());
                Ok((ids.get(from..to).unwrap_or_default().to_vec(), more))
            }
            Self::Filter(filter @ Filter { name_starts: Some(start), .. }) => {
                filter.named(ctx, kind, start, walked).await
            }
            Self::Filter(filter) => {
                let page = PageRequest { after: Cursor::parse(walked), ..PageRequest::first(AT_ONCE) };
                let page = records::page(ctx, &filter.query(kind, page)).await?;
                let more = page.next.map(|next| next.encode());
                Ok((page.items.into_iter().map(|line| line.id).collect(), more))
            }
        }
    }
}
