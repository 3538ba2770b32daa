//! A stored calendar, as its form shows it again.

use super::{Rules, Typed};
use texts::{Language, Sentence};

impl Rules {
    /// As [`super::read`] reads it; closed days in the reader's language.
    pub fn typed(&self, is_default: bool, language: Language) -> Typed {
        let calendar = &self.calendar;
        let mut hours: [String; 7] = Default::default();
        for ((_, intervals), text) in calendar.hours.by_number().zip(&mut hours) {
            *text = joined(intervals);
        }
        let holiday = |(date, name): (&jiff::civil::Date, &Option<String>)| match name {
            Some(name) => format!("{date} {name}"),
            None => date.to_string(),
        };
        let closed = Sentence::calendar_closed().to(language);
        let exception = |(date, intervals): (&jiff::civil::Date, &Vec<engine::calendar::Interval>)| {
            let hours = if intervals.is_empty() { closed.clone() } else { joined(intervals) };
            format!("{date} {hours}")
        };
        Typed {
            name: self.name.clone(),
            zone: calendar.zone.name().to_owned(),
            hours,
            holidays: lines(calendar.holidays.iter().map(holiday)),
            exceptions: lines(calendar.exceptions.iter().map(exception)),
            place: self.place.as_ref().map(super::Place::code).unwrap_or_default(),
            is_default,
        }
    }
}

fn joined(intervals: &[engine::calendar::Interval]) -> String {
    intervals.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}
