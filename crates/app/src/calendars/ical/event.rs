//! One event of the file: what was said about it, and the days it means.

use super::{Days, lines::Line, yearly};
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeSet;
use texts::Sentence;

/// Days of one holiday in a row.
const IN_A_ROW_MAX: i32 = 366;
/// Characters of a name; longer ones are cut.
const NAME_CHARS_MAX: usize = 100;

#[derive(Clone, Debug, Default)]
pub struct Event {
    pub line: usize,
    pub uid: String,
    pub name: String,
    /// Of a repeated event, the date it is instead of.
    pub replaces: Option<Date>,
    start: Option<Start>,
    /// The day after the last.
    end: Option<Date>,
    length_days: Option<i32>,
    repeats: Option<String>,
    but_not: BTreeSet<Date>,
    and: Vec<Date>,
    is_cancelled: bool,
}

#[derive(Clone, Copy, Debug)]
enum Start {
    Day(Date),
    /// At some hour: not a whole day.
    Time,
}

impl Event {
    pub fn at(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    /// # Errors
    /// The line, where a date is none.
    pub fn take(&mut self, line: &Line<'_>) -> Result<(), Sentence> {
        let wrong = || Sentence::calendar_file_date(line.number, line.value.clone());
        match line.name.as_str() {
            "UID" => self.uid = line.value.trim().to_owned(),
            "SUMMARY" => self.name = unescaped(&line.value),
            "STATUS" => self.is_cancelled = line.is("STATUS", "CANCELLED"),
            "DTSTART" => self.start = Some(start(line).ok_or_else(wrong)?),
            "DTEND" if is_day(line) => self.end = Some(day(&line.value).ok_or_else(wrong)?),
            "DURATION" => self.length_days = whole_days(line.value.trim()),
            "RRULE" => self.repeats = Some(line.value.trim().to_owned()),
            "EXDATE" => self.but_not.extend(days(&line.value).ok_or_else(wrong)?),
            "RDATE" if is_day(line) => self.and.extend(days(&line.value).ok_or_else(wrong)?),
            "RECURRENCE-ID" => self.replaces = Some(day(&line.value).ok_or_else(wrong)?),
            _ => {}
        }
        Ok(())
    }

    /// # Errors
    /// One that does not say when it begins.
    pub fn days(&self, last_year: i16, replaced: &BTreeSet<(String, Date)>) -> Result<Days, Sentence> {
        let first = match self.start {
            _ if self.is_cancelled => return Ok(Days::LeftOut(Sentence::calendar_file_cancelled())),
            None => return Err(Sentence::calendar_file_no_start(self.line)),
            Some(Start::Time) => return Ok(Days::LeftOut(Sentence::calendar_file_timed())),
            Some(Start::Day(first)) => first,
        };
        let until = self.end.map(|end| (end - first).get_days());
        let length = until.or(self.length_days).unwrap_or(1).max(1);
        if length > IN_A_ROW_MAX {
            return Ok(Days::LeftOut(Sentence::calendar_file_long(IN_A_ROW_MAX)));
        }
        let mut beginnings = match &self.repeats {
            None => vec![first],
            Some(rule) => match yearly::dates(rule, first, last_year) {
                Some(dates) => dates,
                None => return Ok(Days::LeftOut(Sentence::calendar_file_repeats(rule.clone()))),
            },
        };
        beginnings.extend(&self.and);
        beginnings.retain(|date| {
            let is_replaced = self.replaces.is_none() && replaced.contains(&(self.uid.clone(), *date));
            !self.but_not.contains(date) && !is_replaced
        });
        let each = |first: Date| (0..length).filter_map(move |day| first.checked_add(day.days()).ok());
        Ok(Days::These(beginnings.into_iter().flat_map(each).collect()))
    }
}

fn is_day(line: &Line<'_>) -> bool {
    line.parameter("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("DATE"))
        || line.value.trim().len() == 8
}

fn start(line: &Line<'_>) -> Option<Start> {
    let first = day(&line.value)?;
    Some(if is_day(line) { Start::Day(first) } else { Start::Time })
}

/// `20261224`, also the beginning of `20261224T090000Z`.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(8)?;
    if !date.bytes().all(|byte| byte.is_ascii_digit()) || !(rest.is_empty() || rest.starts_with('T')) {
        return None;
    }
    Date::new(date[..4].parse().ok()?, date[4..6].parse().ok()?, date[6..].parse().ok()?).ok()
}

fn days(text: &str) -> Option<Vec<Date>> {
    text.split(',').map(day).collect()
}

/// `P1D`, `P2W`; `None` for lengths in hours, which are of no whole day.
fn whole_days(text: &str) -> Option<i32> {
    let text = text.strip_prefix('P')?;
    let weeks = text.strip_suffix('W').map(|weeks| weeks.parse::<i32>().ok()?.checked_mul(7));
    weeks.unwrap_or_else(|| text.strip_suffix('D')?.parse().ok())
}

/// One line, `\,` and the like undone.
fn unescaped(text: &str) -> String {
    let mut name = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') | None => name.push(' '),
                Some(other) => name.push(other),
            },
            letter if letter.is_control() => name.push(' '),
            letter => name.push(letter),
        }
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().take(NAME_CHARS_MAX).collect()
}
