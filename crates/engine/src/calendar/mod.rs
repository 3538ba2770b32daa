//! Business calendars and the due-time function (engine.md, "Time").
//! Never here: clock reads, floats, flow state; data in targets are resolved by the caller.

pub mod answer;
mod business;
mod day;
mod derivation;
mod due;
mod file;
mod hours;
mod pause;
mod target;
mod zone;

pub use business::business_micros_between;
pub use derivation::{Entry, Why};
pub use due::{Due, DueError, Goal, Moment, due};
pub use file::CalendarError;
pub use hours::{Interval, Week};
pub use pause::{Counts, after_pauses};
pub use target::{due_of_target, start_of_target};
pub use zone::Zone;

use jiff::civil::Date;
use std::collections::BTreeMap;

/// When a firm works, in one time zone. Read and written in the form of a calendar file (`file.rs`),
/// which refuses an unknown zone and intervals that overlap or are out of order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub name: Option<String>,
    pub zone: Zone,
    pub hours: Week,
    /// Dates without work, with their names where they have one.
    pub holidays: BTreeMap<Date, Option<String>>,
    /// Dates with other hours, `[]` for closed. An exception replaces weekly hours and holiday alike.
    pub exceptions: BTreeMap<Date, Vec<Interval>>,
}

impl Calendar {
    /// Monday to Friday 09:00–17:00, no holidays: what every organisation begins with.
    pub fn office_hours(zone: &str) -> Result<Self, CalendarError> {
        Ok(Self {
            name: None,
            zone: Zone::named(zone)?,
            hours: Week::office(),
            holidays: BTreeMap::new(),
            exceptions: BTreeMap::new(),
        })
    }
}
