//! Blocks: how steps are put together. They nest; there are no free wires.

use super::{OutcomeRule, Step};
use crate::condition::Condition;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "most items are steps")]
pub enum Item {
    Step(Step),
    Parallel(Parallel),
    Choice(Choice),
    Milestone(Milestone),
}

/// All branches at once; goes on when all have finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parallel {
    pub name: Option<String>,
    pub branches: Vec<Branch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    pub name: Option<String>,
    pub items: Vec<Item>,
}

/// The first branch whose condition holds; the branch without one (`otherwise: true`) stands last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub name: Option<String>,
    pub branches: Vec<ChoiceBranch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceBranch {
    pub name: Option<String>,
    /// `None` is `otherwise: true`.
    pub condition: Option<Condition>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub key: String,
    pub name: String,
}

pub(super) fn collect_steps<'a>(items: &'a [Item], found: &mut Vec<&'a Step>) {
    for item in items {
        match item {
            Item::Step(step) => {
                found.push(step);
                for rule in step.outcomes.values() {
                    if let OutcomeRule::Run(items) = rule {
                        collect_steps(items, found);
                    }
                }
            }
            Item::Parallel(parallel) => {
                for branch in &parallel.branches {
                    collect_steps(&branch.items, found);
                }
            }
            Item::Choice(choice) => {
                for branch in &choice.branches {
                    collect_steps(&branch.items, found);
                }
            }
            Item::Milestone(_) => {}
        }
    }
}
