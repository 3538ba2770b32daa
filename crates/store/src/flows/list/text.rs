//! The statements of lists, put together from scopes, orders and directions. Each is made once and checked on both
//! databases with all others.
//! Parameters: `$1` to `$3` the viewer, `$4` status, `$5` template, `$6` owner, `$7` holding party, `$8` latest deadline,
//! `$9` and `$10` the range of names, `$11` record, `$12` limit, `$13` on the cursor. Empty texts filter nothing.

use super::{Order, Sort};
use crate::{
    flows::{SUMMARY_COLUMNS, SUMMARY_JOINS},
    viewer::visible_flow,
};
use std::{collections::BTreeMap, fmt::Write as _, sync::LazyLock};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Count(Scope, Others),
    Gather(Scope, Sort, Way),
    Walk(Lead, Sort, Way),
    /// How many each party holds.
    Held,
}

/// Filters besides those of the scope: most lists have none, and to look at each for every row counted costs more than
/// the counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Others {
    None,
    Some,
}

/// By which index the flows that meet a filter are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    Record,
    Name,
    Owner,
    OwnerStatus,
    Template,
    TemplateStatus,
    Held,
    HeldStatus,
    Status,
    All,
}

/// Which index is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// One status in the order asked for.
    Status,
    /// The four statuses, merged.
    Any,
    Name,
    /// Those that begin alike.
    NameRange,
    // Their own order is that of deadlines.
    StatusDue,
    Owner,
    Template,
    Held,
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
    pub(super) fn is_ordered_by_due(self) -> bool {
        matches!(self, Self::StatusDue | Self::Owner | Self::Template | Self::Held)
    }

    fn leads(self, sort: Sort) -> bool {
        match self {
            Self::Name | Self::NameRange => sort == Sort::Name,
            Self::Status | Self::Any => sort != Sort::Name,
            _ => sort == Sort::Due,
        }
    }
}

static TEXTS: LazyLock<BTreeMap<Key, String>> =
    LazyLock::new(|| keys().map(|key| (key, text(key))).collect());

/// `of` finds every key that `keys` names; there are no others.
pub(super) fn of(key: Key) -> &'static str {
    TEXTS.get(&key).map_or("", String::as_str)
}

pub(super) fn all() -> Vec<&'static str> {
    TEXTS.values().map(String::as_str).collect()
}

const SCOPES: [Scope; 10] = [
    Scope::Record,
    Scope::Name,
    Scope::Owner,
    Scope::OwnerStatus,
    Scope::Template,
    Scope::TemplateStatus,
    Scope::Held,
    Scope::HeldStatus,
    Scope::Status,
    Scope::All,
];

const LEADS: [Lead; 8] = [
    Lead::Status,
    Lead::Any,
    Lead::Name,
    Lead::NameRange,
    Lead::StatusDue,
    Lead::Owner,
    Lead::Template,
    Lead::Held,
];

fn keys() -> impl Iterator<Item = Key> {
    let orders = || Sort::ALL.into_iter().flat_map(|sort| Way::all(sort).iter().map(move |way| (sort, *way)));
    let counts = SCOPES
        .into_iter()
        .flat_map(|scope| [Others::None, Others::Some].map(|others| Key::Count(scope, others)));
    let gathers = SCOPES
        .into_iter()
        .flat_map(move |scope| orders().map(move |(sort, way)| Key::Gather(scope, sort, way)));
    let walks = LEADS.into_iter().flat_map(move |lead| {
        orders().filter(move |(sort, _)| lead.leads(*sort)).map(move |(sort, way)| Key::Walk(lead, sort, way))
    });
    counts.chain(gathers).chain(walks).chain([Key::Held])
}

fn text(key: Key) -> String {
    match key {
        Key::Count(scope, others) => {
            let met = conditions(scope, others);
            format!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM flow f WHERE {met} LIMIT 1001) c")
        }
        Key::Gather(scope, sort, way) => gather(scope, sort, way),
        Key::Walk(lead, sort, way) => walk(lead, sort, way),
        Key::Held => held(),
    }
}

