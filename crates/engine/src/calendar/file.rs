//! Calendar files, YAML or JSON: `{zone, hours: {mon: ["09:00-17:00"]}, holidays, exceptions}`.

use super::{
    Calendar, Interval, Week, Zone,
    hours::{WEEKDAYS, check_order},
};
use jiff::civil::Date;
use model::definition::{PlainFile, Problem};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt};

/// What is wrong with a calendar, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct CalendarError {
    /// `hours.mon[0]`, empty for the whole calendar.
    pub path: String,
    pub what: String,
    pub expected: String,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{separator}{}, expected {}", self.path, self.what, self.expected)
    }
}

impl CalendarError {
    fn new(path: &str, what: impl Into<String>, expected: &str) -> Self {
        Self { path: path.to_owned(), what: what.into(), expected: expected.to_owned() }
    }

    fn at(self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self }
    }

    pub(super) fn zone(name: &str) -> Self {
        Self::new("zone", format!("unknown time zone `{name}`"), "an IANA name such as `Europe/Berlin`")
    }

    pub(super) fn interval(text: &str) -> Self {
        Self::new(
            "",
            format!("`{text}` is no interval"),
            "`HH:MM-HH:MM` such as `09:00-17:00`, at most to `24:00`",
        )
    }

    pub(super) fn backwards(text: &str) -> Self {
        Self::new(
            "",
            format!("`{text}` ends before it begins"),
            "an interval within one day, its beginning first",
        )
    }

    pub(super) fn overlap(first: Interval, second: Interval) -> Self {
        let expected = "intervals in order, each beginning at or after the end of the one before";
        Self::new("", format!("`{second}` begins before `{first}` ends"), expected)
    }
}

const LIST: &str = "a list of intervals such as [\"09:00-17:00\"], or [] for closed";
const DATE: &str = "a date such as 2026-12-25";

impl Calendar {
    /// Reads a calendar file, YAML or JSON. `file_name` is only named in problems.
    ///
    /// # Errors
    /// What is wrong and where, as `file:line:column path: what, expected what`.
    pub fn parse(file_name: &str, source: &str) -> Result<Self, Vec<Problem>> {
        let file = PlainFile::read(file_name, source)?;
        let problem = |error: CalendarError| vec![file.problem(&error.path, &error.what, &error.expected)];
        Self::from_value(&file.value()).and_then(Self::must_work).map_err(problem)
    }

    /// Nothing can be counted in business time on a calendar without any.
    fn must_work(self) -> Result<Self, CalendarError> {
        if self.never_works() {
            let expected = "hours on at least one day such as {mon: [\"09:00-17:00\"]}";
            return Err(CalendarError::new("hours", "no day has working hours", expected));
        }
        Ok(self)
    }

    /// Reads the parts of a calendar; nothing is ignored.
    pub fn from_value(value: &Value) -> Result<Self, CalendarError> {
        let calendar = map(value, "", "a calendar with `zone` and `hours`")?;
        let known = ["name", "zone", "hours", "holidays", "exceptions"];
        if let Some(unknown) = calendar.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(CalendarError::new(
                unknown,
                "unknown word",
                "one of name, zone, hours, holidays, exceptions",
            ));
        }
        let zone = calendar
            .get("zone")
            .ok_or_else(|| CalendarError::new("zone", "missing", "an IANA name such as `Europe/Berlin`"))?;
        Ok(Self {
            name: calendar
                .get("name")
                .map(|name| text(name, "name", "a text"))
                .transpose()?
                .map(str::to_owned),
            zone: Zone::named(text(zone, "zone", "an IANA name such as `Europe/Berlin`")?)?,
            hours: calendar.get("hours").map(week).transpose()?.unwrap_or_default(),
            holidays: calendar.get("holidays").map(holidays).transpose()?.unwrap_or_default(),
            exceptions: calendar.get("exceptions").map(exceptions).transpose()?.unwrap_or_default(),
        })
    }

    fn to_value(&self) -> Value {
        let mut file = Map::new();
        if let Some(name) = &self.name {
            file.insert("name".to_owned(), json!(name));
        }
        file.insert("zone".to_owned(), json!(self.zone.name()));
        let open = self.hours.days().filter(|(_, intervals)| !intervals.is_empty());
        file.insert("hours".to_owned(), open.map(|(day, hours)| (day.to_owned(), written(hours))).collect());
        if !self.holidays.is_empty() {
            file.insert("holidays".to_owned(), self.holidays.iter().map(holiday_value).collect());
        }
        if !self.exceptions.is_empty() {
            let exceptions = self.exceptions.iter().map(|(date, hours)| (date.to_string(), written(hours)));
            file.insert("exceptions".to_owned(), exceptions.collect());
        }
        Value::Object(file)
    }
}

