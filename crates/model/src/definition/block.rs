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
    Repeat(Repeat),
    Milestone(Milestone),
}

/// All branches at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parallel {
    pub name: Option<String>,
    #[serde(default)]
    pub join: Join,
    pub branches: Vec<Branch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    pub name: Option<String>,
    pub items: Vec<Item>,
}

/// How many branches have to finish; what is left over then is withdrawn. In YAML `all`, `any`, or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    #[default]
    All,
    Any,
    Number(u32),
}

impl Join {
    /// How many of so many branches it takes.
    pub fn needed(self, branches: usize) -> usize {
        match self {
            Self::All => branches,
            Self::Any => branches.min(1),
            Self::Number(number) => branches.min(usize::try_from(number).unwrap_or(usize::MAX)),
        }
    }
}

/// The items again and again until the condition holds, looked at after each turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    pub name: Option<String>,
    pub until: Condition,
    /// Turns; after the last one the flow goes on whatever the condition says.
    pub at_most: u32,
    pub items: Vec<Item>,
}

/// The first branch whose condition holds; the branch without one (`otherwise: true`) stands last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub name: Option<String>,
    /// A person picks (`by: ROLE`): a step of kind `decision` whose one field, `branch`, has the names of the branches
    /// as its options.
    #[serde(default)]
    pub by: Option<Box<Step>>,
    pub branches: Vec<ChoiceBranch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceBranch {
    pub name: Option<String>,
    /// `None` is `otherwise: true`, or any branch that a person may pick.
    pub condition: Option<Condition>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub key: String,
    pub name: String,
    /// Outside roles that are told when it is reached, by this name.
    #[serde(default)]
    pub visible: Vec<String>,
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
                found.extend(choice.by.as_deref());
                for branch in &choice.branches {
                    collect_steps(&branch.items, found);
                }
            }
            Item::Repeat(repeat) => collect_steps(&repeat.items, found),
            Item::Milestone(_) => {}
        }
    }
}

pub(super) fn collect_milestones<'a>(items: &'a [Item], found: &mut Vec<&'a Milestone>) {
    for item in items {
        match item {
            Item::Milestone(milestone) => found.push(milestone),
            Item::Step(step) => {
                for rule in step.outcomes.values() {
                    if let OutcomeRule::Run(items) = rule {
                        collect_milestones(items, found);
                    }
                }
            }
            Item::Parallel(parallel) => {
                parallel.branches.iter().for_each(|branch| collect_milestones(&branch.items, found));
            }
            Item::Choice(choice) => {
                choice.branches.iter().for_each(|branch| collect_milestones(&branch.items, found));
            }
            Item::Repeat(repeat) => collect_milestones(&repeat.items, found),
        }
    }
}
