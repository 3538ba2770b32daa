//! What is asked for, as it stands in the address of the list.

use crate::{part::Holder, paths};
use model::definition::Priority;
use texts::Texts;

/// `status`, `held`, `template`, `owner`, `due`, `priority`, `text`, `sort`; `after` or `before` beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowFilter {
    /// `None` is any.
    pub status: Option<FlowStatus>,
    pub held: Option<Holder>,
    pub template: Option<String>,
    /// Id of a member, or `me`.
    pub owner: Option<String>,
    pub due: Option<DueFilter>,
    pub priority: Option<Priority>,
    /// Words of the name.
    pub text: String,
    pub order: FlowOrder,
}

/// Running flows, the nearest deadline first.
impl Default for FlowFilter {
    fn default() -> Self {
        Self {
            status: Some(FlowStatus::Running),
            held: None,
            template: None,
            owner: None,
            due: None,
            priority: None,
            text: String::new(),
            order: FlowOrder::default(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowStatus {
    Running,
    Paused,
    Completed,
    Cancelled,
}

/// By deadlines and clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueFilter {
    /// A deadline was missed.
    Red,
    /// A clock is past its amber mark.
    Amber,
    /// Red, amber, or due within one business day.
    Risk,
    /// The next deadline has passed.
    Late,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortColumn {
    #[default]
    Due,
    Name,
    Started,
    Updated,
    /// Red before amber before the rest.
    Alarm,
    Priority,
    /// One party after the other.
    Held,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlowOrder {
    pub column: SortColumn,
    pub down: bool,
}

/// What an owner's id is replaced with by the reader themselves.
pub const ME: &str = "me";

impl FlowStatus {
    pub const ALL: [Self; 4] = [Self::Running, Self::Paused, Self::Completed, Self::Cancelled];

    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Running => texts.flows_status_running(),
            Self::Paused => texts.flows_status_paused(),
            Self::Completed => texts.flows_status_completed(),
            Self::Cancelled => texts.flows_status_cancelled(),
        }
    }
}

impl DueFilter {
    pub const ALL: [Self; 4] = [Self::Red, Self::Amber, Self::Risk, Self::Late];

    pub fn key(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Late => "late",
            Self::Risk => "risk",
        }
    }

    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Red => texts.flows_due_red(),
            Self::Amber => texts.flows_due_amber(),
            Self::Late => texts.flows_due_late(),
            Self::Risk => texts.flows_due_risk(),
        }
    }
}

impl FlowOrder {
    pub const ALL: [Self; 14] = [
        Self { column: SortColumn::Due, down: false },
        Self { column: SortColumn::Due, down: true },
        Self { column: SortColumn::Alarm, down: false },
        Self { column: SortColumn::Priority, down: false },
        Self { column: SortColumn::Held, down: false },
        Self { column: SortColumn::Name, down: false },
        Self { column: SortColumn::Name, down: true },
        Self { column: SortColumn::Started, down: true },
        Self { column: SortColumn::Started, down: false },
        Self { column: SortColumn::Updated, down: true },
        Self { column: SortColumn::Updated, down: false },
        Self { column: SortColumn::Alarm, down: true },
        Self { column: SortColumn::Priority, down: true },
        Self { column: SortColumn::Held, down: true },
    ];
    /// Those the menu offers.
    pub const OFFERED: usize = 11;

    pub fn key(self) -> &'static str {
        match (self.column, self.down) {
            (SortColumn::Due, false) => "due",
            (SortColumn::Due, true) => "-due",
            (SortColumn::Name, false) => "name",
            (SortColumn::Name, true) => "-name",
            (SortColumn::Started, false) => "started",
            (SortColumn::Started, true) => "-started",
            (SortColumn::Updated, false) => "updated",
            (SortColumn::Updated, true) => "-updated",
            (SortColumn::Alarm, false) => "alarm",
            (SortColumn::Alarm, true) => "-alarm",
            (SortColumn::Priority, false) => "priority",
            (SortColumn::Priority, true) => "-priority",
            (SortColumn::Held, false) => "held",
            (SortColumn::Held, true) => "-held",
        }
    }

    /// For the menu of orders.
    pub fn word(self, texts: Texts) -> &'static str {
        match (self.column, self.down) {
            (SortColumn::Due, false) => texts.flows_sort_due(),
            (SortColumn::Due, true) => texts.flows_sort_due_down(),
            (SortColumn::Name, false) => texts.flows_sort_name(),
            (SortColumn::Name, true) => texts.flows_sort_name_down(),
            (SortColumn::Started, false) => texts.flows_sort_started(),
            (SortColumn::Started, true) => texts.flows_sort_started_down(),
            (SortColumn::Updated, false) => texts.flows_sort_updated(),
            (SortColumn::Updated, true) => texts.flows_sort_updated_down(),
            (SortColumn::Alarm, false) => texts.flows_sort_alarm(),
            (SortColumn::Alarm, true) => texts.flows_sort_alarm_down(),
            (SortColumn::Priority, false) => texts.flows_sort_priority(),
            (SortColumn::Priority, true) => texts.flows_sort_priority_down(),
            (SortColumn::Held, false) => texts.flows_sort_held(),
            (SortColumn::Held, true) => texts.flows_sort_held_down(),
        }
    }

    /// In the sentence under the list.
    pub fn said(self, texts: Texts) -> &'static str {
        match (self.column, self.down) {
            (SortColumn::Due, false) => texts.flows_order_due(),
            (SortColumn::Due, true) => texts.flows_order_due_down(),
            (SortColumn::Name, false) => texts.flows_order_name(),
            (SortColumn::Name, true) => texts.flows_order_name_down(),
            (SortColumn::Started, false) => texts.flows_order_started(),
            (SortColumn::Started, true) => texts.flows_order_started_down(),
            (SortColumn::Updated, false) => texts.flows_order_updated(),
            (SortColumn::Updated, true) => texts.flows_order_updated_down(),
            (SortColumn::Alarm, false) => texts.flows_order_alarm(),
            (SortColumn::Alarm, true) => texts.flows_order_alarm_down(),
            (SortColumn::Priority, false) => texts.flows_order_priority(),
            (SortColumn::Priority, true) => texts.flows_order_priority_down(),
            (SortColumn::Held, false) => texts.flows_order_held(),
            (SortColumn::Held, true) => texts.flows_order_held_down(),
        }
    }
}

