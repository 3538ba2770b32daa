//! What a flow has to meet: the terms an index finds, and those that are looked at on the way.

use crate::viewer::visible_flow;
use std::fmt::Write as _;

/// Filters besides those of the scope: most lists have none, and to look at each for every row counted costs more than
/// the counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Others {
    None,
    Some,
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
    Alarm,
    Name,
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
        Self::Alarm,
        Self::Name,
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
            Self::Name => &[Filter::Name],
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
    Name,
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
        Self::Name,
        Self::Record,
        Self::Alarm,
        Self::Priority,
        Self::Risk,
    ];

    fn indexed(self) -> &'static str {
        match self {
            Self::Status => OF_STATUS,
            Self::Template => "f.template_key = $5",
            Self::Owner => "f.owner_id = $6",
            Self::Held => "f.held_by = $7",
            Self::Due => "f.next_due_at <= $8",
            Self::Name => "f.name_folded >= $9 AND f.name_folded < $10",
            Self::Record => {
                "f.record_id IN (SELECT m.id FROM record m WHERE m.id = $11 OR m.merged_into_id = $11)"
            }
            // An index that holds a part of the flows is found where its own condition stands.
            Self::Alarm => "f.alarm <> 0 AND f.alarm = $12",
            Self::Priority => {
                "f.priority <> 1 AND f.priority = $13 AND f.status IN ('running', 'paused', 'completed', 'cancelled')"
            }
            Self::Risk => "f.next_due_at <= $14 AND f.alarm = 0",
        }
    }

    fn optional(self) -> &'static str {
        match self {
            Self::Status => "($4 = '' OR f.status = $4)",
            Self::Template => "($5 = '' OR f.template_key = $5)",
            Self::Owner => "($6 = '' OR f.owner_id = $6)",
            Self::Held => "($7 = '' OR f.held_by = $7)",
            Self::Due => "($8 = 9223372036854775807 OR f.next_due_at <= $8)",
            Self::Name => "($9 = '' OR (f.name_folded >= $9 AND f.name_folded < $10))",
            Self::Record => {
                "($11 = '' OR f.record_id IN (SELECT m.id FROM record m WHERE m.id = $11 OR m.merged_into_id = $11))"
            }
            Self::Alarm => "(CAST($12 AS BIGINT) = -1 OR f.alarm = $12)",
            Self::Priority => "(CAST($13 AS BIGINT) = -1 OR f.priority = $13)",
            Self::Risk => "($14 = 9223372036854775807 OR f.next_due_at <= $14 OR f.alarm <> 0)",
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

/// Names every parameter, so that all statements take the same: what is not asked about stands in a constant.
const UNASKED: &str = "$4 || $5 || $6 || $7 || $9 || $10 || $11 IS NOT NULL AND CAST($8 AS BIGINT) IS NOT NULL \
     AND CAST($12 AS BIGINT) IS NOT NULL AND CAST($13 AS BIGINT) IS NOT NULL AND CAST($14 AS BIGINT) IS NOT NULL AND ";

/// The scope's own terms as an index finds them, all other filters as nothing finds them. One condition, or two that
/// no flow meets both of.
pub fn conditions(scope: Scope, others: Others, risk: Risk) -> Vec<String> {
    let is_unindexed = matches!(scope, Scope::Record | Scope::Owner | Scope::OwnerStatus);
    let terms = |own: &[Filter]| {
        let met = terms(own, others, is_unindexed);
        // The index of the holding party has the status too, but not in front.
        if scope == Scope::HeldStatus { met.replacen(OF_STATUS, OF_STATUS_UNINDEXED, 1) } else { met }
    };
    match risk {
        Risk::Whole => vec![terms(scope.filters())],
        Risk::Split => {
            let own: Vec<Filter> = scope.filters().iter().map(|filter| near(*filter)).collect();
            vec![terms(&own), alarmed("f.alarm <> 0")]
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
    if others == Others::None {
        text.push_str(UNASKED);
    } else {
        for filter in Filter::ALL.iter().filter(|filter| !own.contains(filter)) {
            let _ = write!(text, "{} AND ", filter.optional());
        }
    }
    if is_unindexed {
        text + &VISIBLE.replacen(OF_ORGANISATION, OF_ORGANISATION_UNINDEXED, 1)
    } else {
        text + VISIBLE
    }
}
