//! What a flow has to meet: the terms an index finds, and those that are looked at on the way.

use crate::{
    dialect::Pair,
    search::{Kind, listed},
    viewer::{one_and_merged, visible_flow},
};
use std::{fmt::Write as _, sync::LazyLock};

/// Filters besides those of the scope: most lists have none, and to look at each for every row counted costs more than
/// the counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Others {
    None,
    /// Only what every index of a scope has a column for: none of the flows has to be looked at itself.
    Indexed,
    Some,
}

impl Others {
    pub const ALL: [Self; 3] = [Self::None, Self::Indexed, Self::Some];
}

/// Whether flows at risk are looked for, in two parts: those whose deadline is near, by the scope's own index, and those
/// that are amber or red, by theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    Whole,
    Split,
}

/// By which index the flows that meet a filter are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Record,
    Words,
    Alarm,
    Owner,
    OwnerStatus,
    Template,
    TemplateStatus,
    Priority,
    Held,
    HeldStatus,
    Status,
    All,
}

impl Scope {
    pub(super) const ALL: [Self; 12] = [
        Self::Record,
        Self::Words,
        Self::Alarm,
        Self::Owner,
        Self::OwnerStatus,
        Self::Template,
        Self::TemplateStatus,
        Self::Priority,
        Self::Held,
        Self::HeldStatus,
        Self::Status,
        Self::All,
    ];

    fn filters(self) -> &'static [Filter] {
        match self {
            Self::Record => &[Filter::Record],
            Self::Alarm => &[Filter::Alarm],
            Self::Words => &[Filter::Words],
            Self::Owner => &[Filter::Owner],
            Self::OwnerStatus => &[Filter::Owner, Filter::Status, Filter::Due],
            Self::Template => &[Filter::Template],
            Self::TemplateStatus => &[Filter::Template, Filter::Status, Filter::Due],
            Self::Priority => &[Filter::Priority],
            Self::Held => &[Filter::Held, Filter::Due],
            Self::HeldStatus => &[Filter::Held, Filter::Status, Filter::Due],
            Self::Status => &[Filter::Status, Filter::Due],
            Self::All => &[],
        }
    }

    /// Where its flows are read from: `f` the flow.
    pub fn tables(self) -> &'static str {
        match self {
            Self::Words => listed::tables(Kind::Flow),
            _ => "flow f",
        }
    }

    pub fn is_of_owner(self) -> bool {
        matches!(self, Self::Owner | Self::OwnerStatus)
    }

    /// Its index goes on with the deadline.
    pub fn splits(self) -> bool {
        matches!(self, Self::OwnerStatus | Self::TemplateStatus | Self::HeldStatus | Self::Status)
    }

    /// Whether these filters are all there is to meet.
    pub fn covers(self, set: &[Filter]) -> bool {
        let is_split = |filter: &Filter| *filter == Filter::Risk && self.splits();
        set.iter().all(|filter| self.filters().contains(filter) || is_split(filter))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Status,
    Template,
    Owner,
    Held,
    Due,
    Words,
    Record,
    Alarm,
    Priority,
    Risk,
}

impl Filter {
    const ALL: [Self; 10] = [
        Self::Status,
        Self::Template,
        Self::Owner,
        Self::Held,
        Self::Due,
        Self::Words,
        Self::Record,
        Self::Alarm,
        Self::Priority,
        Self::Risk,
    ];

    /// Whether the indexes of all scopes have its columns.
    pub fn is_in_indexes(self) -> bool {
        matches!(self, Self::Status | Self::Due | Self::Alarm | Self::Priority | Self::Risk)
    }

    fn indexed(self) -> &'static str {
        match self {
            Self::Status => OF_STATUS,
            Self::Template => "f.template_key = $5",
            Self::Owner => "f.owner_id = $6",
            Self::Held => "f.held_by = $7",
            Self::Due => "f.next_due_at <= $8",
            Self::Words => listed::joined(Kind::Flow),
            Self::Record => {
                concat!("f.record_id IN (", one_and_merged!("$18"), ")")
            }
            // An index that holds a part of the flows is found where its own condition stands.
            Self::Alarm => "f.alarm <> 0 AND f.alarm = $19",
            Self::Priority => {
                "f.priority <> 1 AND f.priority = $20 AND f.status IN ('running', 'paused', 'completed', 'cancelled')"
            }
            Self::Risk => "f.next_due_at <= $21 AND f.alarm = 0",
        }
    }

    fn optional(self) -> &'static str {
        match self {
            Self::Words => &HAS_WORDS,
            Self::Status => "($4 = '' OR f.status = $4)",
            Self::Template => "($5 = '' OR f.template_key = $5)",
            Self::Owner => "($6 = '' OR f.owner_id = $6)",
            Self::Held => "($7 = '' OR f.held_by = $7)",
            Self::Due => "($8 = 9223372036854775807 OR f.next_due_at <= $8)",
            Self::Record => {
                concat!("($18 = '' OR f.record_id IN (", one_and_merged!("$18"), "))")
            }
            Self::Alarm => "(CAST($19 AS BIGINT) = -1 OR f.alarm = $19)",
            Self::Priority => "(CAST($20 AS BIGINT) = -1 OR f.priority = $20)",
            Self::Risk => "($21 = 9223372036854775807 OR f.next_due_at <= $21 OR f.alarm <> 0)",
        }
    }
}

