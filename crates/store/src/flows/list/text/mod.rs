//! The statements of lists, put together from scopes, orders and directions. Each is made once and checked on both
//! databases with all others.
//! Parameters: `$1` to `$3` the viewer, `$4` status, `$5` template, `$6` owner, `$7` holding party, `$8` latest deadline,
//! `$9` to `$17` words, `$18` record, `$19` amber or red, `$20` priority, `$21` until when a deadline is a risk, `$22` limit,
//! `$23` on the cursor. Empty texts, -1 and the last instant filter nothing.

mod bands;
mod gather;
mod terms;
mod walk;

pub(super) use bands::bands;
pub(super) use terms::{Filter, Others, Risk, Scope};

use super::{Order, Sort};
use crate::{Db, dialect::Pair};
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Count(Scope, Others, Risk),
    Gather(Scope, Others, (Sort, Way), Risk),
    Walk(Lead, Sort, Way, Risk),
    /// How many each party holds.
    Held,
}

/// Which index is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// One status in the order asked for.
    Status,
    /// The four statuses, merged.
    Any,
    Name,
    // Their own order is that of deadlines.
    StatusDue,
    Owner,
    Template,
    Held,
    Alarm,
    Priority,
}

/// The direction of a walk. `Dated`: of deadlines, latest first, where those without one come last all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Up,
    Down,
    DatedUp,
    DatedDown,
}

impl Way {
    pub(super) fn of(order: Order, backwards: bool) -> Self {
        match (order.sort == Sort::Due && order.descending, order.descending == backwards) {
            (false, true) => Self::Up,
            (false, false) => Self::Down,
            (true, true) => Self::DatedUp,
            (true, false) => Self::DatedDown,
        }
    }

    pub(super) fn is_up(self) -> bool {
        matches!(self, Self::Up | Self::DatedUp)
    }

    fn is_dated(self) -> bool {
        matches!(self, Self::DatedUp | Self::DatedDown)
    }

    fn sign(self) -> char {
        if self.is_up() { '>' } else { '<' }
    }

    fn direction(self) -> &'static str {
        if self.is_up() { "ASC" } else { "DESC" }
    }

    fn all(sort: Sort) -> &'static [Self] {
        match sort {
            Sort::Due => &[Self::Up, Self::Down, Self::DatedUp, Self::DatedDown],
            _ => &[Self::Up, Self::Down],
        }
    }
}

impl Lead {
    const ALL: [Self; 9] = [
        Self::Status,
        Self::Any,
        Self::Name,
        Self::StatusDue,
        Self::Owner,
        Self::Template,
        Self::Held,
        Self::Alarm,
        Self::Priority,
    ];

    pub(super) fn is_ordered_by_due(self) -> bool {
        !matches!(self, Self::Status | Self::Any | Self::Name)
    }

    fn leads(self, sort: Sort) -> bool {
        match self {
            Self::Name => sort == Sort::Name,
            Self::Status | Self::Any => sort != Sort::Name,
            _ => sort == Sort::Due,
        }
    }

    /// In two parts, one by the index of what is amber or red.
    pub(super) fn splits(self) -> bool {
        matches!(self, Self::StatusDue | Self::Owner | Self::Template | Self::Held)
    }
}

static TEXTS: LazyLock<BTreeMap<Key, Pair>> = LazyLock::new(|| keys().map(|key| (key, text(key))).collect());

/// `of` finds every key that `keys` names; there are no others.
pub(super) fn of(key: Key, db: &Db) -> &'static str {
    TEXTS.get(&key).map_or("", |pair| pair.text(db))
}

pub(super) fn all() -> impl Iterator<Item = &'static Pair> {
    TEXTS.values()
}

fn keys() -> impl Iterator<Item = Key> {
    let orders = || Sort::ALL.into_iter().flat_map(|sort| Way::all(sort).iter().map(move |way| (sort, *way)));
    let scopes = || {
        let whole = Scope::ALL.into_iter().map(|scope| (scope, Risk::Whole));
        whole.chain(Scope::ALL.into_iter().filter(|scope| scope.splits()).map(|scope| (scope, Risk::Split)))
    };
    let counts = scopes().flat_map(|(scope, risk)| Others::ALL.map(|others| Key::Count(scope, others, risk)));
    let gathers = scopes().flat_map(move |(scope, risk)| {
        let others = if scope.is_of_owner() { &Others::ALL[..] } else { &[Others::Some] };
        others
            .iter()
            .flat_map(move |others| orders().map(move |order| Key::Gather(scope, *others, order, risk)))
    });
    let walks = Lead::ALL.into_iter().flat_map(move |lead| {
        let risks = if lead.splits() { &[Risk::Whole, Risk::Split][..] } else { &[Risk::Whole] };
        orders()
            .filter(move |(sort, _)| lead.leads(*sort))
            .flat_map(move |(sort, way)| risks.iter().map(move |risk| Key::Walk(lead, sort, way, *risk)))
    });
    counts.chain(gathers).chain(walks).chain([Key::Held])
}

fn text(key: Key) -> Pair {
    match key {
        Key::Count(scope, others, risk) => terms::pair(scope, &count(scope, others, risk)),
        Key::Gather(scope, others, order, risk) => {
            terms::pair(scope, &gather::gather((scope, others), order, risk))
        }
        Key::Walk(lead, sort, way, _) if sort.is_banded() => terms::told(&bands::walk(lead, sort, way)),
        Key::Walk(lead, sort, way, risk) => terms::told(&walk::walk(lead, (sort, way), risk)),
        Key::Held => Pair::same(&held()),
    }
}

fn count(scope: Scope, others: Others, risk: Risk) -> String {
    let from = scope.tables();
    let found: Vec<String> = terms::conditions(scope, others, risk)
        .iter()
        .map(|met| format!("SELECT 1 AS one FROM {from} WHERE {met}"))
        .collect();
    format!("SELECT COUNT(*) FROM ({} LIMIT 1001) c", found.join(" UNION ALL "))
}

fn cursor_column(sort: Sort) -> &'static str {
    match sort {
        Sort::Updated => "u.updated_at",
        Sort::Started => "f.started_at",
        Sort::Name => "f.name_folded",
        Sort::Due | Sort::Alarm | Sort::Priority | Sort::Held => "f.next_due_at",
    }
}

const STATUSES: [&str; 4] = ["running", "paused", "completed", "cancelled"];

fn held() -> String {
    let visible = terms::VISIBLE;
    let count = |party: &str| {
        format!(
            "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM flow f WHERE f.held_by = '{party}' AND {visible} LIMIT 1001) c)"
        )
    };
    let counts = ["us", "client", "third_party", "waiting"].map(count);
    format!("SELECT {}", counts.join(", "))
}
