//! Steps: one action by one role, or by the system.

use super::Item;
use crate::{Field, condition::Condition, field::FileType, target::Target, text::Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub key: String,
    pub kind: Kind,
    /// Who acts; for a message, whom it reaches (`to`).
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
    /// Skipped when it does not hold on reaching the step.
    pub when: Option<Condition>,
}

/// In YAML `form`, `file_request`, `approval`, `acknowledgement`, `task`, `message`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Form,
    FileRequest,
    Approval,
    Acknowledgement,
    Task,
    Message,
}

impl Kind {
    /// Outcomes a person may choose, the positive one first. A message decides nothing.
    pub fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Form | Self::FileRequest => &[Outcome::Submitted],
            Self::Approval => &[Outcome::Approved, Outcome::Denied, Outcome::SentBack],
            Self::Acknowledgement => &[Outcome::Acknowledged],
            Self::Task => &[Outcome::Done],
            Self::Message => &[],
        }
    }

    /// Done by people, not by the system.
    pub fn is_human(self) -> bool {
        self != Self::Message
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