/// As addresses have them.
pub fn held_key(holder: Holder) -> &'static str {
    match holder {
        Holder::Client => "client",
        Holder::Us => "us",
        Holder::ThirdParty => "third_party",
        Holder::Waiting => "waiting",
    }
}

pub const PRIORITIES: [Priority; 4] = [Priority::Urgent, Priority::High, Priority::Normal, Priority::Low];

/// As addresses have them.
pub fn priority_key(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
        Priority::Urgent => "urgent",
    }
}

pub const HOLDERS: [Holder; 4] = [Holder::Client, Holder::Us, Holder::ThirdParty, Holder::Waiting];

impl FlowFilter {
    /// What `query` wrote; running ones by deadline where the address says nothing. `get` is empty where it is not given.
    pub fn parse<'a>(get: impl Fn(&str) -> &'a str) -> Self {
        let given = |name: &str| Some(get(name)).filter(|text| !text.is_empty()).map(str::to_owned);
        Self {
            status: match get("status") {
                "" => Some(FlowStatus::Running),
                word => FlowStatus::ALL.into_iter().find(|status| status.key() == word),
            },
            held: HOLDERS.into_iter().find(|holder| held_key(*holder) == get("held")),
            template: given("template"),
            owner: given("owner"),
            due: DueFilter::ALL.into_iter().find(|due| due.key() == get("due")),
            priority: PRIORITIES.into_iter().find(|priority| priority_key(*priority) == get("priority")),
            text: get("text").to_owned(),
            order: FlowOrder::ALL.into_iter().find(|order| order.key() == get("sort")).unwrap_or_default(),
        }
    }

    /// Name and value of everything that is set, always in the same order.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![("status", self.status.map_or("any", FlowStatus::key))];
        pairs.extend(self.held.map(|holder| ("held", held_key(holder))));
        pairs.extend(self.template.as_deref().map(|template| ("template", template)));
        pairs.extend(self.owner.as_deref().map(|owner| ("owner", owner)));
        pairs.extend(self.due.map(|due| ("due", due.key())));
        pairs.extend(self.priority.map(|priority| ("priority", priority_key(priority))));
        pairs.extend((!self.text.is_empty()).then_some(("text", self.text.as_str())));
        pairs.push(("sort", self.order.key()));
        pairs
    }

    /// As it stands behind the question mark: the same filter is the same text.
    pub fn query(&self) -> String {
        let pairs: Vec<_> =
            self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        pairs.join("&")
    }

    /// The list's address with this filter, its first page.
    pub fn href(&self) -> String {
        format!("{}?{}", paths::FLOWS, self.query())
    }

    pub fn is_narrowed(&self) -> bool {
        *self != self.cleared()
    }

    /// Status and order alone.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { status: self.status, order: self.order, ..Self::default() }
    }

    /// Nothing else is asked for: an empty list is good news.
    pub fn is_only_at_risk(&self) -> bool {
        self.due.is_some() && Self { due: None, ..self.clone() } == self.cleared()
    }
}

/// Percent-encoding of everything but letters, digits and `-._~`.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_an_address_says_is_read_back() {
        let full = FlowFilter {
            status: None,
            held: Some(Holder::ThirdParty),
            template: Some("kyc".to_owned()),
            owner: Some(ME.to_owned()),
            due: Some(DueFilter::Risk),
            priority: Some(Priority::High),
            text: "Pike & Söhne".to_owned(),
            order: FlowOrder { column: SortColumn::Name, down: true },
        };
        let query = "status=any&held=third_party&template=kyc&owner=me&due=risk&priority=high&text=Pike%20%26%20S%C3%B6hne&sort=-name";
        assert_eq!(full.query(), query);
        let keys: std::collections::BTreeSet<&str> = FlowOrder::ALL.map(FlowOrder::key).into();
        assert_eq!(keys.len(), FlowOrder::ALL.len(), "each order has a key of its own");
        assert_eq!(FlowFilter::default().query(), "status=running&sort=due");
        for filter in [full.clone(), FlowFilter::default(), full.cleared()] {
            let pairs: BTreeMap<&str, &str> = filter.pairs().into_iter().collect();
            assert_eq!(FlowFilter::parse(|name| pairs.get(name).copied().unwrap_or_default()), filter);
        }
        assert_eq!(FlowFilter::parse(|_| ""), FlowFilter::default());
        let nonsense = FlowFilter::parse(|_| "nonsense");
        assert_eq!((nonsense.status, nonsense.held, nonsense.order), (None, None, FlowOrder::default()));
    }
}
