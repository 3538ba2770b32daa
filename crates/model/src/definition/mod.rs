//! A template as its author wrote it, checked: every name resolved, every condition typed.

mod block;
mod role;
mod step;

pub use block::{Branch, Choice, ChoiceBranch, Item, Milestone, Parallel};
pub use role::{Fill, Party, Role};
pub use step::{DecidedBy, FileSlot, Kind, Order, Outcome, OutcomeRule, Step};

use crate::Field;
use serde::{Deserialize, Serialize};

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
}
