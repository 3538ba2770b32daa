//! Holidays out of an iCalendar file (RFC 5545): whole days, several in a row, and what comes every year. What is no
//! holiday is left out and said so; a file that is none is refused with the line that shows it.

mod event;
mod lines;
mod yearly;

use event::Event;
use jiff::civil::Date;
use lines::Line;
use std::collections::{BTreeMap, BTreeSet};
use texts::Sentence;

pub const BYTES_MAX: usize = 1_000_000;
const EVENTS_MAX: usize = 5_000;
/// Years after this one for which yearly holidays are taken.
const YEARS_AHEAD: i16 = 10;
/// Holidays taken out of one file.
const DAYS_MAX: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Of last year and later; the first name of a date counts.
    pub holidays: BTreeMap<Date, String>,
    pub left_out: Vec<LeftOut>,
}

/// An event that is no holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it begins in the file.
    pub line: usize,
    pub name: String,
    pub why: Sentence,
}

/// What an event is good for.
enum Days {
    These(Vec<Date>),
    LeftOut(Sentence),
}

/// `this_year` decides what is past.
///
/// # Errors
/// Why it is no calendar file, with the line.
pub fn read(bytes: &[u8], this_year: i16) -> Result<Found, Sentence> {
    if bytes.len() > BYTES_MAX {
        return Err(Sentence::calendar_file_large(BYTES_MAX / 1_000_000));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Sentence::calendar_file_not_text(line)
    })?;
    let events = events(&lines::unfold(text))?;
    let replaced: BTreeSet<(String, Date)> =
        events.iter().filter_map(|event| Some((event.uid.clone(), event.replaces?))).collect();
    let mut found = Found::default();
    for event in &events {
        match event.days(this_year + YEARS_AHEAD, &replaced)? {
            Days::LeftOut(why) => {
                found.left_out.push(LeftOut { line: event.line, name: event.name.clone(), why });
            }
            Days::These(days) => {
                for day in days.into_iter().filter(|day| day.year() >= this_year - 1) {
                    found.holidays.entry(day).or_insert_with(|| event.name.clone());
                }
            }
        }
        if found.holidays.len() > DAYS_MAX {
            return Err(Sentence::calendar_file_days(DAYS_MAX));
        }
    }
    Ok(found)
}

/// Every event between `BEGIN:VCALENDAR` and its end.
fn events(lines: &[Line<'_>]) -> Result<Vec<Event>, Sentence> {
    let first = lines.first().is_some_and(|line| line.is("BEGIN", "VCALENDAR"));
    if !first {
        return Err(Sentence::calendar_file_none());
    }
    let mut open: Vec<String> = Vec::new();
    let mut events: Vec<Event> = Vec::new();
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                let part = line.value.trim().to_ascii_uppercase();
                if part == "VEVENT" {
                    if events.len() >= EVENTS_MAX {
                        return Err(Sentence::calendar_file_events(EVENTS_MAX));
                    }
                    events.push(Event::at(line.number));
                }
                open.push(part);
            }
            "END" => {
                let part = line.value.trim().to_ascii_uppercase();
                if open.pop().as_ref() != Some(&part) {
                    return Err(Sentence::calendar_file_line(line.number));
                }
            }
            _ if open.last().is_some_and(|part| part == "VEVENT") => {
                if let Some(event) = events.last_mut() {
                    event.take(line)?;
                }
            }
            _ => {}
        }
    }
    match open.is_empty() {
        true => Ok(events),
        false => Err(Sentence::calendar_file_ends(lines.last().map_or(1, |line| line.number))),
    }
}

#[cfg(test)]
mod tests;
