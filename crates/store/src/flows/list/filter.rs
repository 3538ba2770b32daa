//! What is asked for: which flows, in which order.

use super::text::{Filter, Lead, Others, Risk, Scope};
use crate::{
    Db, Viewer,
    db::Datum,
    flows::{Alarm, NEVER, or_never, rank},
    row::params,
    search::{Asked, listed},
};
use model::{Id, Instant, definition::Priority};

/// Everything that is given has to be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowFilter {
    pub status: Option<String>,
    pub template_key: Option<String>,
    /// Workspace owner.
    pub owner: Option<Id>,
    /// The party that has it: `us`, `client`, `third_party`, `waiting`.
    pub held_by: Option<String>,
    /// Running, and with a deadline that lies no later than this.
    pub due_until: Option<Instant>,
    /// Running, and amber, red, or with a deadline that lies no later than this.
    pub risk_until: Option<Instant>,
    pub alarm: Option<Alarm>,
    pub priority: Option<Priority>,
    pub record: Option<Id>,
    /// Words of its name or of its template's.
    pub words: Option<Asked>,
}

/// Declared sort columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Last change.
    #[default]
    Updated,
    Started,
    /// Next deadline; without one last, either way.
    Due,
    Name,
    // In bands, each by deadline.
    /// Red, amber, the rest.
    Alarm,
    /// Urgent to low.
    Priority,
    /// Client, us, third party, waiting, what has ended.
    Held,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub sort: Sort,
    pub descending: bool,
}

/// Newest change first.
impl Default for Order {
    fn default() -> Self {
        Self::usual(Sort::Updated)
    }
}

impl Sort {
    pub const ALL: [Self; 7] =
        [Self::Updated, Self::Started, Self::Due, Self::Name, Self::Alarm, Self::Priority, Self::Held];

    pub(super) fn is_banded(self) -> bool {
        matches!(self, Self::Alarm | Self::Priority | Self::Held)
    }
}

impl Order {
    /// The way people expect: the newest first, the soonest first, A to Z.
    pub fn usual(sort: Sort) -> Self {
        Self { sort, descending: matches!(sort, Sort::Updated | Sort::Started) }
    }
}

impl FlowFilter {
    fn status(&self) -> Option<&str> {
        let running = self.due_until.or(self.risk_until).map(|_| "running");
        self.status.as_deref().or(running)
    }

    /// It asks for words and names none.
    pub(super) fn meets_nothing(&self) -> bool {
        self.words.as_ref().is_some_and(Asked::is_wordless)
    }

    /// By what to find the flows, words aside: whatever is met by the fewest, as a rule.
    pub(super) fn scope(&self) -> Scope {
        let has_status = self.status().is_some();
        if self.record.is_some() {
            Scope::Record
        } else if self.alarm.is_some_and(|alarm| alarm != Alarm::None) {
            Scope::Alarm
        } else if self.owner.is_some() {
            if has_status { Scope::OwnerStatus } else { Scope::Owner }
        } else if self.template_key.is_some() {
            if has_status { Scope::TemplateStatus } else { Scope::Template }
        } else if self.priority.is_some_and(|priority| priority != Priority::Normal) {
            Scope::Priority
        } else if self.held_by.is_some() {
            if has_status { Scope::HeldStatus } else { Scope::Held }
        } else if has_status {
            Scope::Status
        } else {
            Scope::All
        }
    }

    /// Whether there is more to meet than what the scope finds.
    pub(super) fn others(&self, scope: Scope) -> Others {
        let set = [
            (Filter::Status, self.status().is_some()),
            (Filter::Template, self.template_key.is_some()),
            (Filter::Owner, self.owner.is_some()),
            (Filter::Held, self.held_by.is_some()),
            (Filter::Due, self.due_until.is_some()),
            (Filter::Words, self.words.is_some()),
            (Filter::Record, self.record.is_some()),
            (Filter::Alarm, self.alarm.is_some()),
            (Filter::Priority, self.priority.is_some()),
            (Filter::Risk, self.risk_until.is_some()),
        ];
        let set: Vec<Filter> =
            set.into_iter().filter(|(_, is_set)| *is_set).map(|(filter, _)| filter).collect();
        let looked_at: Vec<Filter> = set.iter().copied().filter(|filter| !filter.is_in_indexes()).collect();
        if scope.covers(&set) {
            Others::None
        } else if scope.covers(&looked_at) {
            Others::Indexed
        } else {
            Others::Some
        }
    }

    /// The same where all are gathered: only the owner's index has all that orders need.
    pub(super) fn gathered(&self, scope: Scope) -> Others {
        if scope.is_of_owner() { self.others(scope) } else { Others::Some }
    }

    /// Whether flows at risk are found in two parts.
    pub(super) fn risk(&self, scope: Scope) -> Risk {
        if self.risk_until.is_some() && scope.splits() { Risk::Split } else { Risk::Whole }
    }

    /// The index to walk in this order, if many meet the filter.
    pub(super) fn lead(&self, scope: Scope, sort: Sort) -> Option<Lead> {
        let has_status = self.status().is_some();
        match (scope, sort) {
            (Scope::OwnerStatus, Sort::Due) => Some(Lead::Owner),
            (Scope::TemplateStatus, Sort::Due) => Some(Lead::Template),
            (Scope::Held | Scope::HeldStatus, Sort::Due) => Some(Lead::Held),
            (Scope::Status, Sort::Due) => Some(Lead::StatusDue),
            (Scope::Alarm, Sort::Due) => Some(Lead::Alarm),
            (Scope::Priority, Sort::Due) if has_status => Some(Lead::Priority),
            (Scope::Record | Scope::Words, _) => None,
            (_, Sort::Name) => Some(Lead::Name),
            _ if has_status => Some(Lead::Status),
            _ => Some(Lead::Any),
        }
    }

    /// `$1` to `$21`: the viewer, then each filter, empty where it is not set.
    pub(super) fn data(&self, db: &Db, viewer: &Viewer) -> Vec<Datum> {
        let mut data = viewer.with(params![
            self.status().unwrap_or_default(),
            self.template_key.as_deref().unwrap_or_default(),
            self.owner.as_ref().map_or("", Id::as_str),
            self.held_by.as_deref().unwrap_or_default(),
            or_never(self.due_until).min(NEVER),
        ]);
        data.extend(listed::data(db, viewer, self.words.as_ref()));
        data.extend(params![
            self.record.as_ref().map_or("", Id::as_str),
            self.alarm.map_or(-1, |alarm| alarm as i64),
            self.priority.map_or(-1, rank),
            or_never(self.risk_until).min(NEVER),
        ]);
        data
    }
}
