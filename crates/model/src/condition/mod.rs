//! The condition language: `screening.hits > 0 and start.sector in ["Banking", "Insurance"]`.
//! Typed against the declared fields at publication; cannot fail or loop at run time.

mod parse;
mod source;
#[cfg(test)]
mod tests;
mod token;
mod typing;

pub use parse::CONDITION_EXPECTED;

use crate::{DataPath, Value};
use serde::{Deserialize, Serialize};

/// A checked condition. `Not given` compares false with everything; the engine evaluates it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Compare {
        left: Operand,
        comparison: Comparison,
        right: Operand,
    },
    /// `left in [a, b]`
    In {
        left: Operand,
        list: Vec<Value>,
    },
    /// `several contains "x"` (member of a list) or `text contains "x"` (part of a text)
    Contains {
        left: Operand,
        right: Operand,
    },
    Given(DataPath),
    NotGiven(DataPath),
    /// A yes/no datum standing alone: `record.vip`
    Truth(DataPath),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operand {
    Data(DataPath),
    Literal(Value),
}

/// Written `=` or `==`, `!=`, `<`, `<=`, `>`, `>=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What is wrong with a condition, and at which character of it (from 0).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}, expected {expected}")]
pub struct ConditionProblem {
    pub offset: usize,
    pub what: String,
    pub expected: String,
}

impl ConditionProblem {
    fn new(offset: usize, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { offset, what: what.into(), expected: expected.into() }
    }
}