const VISIBLE: &str = visible_flow!();
/// What `visible_flow!` begins with. Where a flow is found by another key, a planner must not come to think that all
/// flows of the organisation are a good beginning.
const OF_ORGANISATION: &str = "f.organisation_id = $1";
const OF_ORGANISATION_UNINDEXED: &str = "f.organisation_id || '' = $1";

/// The scope's own terms as an index finds them, all other filters as nothing finds them.
fn conditions(scope: Scope, others: Others) -> String {
    let own = scope.filters();
    terms(own, others, matches!(scope, Scope::Record | Scope::Owner | Scope::OwnerStatus))
}

impl Scope {
    fn filters(self) -> &'static [Filter] {
        match self {
            Self::Record => &[Filter::Record],
            Self::Name => &[Filter::Name],
            Self::Owner => &[Filter::Owner],
            Self::OwnerStatus => &[Filter::Owner, Filter::Status, Filter::Due],
            Self::Template => &[Filter::Template],
            Self::TemplateStatus => &[Filter::Template, Filter::Status, Filter::Due],
            Self::Held => &[Filter::Held, Filter::Due],
            Self::HeldStatus => &[Filter::Held, Filter::Status, Filter::Due],
            Self::Status => &[Filter::Status, Filter::Due],
            Self::All => &[],
        }
    }

    /// Whether these filters are all there is to meet.
    pub(super) fn covers(self, set: &[Filter]) -> bool {
        set.iter().all(|filter| self.filters().contains(filter))
    }
}

/// Names every parameter, so that all statements take the same: what is not asked about stands in a constant.
const UNASKED: &str =
    "$4 || $5 || $6 || $7 || $9 || $10 || $11 IS NOT NULL AND CAST($8 AS BIGINT) IS NOT NULL AND ";

fn terms(own: &[Filter], others: Others, is_unindexed: bool) -> String {
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Status,
    Template,
    Owner,
    Held,
    Due,
    Name,
    Record,
}

impl Filter {
    const ALL: [Self; 7] =
        [Self::Status, Self::Template, Self::Owner, Self::Held, Self::Due, Self::Name, Self::Record];

    fn indexed(self) -> &'static str {
        match self {
            Self::Status => "f.status = $4",
            Self::Template => "f.template_key = $5",
            Self::Owner => "f.owner_id = $6",
            Self::Held => "f.held_by = $7",
            Self::Due => "f.next_due_at <= $8",
            Self::Name => "f.name_folded >= $9 AND f.name_folded < $10",
            Self::Record => "f.record_id = $11",
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
            Self::Record => "($11 = '' OR f.record_id = $11)",
        }
    }
}

/// All that meet the filter, sorted.
fn gather(scope: Scope, sort: Sort, way: Way) -> String {
    let key = match sort {
        Sort::Updated => "(SELECT s.updated_at FROM flow_state s WHERE s.flow_id = f.id)",
        Sort::Started => "f.started_at",
        Sort::Due if way.is_dated() => {
            "CASE WHEN f.next_due_at = 9223372036854775807 THEN -1 ELSE f.next_due_at END"
        }
        Sort::Due => "f.next_due_at",
        Sort::Name => "f.name_folded",
    };
    let (found, sign, direction) = (conditions(scope, Others::Some), way.sign(), way.direction());
    format!(
        "WITH found AS MATERIALIZED (SELECT f.id AS id, {key} AS sorted FROM flow f WHERE {found}), \
         w AS MATERIALIZED (SELECT x.id, x.sorted FROM found x WHERE (x.sorted, x.id) {sign} ($13, $14) \
         ORDER BY x.sorted {direction}, x.id {direction} LIMIT $12) \
         SELECT {}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id \
         ORDER BY w.sorted {direction}, w.id {direction}",
        cursor_column(sort),
    )
}

fn cursor_column(sort: Sort) -> &'static str {
    match sort {
        Sort::Updated => "u.updated_at",
        Sort::Started => "f.started_at",
        Sort::Due => "f.next_due_at",
        Sort::Name => "f.name_folded",
    }
}

