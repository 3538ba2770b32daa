//! A template as its author wrote it, checked: every name resolved, every condition typed.

mod block;
mod clock;
mod language;
mod parse;
mod role;
mod step;
mod update;

pub use block::{Branch, Choice, ChoiceBranch, Item, Join, Milestone, Parallel, Repeat};
pub use clock::{
    Action, Clock, ClockTarget, Compliance, Escalation, Moment, Offset, PauseWhile, Priority, PriorityRule,
    Reminder, Trigger,
};
pub use language::schema;
pub use parse::{Checked, Place, PlainFile, Problem, accepted_record_fields, record_fields};
pub use role::{Fill, Party, Role};
pub use step::{DecidedBy, FileSlot, Kind, Order, Outcome, OutcomeRule, Step, SubFlow, WaitFor};
pub use update::{RecordStatus, RecordUpdate, SetTo};

use crate::{Field, FieldType, field::PersonFrom, path::NAME_CHARS_MAX};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// `[a-z][a-z0-9-]*`, at most 64 characters.
pub fn is_template_key(text: &str) -> bool {
    text.len() <= NAME_CHARS_MAX
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// One version of a template. Lists keep the author's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    /// Record kinds whose menus and API starts may use it, for example `client`.
    pub started_from: Vec<String>,
    pub roles: Vec<Role>,
    pub start: Start,
    pub stages: Vec<Stage>,
    #[serde(default)]
    pub clocks: Vec<Clock>,
    #[serde(default)]
    pub targets: Vec<Compliance>,
    #[serde(default)]
    pub priority: Vec<PriorityRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The role of whoever starts the flow by link or portal.
    pub initializer: Option<String>,
    /// Asked before the flow exists; its data are `start.…`.
    pub form: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub key: String,
    pub name: String,
    pub items: Vec<Item>,
}

impl Stage {
    /// Every step of the stage in reading order, those inside blocks included.
    pub fn steps(&self) -> Vec<&Step> {
        let mut found = Vec::new();
        block::collect_steps(&self.items, &mut found);
        found
    }

    /// Every milestone of the stage in reading order, those inside blocks included.
    pub fn milestones(&self) -> Vec<&Milestone> {
        let mut found = Vec::new();
        block::collect_milestones(&self.items, &mut found);
        found
    }
}

impl Definition {
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == key)
    }

    /// Every step in reading order, those inside blocks and inside `outcome: {steps: …}` included.
    pub fn steps(&self) -> Vec<&Step> {
        let mut found = Vec::new();
        for stage in &self.stages {
            block::collect_steps(&stage.items, &mut found);
        }
        found
    }

    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps().into_iter().find(|step| step.key == key)
    }

    /// Keys of templates whose flows it starts, by a block or when a deadline passes.
    pub fn started_templates(&self) -> BTreeSet<&str> {
        let steps = self.steps();
        let blocks = steps.iter().filter_map(|step| step.flow.as_ref()).map(|flow| flow.template.as_str());
        let around = steps.iter().flat_map(|step| &step.escalate);
        let escalated = around.chain(self.clocks.iter().flat_map(|clock| &clock.escalate));
        let of_clocks = self.clocks.iter().flat_map(|clock| clock.on_amber.iter().chain(&clock.on_red));
        let actions = escalated.map(|escalation| &escalation.action).chain(of_clocks);
        let started = actions.filter_map(|action| match action {
            Action::Start(template) => Some(template.as_str()),
            _ => None,
        });
        blocks.chain(started).collect()
    }

    /// Groups of members it names, in roles and person fields. Whether they exist is the organisation's matter.
    pub fn groups(&self) -> BTreeSet<&str> {
        let filled = self.roles.iter().filter_map(|role| match &role.fill {
            Fill::Group(group) => Some(group.as_str()),
            _ => None,
        });
        let steps = self.steps();
        let fields = self.start.form.iter().chain(steps.iter().flat_map(|step| &step.form));
        let picked = fields.filter_map(|field| match &field.of {
            FieldType::Person { from: PersonFrom::Group(group), .. } => Some(group.as_str()),
            _ => None,
        });
        filled.chain(picked).collect()
    }
}
