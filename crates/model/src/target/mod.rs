//! How long something may take, as written: `2h`, `5 business days`, `30 days before record.contract_end`.

mod parse;

pub use parse::{SPAN_EXPECTED, TARGET_EXPECTED};

use crate::DataPath;
use serde::{Deserialize, Serialize};
use std::fmt;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// As a person would write it: `3 business days`, `24 h`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = match self.unit {
            Unit::Minutes => ("min", "min"),
            Unit::Hours => ("h", "h"),
            Unit::Days => ("day", "days"),
            Unit::Weeks => ("week", "weeks"),
            Unit::Months => ("month", "months"),
            Unit::BusinessHours => ("business hour", "business hours"),
            Unit::BusinessDays => ("business day", "business days"),
        };
        write!(f, "{} {}", self.count, if self.count == 1 { one } else { many })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(span) => span.fmt(f),
            Self::BusinessDay { number, time } => {
                write!(f, "business day {number}, {:02}:{:02}", time.hour(), time.minute())
            }
            Self::At(data) => data.fmt(f),
            Self::Before { span, data } => write!(f, "{span} before {data}"),
        }
    }
}
