//! A calendar as people type it and programs send it: texts, read into rules with a problem beside each field.

mod dates;
mod hours;
mod write;

use super::holidays::Place;
use crate::{names, problem::Problem};
use engine::calendar::{Calendar, Zone};
use jiff::civil::Date;
use model::{Instant, field::FieldProblem};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use texts::Sentence;

/// Weekdays as fields are called, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Bytes of one of the two longer texts.
const TEXT_BYTES_MAX: usize = 200_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub name: String,
    /// IANA zone.
    pub zone: String,
    /// Monday first: `09:00-12:00, 13:00-17:00`; empty for closed.
    pub hours: [String; 7],
    /// Own holidays, one a line: `2026-12-24 Christmas Eve`.
    pub holidays: String,
    /// One a line: `2026-12-31 09:00-12:00`, or closed.
    pub exceptions: String,
    /// Whose public holidays it keeps: `DE`, `DE-BY`; empty for none.
    pub place: String,
    /// Counts for everything that names no other.
    pub is_default: bool,
}

/// What was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub name: String,
    /// With the own holidays only.
    pub calendar: Calendar,
    pub place: Option<Place>,
}

impl Rules {
    /// What flows are told: with the public holidays of last year, this one and the next two. A holiday of one's own
    /// keeps its name.
    pub fn with_holidays(&self, now: Instant) -> Calendar {
        let mut calendar = Calendar { name: Some(self.name.clone()), ..self.calendar.clone() };
        if let Some(place) = &self.place {
            let year = year_in(&calendar.zone, now);
            for (date, name) in place.holidays(year - 1..=year + 2) {
                calendar.holidays.entry(date).or_insert(Some(name));
            }
        }
        calendar
    }
}

fn year_in(zone: &Zone, now: Instant) -> i16 {
    let zone = jiff::tz::TimeZone::get(zone.name()).unwrap_or(jiff::tz::TimeZone::UTC);
    now.timestamp().to_zoned(zone).year()
}

/// # Errors
/// `Invalid` with everything that does not fit: `name`, `zone`, `hours.mon` …, `hours`, `holidays`, `exceptions`,
/// `place`.
pub fn read(typed: &Typed) -> Result<Rules, Problem> {
    let mut problems = Vec::new();
    let name = names::read(&typed.name, "name").unwrap_or_else(|problem| {
        problems.extend(within(problem));
        String::new()
    });
    let zone = Zone::named(typed.zone.trim()).map_err(|_| {
        problems.push(FieldProblem::new("zone", Sentence::calendar_zone_wrong(typed.zone.trim().to_owned())));
    });
    let hours = week(typed, &mut problems);
    for (path, text) in [("holidays", &typed.holidays), ("exceptions", &typed.exceptions)] {
        if text.len() > TEXT_BYTES_MAX {
            problems.push(FieldProblem::new(path, Sentence::calendar_text_long()));
        }
    }
    let holidays = dates::holidays(&typed.holidays, &mut problems);
    let exceptions = dates::exceptions(&typed.exceptions, &mut problems);
    let place = place(&typed.place, &mut problems);
    let (Ok(zone), true) = (zone, problems.is_empty()) else { return Err(Problem::Invalid(problems)) };
    let calendar = assemble(&zone, hours, &holidays, &exceptions)?;
    Ok(Rules { name, calendar, place })
}

fn within(problem: Problem) -> Vec<FieldProblem> {
    match problem {
        Problem::Invalid(problems) => problems,
        other => vec![FieldProblem::new("", other.sentence())],
    }
}

fn week(typed: &Typed, problems: &mut Vec<FieldProblem>) -> Map<String, Value> {
    let mut week = Map::new();
    let before = problems.len();
    for (day, text) in WEEKDAYS.into_iter().zip(&typed.hours) {
        match hours::intervals(text) {
            Ok(intervals) if intervals.is_empty() => {}
            Ok(intervals) => drop(week.insert(day.to_owned(), json!(intervals))),
            Err(said) => problems.push(FieldProblem::new(&format!("hours.{day}"), said)),
        }
    }
    if week.is_empty() && problems.len() == before {
        problems.push(FieldProblem::new("hours", Sentence::calendar_no_hours()));
    }
    week
}

fn place(text: &str, problems: &mut Vec<FieldProblem>) -> Option<Place> {
    if text.trim().is_empty() {
        return None;
    }
    let place = Place::parse(text.trim());
    if place.is_none() {
        problems.push(FieldProblem::new("place", Sentence::calendar_place_wrong(text.trim().to_owned())));
    }
    place
}

fn assemble(
    zone: &Zone,
    hours: Map<String, Value>,
    holidays: &BTreeMap<Date, String>,
    exceptions: &BTreeMap<Date, Vec<String>>,
) -> Result<Calendar, Problem> {
    let named = |(date, name): (&Date, &String)| match name.is_empty() {
        true => json!(date.to_string()),
        false => json!({"date": date.to_string(), "name": name}),
    };
    let holidays: Vec<Value> = holidays.iter().map(named).collect();
    let exceptions: Map<String, Value> =
        exceptions.iter().map(|(date, hours)| (date.to_string(), json!(hours))).collect();
    let value = json!({"zone": zone.name(), "hours": hours, "holidays": holidays, "exceptions": exceptions});
    Calendar::from_value(&value).map_err(Problem::broken)
}

#[cfg(test)]
mod tests;
