//! Business calendars: all of them, one with its form, deleting one.

mod delete;
mod edit;
mod form;
mod list;
mod means;

pub use delete::{Deleting, UserRow, delete};
pub use edit::{CalendarPage, edit};
pub use form::{CalendarForm, FileRead, PlaceGroup};
pub use list::{CalendarRow, list};
pub use means::{DayOff, Meaning};

use crate::part::CalendarView;
use texts::Texts;

/// "Mon to Fri 09:00-17:00" for days with the same hours together.
pub(crate) fn week(calendar: &CalendarView, texts: Texts) -> Vec<String> {
    let day = |number: i8| texts.time_weekday_short(number);
    let hours = calendar.hours.iter().map(|part| {
        let days = if part.first == part.last {
            day(part.first)
        } else {
            texts.due_days_from_to(day(part.first), day(part.last))
        };
        format!("{days} {}", part.intervals.join(", "))
    });
    hours.collect()
}
