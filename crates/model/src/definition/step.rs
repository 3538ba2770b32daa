//! Steps: one action by one role, or by the system.

use super::{Escalation, Item, RecordUpdate, Reminder};
use crate::{
    Field,
    condition::Condition,
    field::FileType,
    target::{Span, Target},
    text::Text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub key: String,
    pub kind: Kind,
    /// Who acts; for a message, whom it reaches (`to`). Empty for what nobody does: a wait, a sub-flow.
    pub role: String,
    pub title: Text,
    pub text: Option<Text>,
    pub form: Vec<Field>,
    pub files: Vec<FileSlot>,
    /// `start` or keys of steps whose data are shown to whoever acts.
    pub sees: Vec<String>,
    /// Outside roles that may see this step although it is not theirs.
    pub visible: Vec<String>,
    /// What outside people read instead of the title.
    pub label_for_client: Option<Text>,
    /// What an outcome does; absent means continue, for `SentBack` any earlier human step.
    pub outcomes: BTreeMap<Outcome, OutcomeRule>,
    pub decided_by: DecidedBy,
    pub order: Order,
    /// Each must be ticked before the positive outcome.
    pub checklist: Vec<String>,
    pub due: Option<Target>,
    /// Counts the deadline; `None` is the flow's own calendar.
    #[serde(default)]
    pub calendar: Option<String>,
    /// Reminders of whoever has it to do; `None` is the usual schedule.
    #[serde(default)]
    pub remind: Option<Vec<Reminder>>,
    #[serde(default)]
    pub escalate: Vec<Escalation>,
    /// Completes the details before the assignee sees it.
    #[serde(default)]
    pub prepared_by: Option<String>,
    /// Skipped when it does not hold on reaching the step.
    pub when: Option<Condition>,
    /// What a step of kind `wait` waits for.
    #[serde(default)]
    pub wait: Option<WaitFor>,
    /// What a step of kind `flow` starts.
    #[serde(default)]
    pub flow: Option<SubFlow>,
    /// What a step of kind `update_record` does to the record.
    #[serde(default)]
    pub update: Option<Box<RecordUpdate>>,
}

impl Step {
    /// A step of which nothing more is known: its title is its key.
    pub fn plain(key: &str, kind: Kind, role: &str) -> Self {
        Self {
            key: key.to_owned(),
            kind,
            role: role.to_owned(),
            title: Text::plain(key),
            text: None,
            form: Vec::new(),
            files: Vec::new(),
            sees: Vec::new(),
            visible: Vec::new(),
            label_for_client: None,
            outcomes: BTreeMap::new(),
            decided_by: DecidedBy::One,
            order: Order::Together,
            checklist: Vec::new(),
            due: None,
            calendar: None,
            remind: None,
            escalate: Vec::new(),
            prepared_by: None,
            when: None,
            wait: None,
            flow: None,
            update: None,
        }
    }
}

/// In YAML `wait: {for: 2 business days}`, `{until: 30 days before record.contract_end}`, `{signal: payment_received}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitFor {
    For(Span),
    /// A date means its first instant.
    Until(Target),
    Signal {
        name: String,
        /// Counts also if it came before anybody waited (`keep: true`).
        keep: bool,
    },
}

/// Another template's flow for the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubFlow {
    /// Key of the template.
    pub template: String,
    /// The step is done when that flow has ended; else as soon as it is asked for.
    pub waits: bool,
}

/// In YAML `form`, `file_request`, `approval`, `acknowledgement`, `task`, `message`, `update_record`. Decisions, waits and
/// sub-flows have no word of their own: blocks are read as steps of these kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Form,
    FileRequest,
    Approval,
    Acknowledgement,
    Task,
    Message,
    /// A person picks the branch of a choice.
    Decision,
    Wait,
    Flow,
    /// The record is changed by the system.
    UpdateRecord,
}

impl Kind {
    /// Outcomes a person may choose, the positive one first. What the system does decides nothing.
    pub fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Form | Self::FileRequest => &[Outcome::Submitted],
            Self::Approval => &[Outcome::Approved, Outcome::Denied, Outcome::SentBack],
            Self::Acknowledgement => &[Outcome::Acknowledged],
            Self::Task | Self::Decision => &[Outcome::Done],
            Self::Message | Self::Wait | Self::Flow | Self::UpdateRecord => &[],
        }
    }

    /// Done by people, not by the system.
    pub fn is_human(self) -> bool {
        !matches!(self, Self::Message | Self::Wait | Self::Flow | Self::UpdateRecord)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Submitted,
    Approved,
    Denied,
    SentBack,
    Acknowledged,
    Done,
    Skipped,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeRule {
    /// The flow ends.
    End,
    Continue,
    /// These steps and everything that depends on them open again.
    BackTo(Vec<String>),
    /// These steps run, then the flow ends.
    Run(Vec<Item>),
}

/// How many of the members present at opening must act. In YAML `one`, `all`, `majority`, or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    #[default]
    One,
    All,
    Majority,
    Number(u32),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    #[default]
    Together,
    OneAfterAnother,
}

/// One document of a file request, or one a task delivers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSlot {
    pub key: String,
    pub label: Text,
    pub hint: Option<Text>,
    /// Empty means any type the server accepts.
    pub types: Vec<FileType>,
    pub required: bool,
    /// Role that accepts or returns it; without one, given is accepted.
    pub reviewed_by: Option<String>,
    /// "I don't have this" is offered, with a reason.
    pub may_decline: bool,
}
