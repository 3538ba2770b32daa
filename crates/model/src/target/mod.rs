//! How long something may take, as written: `2h`, `5 business days`, `30 days before record.contract_end`.

use crate::DataPath;
use serde::{Deserialize, Serialize};

/// engine.md, "Time": the table of targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Counted from the start.
    In(Span),
    /// `business day 3, 17:00`: that local time on the n-th business day after the start's own day.
    BusinessDay { number: u32, time: jiff::civil::Time },
    /// `record.filing_deadline`: an instant or a date held in data.
    At(DataPath),
    /// `30 days before record.contract_end`
    Before { span: Span, data: DataPath },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    BusinessHours,
    BusinessDays,
}
