//! What comes every year: on a date, or on a weekday of a month ("the last Monday in May").

use super::event::day;
use jiff::civil::{Date, Weekday};

/// The parts of a yearly `RRULE`.
#[derive(Debug, Default)]
struct Rule {
    every: i16,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<i8>,
    days: Vec<i8>,
    weekdays: Vec<(Option<i8>, Weekday)>,
}

/// Dates until the end of `last_year`; `None` for a rule that repeats in any other way.
pub fn dates(rule: &str, first: Date, last_year: i16) -> Option<Vec<Date>> {
    let rule = Rule::parse(rule)?;
    let mut found = Vec::new();
    let mut year = first.year();
    while year <= last_year {
        let mut of_year = rule.of_year(year, first);
        of_year.sort_unstable();
        of_year.dedup();
        for date in of_year.into_iter().filter(|date| *date >= first) {
            if rule.until.is_some_and(|until| date > until)
                || rule.count.is_some_and(|count| found.len() >= count)
            {
                return Some(found);
            }
            found.push(date);
        }
        year = year.checked_add(rule.every)?;
    }
    Some(found)
}

impl Rule {
    fn parse(text: &str) -> Option<Self> {
        let mut rule = Self { every: 1, ..Self::default() };
        let mut is_yearly = false;
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => is_yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => rule.every = value.parse().ok().filter(|every| *every > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(day(value)?),
                "BYMONTH" => rule.months = numbers(value, 1..=12)?,
                "BYMONTHDAY" => rule.days = numbers(value, -31..=31)?,
                "BYDAY" => rule.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                "WKST" => {}
                _ => return None,
            }
        }
        // A weekday without its month counts weeks of the year, which no holiday does.
        (is_yearly && (rule.weekdays.is_empty() || !rule.months.is_empty())).then_some(rule)
    }

    fn of_year(&self, year: i16, first: Date) -> Vec<Date> {
        let of_first = [first.month()];
        let months = if self.months.is_empty() { &of_first[..] } else { &self.months };
        let begins = months.iter().filter_map(|month| Date::new(year, *month, 1).ok());
        begins.flat_map(|begin| self.of_month(begin, first)).collect()
    }

    fn of_month(&self, begin: Date, first: Date) -> Vec<Date> {
        let length = begin.days_in_month();
        let on = |day: i8| {
            Date::new(begin.year(), begin.month(), if day < 0 { length + 1 + day } else { day }).ok()
        };
        let by_number: Vec<Date> = self.days.iter().filter_map(|day| on(*day)).collect();
        if self.weekdays.is_empty() {
            return if self.days.is_empty() { on(first.day()).into_iter().collect() } else { by_number };
        }
        let all = (1..=length).filter_map(on);
        let is_meant = |date: &Date| {
            let from_begin = (date.day() - 1) / 7 + 1;
            let from_end = -((length - date.day()) / 7 + 1);
            self.weekdays.iter().any(|(number, weekday)| {
                date.weekday() == *weekday
                    && number.is_none_or(|number| number == from_begin || number == from_end)
            })
        };
        all.filter(is_meant).filter(|date| self.days.is_empty() || by_number.contains(date)).collect()
    }
}

fn numbers(text: &str, within: std::ops::RangeInclusive<i8>) -> Option<Vec<i8>> {
    let number =
        |text: &str| text.trim().parse().ok().filter(|number| *number != 0 && within.contains(number));
    text.split(',').map(number).collect()
}

/// `MO`, `2MO`, `-1MO`.
fn weekday(text: &str) -> Option<(Option<i8>, Weekday)> {
    let text = text.trim();
    let (number, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let number =
        if number.is_empty() { None } else { Some(number.parse().ok().filter(|number| *number != 0)?) };
    Some((number, weekday))
}
