//! What is asked for: which flows, in which order.

use super::text::{Filter, Lead, Others, Risk, Scope};
use crate::{
    Viewer,
    db::Datum,
    flows::{Alarm, NEVER, or_never, rank},
    records::name_range,
    row::params,
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
    /// Beginning of the flow's name, in any case.
    pub name_starts: Option<String>,
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

/// Beginnings of names this long are met by few.
const NAME_TELLING: usize = 3;

impl FlowFilter {
    fn status(&self) -> Option<&str> {
        let running = self.due_until.or(self.risk_until).map(|_| "running");
        self.status.as_deref().or(running)
    }

    /// By what to find the flows: whatever is met by the fewest, as a rule.
    pub(super) fn scope(&self) -> Scope {
        let has_status = self.status().is_some();
        if self.record.is_some() {
            Scope::Record
        } else if self.alarm.is_some_and(|alarm| alarm != Alarm::None) {
            Scope::Alarm
        } else if self.owner.is_some() {
            if has_status { Scope::OwnerStatus } else { Scope::Owner }
        } else if self.name_starts.as_ref().is_some_and(|start| start.len() >= NAME_TELLING) {
            Scope::Name
        } else if self.template_key.is_some() {
            if has_status { Scope::TemplateStatus } else { Scope::Template }
        } else if self.priority.is_some_and(|priority| priority != Priority::Normal) {
            Scope::Priority
        } else if self.held_by.is_some() {
            if has_status { Scope::HeldStatus } else { Scope::Held }
        } else if self.name_starts.is_some() {
            Scope::Name
        } else if has_status {
            Scope::Status
        } else {
            Scope::All
        }
    }

    /// Whether there is more to meet than what the scope finds.
    pub(super) fn others(&self) -> Others {
        let set = [
            (Filter::Status, self.status().is_some()),
            (Filter::Template, self.template_key.is_some()),
            (Filter::Owner, self.owner.is_some()),
            (Filter::Held, self.held_by.is_some()),
            (Filter::Due, self.due_until.is_some()),
            (Filter::Name, self.name_starts.is_some()),
            (Filter::Record, self.record.is_some()),
            (Filter::Alarm, self.alarm.is_some()),
            (Filter::Priority, self.priority.is_some()),
            (Filter::Risk, self.risk_until.is_some()),
        ];
        let set: Vec<Filter> =
            set.into_iter().filter(|(_, is_set)| *is_set).map(|(filter, _)| filter).collect();
        if self.scope().covers(&set) { Others::None } else { Others::Some }
    }

    /// Whether flows at risk are found in two parts.
    pub(super) fn risk(&self) -> Risk {
        if self.risk_until.is_some() && self.scope().splits() { Risk::Split } else { Risk::Whole }
    }

    /// The index to walk in this order, if many meet the filter.
    pub(super) fn lead(&self, sort: Sort) -> Option<Lead> {
        let has_status = self.status().is_some();
        match (self.scope(), sort) {
            (Scope::OwnerStatus, Sort::Due) => Some(Lead::Owner),
            (Scope::TemplateStatus, Sort::Due) => Some(Lead::Template),
            (Scope::Held | Scope::HeldStatus, Sort::Due) => Some(Lead::Held),
            (Scope::Status, Sort::Due) => Some(Lead::StatusDue),
            (Scope::Alarm, Sort::Due) => Some(Lead::Alarm),
            (Scope::Priority, Sort::Due) if has_status => Some(Lead::Priority),
            (Scope::Record, _) => None,
            (_, Sort::Name) if self.name_starts.is_some() => Some(Lead::NameRange),
            (_, Sort::Name) => Some(Lead::Name),
            _ if has_status => Some(Lead::Status),
            _ => Some(Lead::Any),
        }
    }

    /// Folded names from the first (included) to the second (excluded) are asked for.
    pub(super) fn names(&self) -> (String, String) {
        name_range(self.name_starts.as_deref())
    }

    /// `$1` to `$14`: the viewer, then each filter, empty where it is not set.
    pub(super) fn data(&self, viewer: &Viewer) -> Vec<Datum> {
        let (from, below) = if self.name_starts.is_some() { self.names() } else { Default::default() };
        viewer.with(params![
            self.status().unwrap_or_default(),
            self.template_key.as_deref().unwrap_or_default(),
            self.owner.as_ref().map_or("", Id::as_str),
            self.held_by.as_deref().unwrap_or_default(),
            or_never(self.due_until).min(NEVER),
            from,
            below,
            self.record.as_ref().map_or("", Id::as_str),
            self.alarm.map_or(-1, |alarm| alarm as i64),
            self.priority.map_or(-1, rank),
            or_never(self.risk_until).min(NEVER),
        ])
    }
}