impl Serialize for Calendar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Calendar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn written(intervals: &[Interval]) -> Value {
    intervals.iter().map(|interval| Value::String(interval.to_string())).collect()
}

fn holiday_value((date, name): (&Date, &Option<String>)) -> Value {
    match name {
        Some(name) => json!({"date": date.to_string(), "name": name}),
        None => json!(date.to_string()),
    }
}

fn week(value: &Value) -> Result<Week, CalendarError> {
    let mut week = Week::default();
    for (day, hours) in map(value, "hours", "hours by weekday such as {mon: [\"09:00-17:00\"]}")? {
        let path = format!("hours.{day}");
        let place = WEEKDAYS.iter().position(|name| name == day);
        let place = place.ok_or_else(|| {
            CalendarError::new(&path, "unknown weekday", "mon, tue, wed, thu, fri, sat or sun")
        })?;
        week.set(place, intervals(hours, &path)?);
    }
    Ok(week)
}

fn intervals(value: &Value, path: &str) -> Result<Vec<Interval>, CalendarError> {
    let mut intervals = Vec::new();
    for (place, item) in list(value, path, LIST)?.iter().enumerate() {
        let path = format!("{path}[{place}]");
        let interval = Interval::parse(text(item, &path, "an interval such as \"09:00-17:00\"")?);
        intervals.push(interval.map_err(|error| error.at(&path))?);
        check_order(&intervals).map_err(|error| error.at(&path))?;
    }
    Ok(intervals)
}

/// Each a date, or `{date: 2026-12-25, name: Christmas Day}`.
fn holidays(value: &Value) -> Result<BTreeMap<Date, Option<String>>, CalendarError> {
    let mut holidays = BTreeMap::new();
    for (place, item) in list(value, "holidays", "a list of dates such as [2026-12-25]")?.iter().enumerate() {
        let path = format!("holidays[{place}]");
        let (day, name) = match item {
            Value::Object(named) => named_holiday(named, &path)?,
            plain => (date(text(plain, &path, DATE)?, &path)?, None),
        };
        holidays.insert(day, name);
    }
    Ok(holidays)
}

fn named_holiday(named: &Map<String, Value>, path: &str) -> Result<(Date, Option<String>), CalendarError> {
    let expected = "a date and a name such as {date: 2026-12-25, name: Christmas Day}";
    if let Some(unknown) = named.keys().find(|key| !["date", "name"].contains(&key.as_str())) {
        return Err(CalendarError::new(&format!("{path}.{unknown}"), "unknown word", expected));
    }
    let day = named.get("date").ok_or_else(|| CalendarError::new(path, "no date", expected))?;
    let day = date(text(day, path, expected)?, path)?;
    let name = named.get("name").map(|name| text(name, path, expected)).transpose()?;
    Ok((day, name.map(str::to_owned)))
}

fn exceptions(value: &Value) -> Result<BTreeMap<Date, Vec<Interval>>, CalendarError> {
    let mut exceptions = BTreeMap::new();
    let expected = "hours by date such as {2026-12-24: [\"09:00-12:00\"]}";
    for (day, hours) in map(value, "exceptions", expected)? {
        let path = format!("exceptions.{day}");
        exceptions.insert(date(day, &path)?, intervals(hours, &path)?);
    }
    Ok(exceptions)
}

fn date(text: &str, path: &str) -> Result<Date, CalendarError> {
    let wrong = || CalendarError::new(path, format!("`{text}` is no date"), DATE);
    super::answer::plain_date(text).ok_or_else(wrong)
}

fn text<'v>(value: &'v Value, path: &str, expected: &str) -> Result<&'v str, CalendarError> {
    value.as_str().ok_or_else(|| CalendarError::new(path, found(value), expected))
}

fn list<'v>(value: &'v Value, path: &str, expected: &str) -> Result<&'v Vec<Value>, CalendarError> {
    value.as_array().ok_or_else(|| CalendarError::new(path, found(value), expected))
}

fn map<'v>(value: &'v Value, path: &str, expected: &str) -> Result<&'v Map<String, Value>, CalendarError> {
    value.as_object().ok_or_else(|| CalendarError::new(path, found(value), expected))
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing there",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a map",
    }
}