pub const VISIBLE: &str = visible_flow!();
/// What `visible_flow!` begins with. Where a flow is found by another key, a planner must not come to think that all
/// flows of the organisation are a good beginning.
const OF_ORGANISATION: &str = "f.organisation_id = $1";
const OF_ORGANISATION_UNINDEXED: &str = "f.organisation_id || '' = $1";
const OF_STATUS: &str = "f.status = $4";
const OF_STATUS_UNINDEXED: &str = "f.status || '' = $4";

/// The first parameter that says which words.
const WORDS: usize = 9;
static HAS_WORDS: LazyLock<String> =
    LazyLock::new(|| format!("(${WORDS} = '' OR {})", listed::has_words(Kind::Flow, "f.id", WORDS)));

/// Names every parameter, so that all statements take the same: what is not asked about stands in a constant.
static UNASKED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "$4 || $5 || $6 || $7 || $18 IS NOT NULL AND CAST($8 AS BIGINT) IS NOT NULL AND CAST($19 AS BIGINT) IS NOT NULL \
         AND CAST($20 AS BIGINT) IS NOT NULL AND CAST($21 AS BIGINT) IS NOT NULL AND {} AND ",
        listed::unasked(WORDS)
    )
});

/// The statement as either database reads it.
pub fn pair(scope: Scope, text: &str) -> Pair {
    match (scope, text.strip_prefix("WITH ")) {
        (Scope::Words, None) => listed::gathered(Kind::Flow, WORDS, &format!(" {text}")),
        (Scope::Words, Some(rest)) => listed::gathered(Kind::Flow, WORDS, &format!(", {rest}")),
        _ => told(text),
    }
}

/// The same where words are looked at on the way.
pub fn told(text: &str) -> Pair {
    listed::looked_at(Kind::Flow, ("f.id", WORDS), text)
}

/// The scope's own terms as an index finds them, all other filters as nothing finds them. One condition, or two that
/// no flow meets both of.
pub fn conditions(scope: Scope, others: Others, risk: Risk) -> Vec<String> {
    let is_unindexed = matches!(scope, Scope::Record | Scope::Words | Scope::Owner | Scope::OwnerStatus);
    let terms = |own: &[Filter]| {
        let met = terms(own, others, is_unindexed);
        // The index of the holding party has the status too, but not in front.
        if scope == Scope::HeldStatus { met.replacen(OF_STATUS, OF_STATUS_UNINDEXED, 1) } else { met }
    };
    match risk {
        Risk::Whole => vec![terms(scope.filters())],
        Risk::Split => {
            let own: Vec<Filter> = scope.filters().iter().map(|filter| near(*filter)).collect();
            vec![terms(&own), alarmed("f.alarm <> 0 AND f.alarm IN (1, 2)")]
        }
    }
}

/// Near deadlines in place of those up to a moment.
pub fn near(filter: Filter) -> Filter {
    if filter == Filter::Due { Filter::Risk } else { filter }
}

/// By the index of what is amber or red.
pub fn alarmed(met: &str) -> String {
    format!("{met} AND {}", terms(&[], Others::Some, false))
}

pub fn terms(own: &[Filter], others: Others, is_unindexed: bool) -> String {
    let mut text = String::new();
    for filter in own {
        let _ = write!(text, "{} AND ", filter.indexed());
    }
    let is_by_words = own.contains(&Filter::Words);
    match others {
        Others::None | Others::Indexed => text.push_str(&UNASKED),
        Others::Some if is_by_words => text = text + &listed::unasked(WORDS) + " AND ",
        Others::Some => {}
    }
    let looked_at = |filter: &&Filter| match others {
        Others::None => false,
        Others::Indexed => filter.is_in_indexes(),
        Others::Some => true,
    };
    for filter in Filter::ALL.iter().filter(|filter| !own.contains(filter)).filter(looked_at) {
        let term = match filter {
            // Whoever asks about a record finds flows by it, or by words. No index has a column for it.
            Filter::Record if !is_by_words => "$18 = ''",
            filter => filter.optional(),
        };
        let _ = write!(text, "{term} AND ");
    }
    if is_unindexed {
        text + &VISIBLE.replacen(OF_ORGANISATION, OF_ORGANISATION_UNINDEXED, 1)
    } else {
        text + VISIBLE
    }
}