const STATUSES: [&str; 4] = ["running", "paused", "completed", "cancelled"];

/// One page's worth from each branch, merged.
fn walk(lead: Lead, sort: Sort, way: Way) -> String {
    let of_status: Vec<String> = match lead {
        Lead::Any => STATUSES.iter().map(|status| format!("s.status = '{status}' AND ")).collect(),
        Lead::Status | Lead::StatusDue | Lead::Owner | Lead::Template => {
            vec!["s.status = $4 AND ".to_owned()]
        }
        Lead::Name | Lead::NameRange | Lead::Held => vec![String::new()],
    };
    let parts: &[Part] = if way.is_dated() { &[Part::Dated, Part::Undated] } else { &[Part::Whole] };
    let mut branches = Vec::new();
    for status in &of_status {
        branches.extend(parts.iter().map(|part| branch(lead, sort, way, status, *part)));
    }
    let direction = way.direction();
    // Undated ones come last, so first where the walk goes backwards.
    let phase = if way.is_up() { "DESC" } else { "ASC" };
    let merged = format!("w.phase {phase}, w.sorted {direction}, w.id {direction}");
    format!(
        "WITH w AS MATERIALIZED (SELECT * FROM ({}) w ORDER BY {merged} LIMIT $12) \
         SELECT {}, f.id, {SUMMARY_COLUMNS} FROM w CROSS JOIN flow f {SUMMARY_JOINS} WHERE f.id = w.id ORDER BY {merged}",
        branches.join(" UNION ALL "),
        cursor_column(sort),
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Dated,
    Undated,
}

/// `s` is the table whose index is walked, `f` the flow.
fn branch(lead: Lead, sort: Sort, way: Way, of_status: &str, part: Part) -> String {
    let (sign, direction) = (way.sign(), way.direction());
    let (from, id) = match sort {
        Sort::Updated => ("flow_state s CROSS JOIN flow f", "s.flow_id"),
        _ => ("flow f", "f.id"),
    };
    let key = match sort {
        Sort::Updated => "s.updated_at",
        other => cursor_column(other),
    };
    let of_status =
        if sort == Sort::Updated { of_status.to_owned() } else { of_status.replace("s.status", "f.status") };
    let joined = if sort == Sort::Updated { "s.organisation_id = $1 AND f.id = s.flow_id AND " } else { "" };
    let cursor = match part {
        Part::Whole => format!("({key}, {id}) {sign} ($13, $14)"),
        Part::Dated => format!("{key} < 9223372036854775807 AND ({key}, {id}) {sign} ($13, $14)"),
        Part::Undated => format!("{key} = 9223372036854775807 AND {id} {sign} $15"),
    };
    let phase = i32::from(part == Part::Undated);
    let order = match part {
        Part::Undated => format!("{id} {direction}"),
        _ => format!("{key} {direction}, {id} {direction}"),
    };
    format!(
        "SELECT * FROM (SELECT {phase} AS phase, {key} AS sorted, {id} AS id FROM {from} \
         WHERE {of_status}{joined}{cursor} AND {} ORDER BY {order} LIMIT $12) b{phase}",
        walked(lead)
    )
}

/// What a row on the way has to meet besides the status.
fn walked(lead: Lead) -> String {
    let own: &[Filter] = match lead {
        Lead::Any | Lead::Status | Lead::Name => &[],
        Lead::NameRange => &[Filter::Name],
        Lead::StatusDue => &[Filter::Due],
        Lead::Owner => &[Filter::Owner, Filter::Due],
        Lead::Template => &[Filter::Template, Filter::Due],
        Lead::Held => &[Filter::Held, Filter::Due],
    };
    terms(own, Others::Some, lead == Lead::Owner)
}

fn held() -> String {
    let count = |party: &str| {
        format!(
            "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM flow f WHERE f.held_by = '{party}' AND {VISIBLE} LIMIT 1001) c)"
        )
    };
    let counts = ["us", "client", "third_party", "waiting"].map(count);
    format!("SELECT {}", counts.join(", "))
}
