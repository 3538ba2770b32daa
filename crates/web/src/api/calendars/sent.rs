//! A calendar as programs send it, in the shape of a calendar file.

use app::calendars::{Typed, typed::WEEKDAYS};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    name: String,
    zone: String,
    #[serde(default)]
    hours: Hours,
    #[serde(default)]
    holidays: Vec<Holiday>,
    #[serde(default)]
    exceptions: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    default: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Hours {
    mon: Vec<String>,
    tue: Vec<String>,
    wed: Vec<String>,
    thu: Vec<String>,
    fri: Vec<String>,
    sat: Vec<String>,
    sun: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Holiday {
    Date(String),
    Named { date: String, name: String },
}

impl Sent {
    /// The same as somebody would type it.
    pub fn typed(self) -> Typed {
        let Hours { mon, tue, wed, thu, fri, sat, sun } = self.hours;
        let days: [Vec<String>; WEEKDAYS.len()] = [mon, tue, wed, thu, fri, sat, sun];
        let holiday = |holiday: &Holiday| match holiday {
            Holiday::Date(date) => one_line(date),
            Holiday::Named { date, name } => format!("{} {}", one_line(date), one_line(name)),
        };
        let exception = |(date, hours): (&String, &Vec<String>)| {
            let hours = if hours.is_empty() { "closed".to_owned() } else { hours.join(", ") };
            format!("{} {}", one_line(date), one_line(&hours))
        };
        Typed {
            name: self.name,
            zone: self.zone,
            hours: days.map(|intervals| intervals.join(", ")),
            holidays: self.holidays.iter().map(holiday).collect::<Vec<_>>().join("\n"),
            exceptions: self.exceptions.iter().map(exception).collect::<Vec<_>>().join("\n"),
            place: self.place.unwrap_or_default(),
            is_default: self.default,
        }
    }
}

/// Nothing that is sent for one line makes two.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
