//! Reads targets as people write them. Which datum a name means is the definition's business.

use super::{Span, Target, Unit};
use crate::DataPath;

/// Units by their written form. Singular and plural go with any number.
const UNITS: [(&str, Unit); 12] = [
    ("min", Unit::Minutes),
    ("h", Unit::Hours),
    ("day", Unit::Days),
    ("days", Unit::Days),
    ("week", Unit::Weeks),
    ("weeks", Unit::Weeks),
    ("month", Unit::Months),
    ("months", Unit::Months),
    ("business hour", Unit::BusinessHours),
    ("business hours", Unit::BusinessHours),
    ("business day", Unit::BusinessDays),
    ("business days", Unit::BusinessDays),
];

/// Said when a target is none.
pub const TARGET_EXPECTED: &str = "a time such as `24h`, `3 business days`, `business day 3, 17:00`, \
     `record.filing_deadline` or `30 days before record.contract_end`";
/// Said when a span is none.
pub const SPAN_EXPECTED: &str = "a number and one of `min`, `h`, `days`, `weeks`, `months`, `business hours`, \
     `business days`, for example `5 business days`";

impl Unit {
    /// A hundred years, so that no calendar counts for ever.
    fn count_max(self) -> u32 {
        match self {
            Self::Minutes => 52_560_000,
            Self::Hours | Self::BusinessHours => 876_000,
            Self::Days | Self::BusinessDays => 36_500,
            Self::Weeks => 5_200,
            Self::Months => 1_200,
        }
    }
}

impl Span {
    /// Reads `N UNIT`, the space optional: `24h`, `3 business days`, `1 month`.
    ///
    /// # Errors
    /// A sentence saying what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let words = one_spaced(unit);
        let unit = UNITS.iter().find(|(name, _)| *name == words).map(|(_, unit)| *unit);
        let (Some(unit), false) = (unit, number.is_empty()) else {
            return Err(format!("expected {SPAN_EXPECTED}"));
        };
        let count: u32 = number.parse().map_err(|_| too_long())?;
        if count > unit.count_max() {
            return Err(too_long());
        }
        if count == 0 {
            return Err("expected a number of at least 1".to_owned());
        }
        Ok(Self { count, unit })
    }
}

impl Target {
    /// Reads one target. A name such as `identity.date` comes back as [`DataPath::Step`] when it is not one of
    /// `start.…`, `record.…`, `flow.…`; whether it exists is checked with the definition.
    /// `5 business days before` without a datum is no target; callers that know the date read a [`Span`].
    ///
    /// # Errors
    /// A sentence saying what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix("business day ") {
            return business_day(rest);
        }
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            let Some((span, data)) = text.split_once(" before ") else {
                return Span::parse(text).map(Self::In);
            };
            let data = DataPath::parse(data.trim())?;
            return Ok(Self::Before { span: Span::parse(span)?, data });
        }
        match DataPath::parse(text) {
            Ok(data) => Ok(Self::At(data)),
            Err(_) => Err(format!("expected {TARGET_EXPECTED}")),
        }
    }

    /// The datum this target hangs on, if any.
    pub fn reads(&self) -> Option<&DataPath> {
        match self {
            Self::In(_) | Self::BusinessDay { .. } => None,
            Self::At(data) | Self::Before { data, .. } => Some(data),
        }
    }
}

fn too_long() -> String {
    "expected at most 100 years".to_owned()
}

fn one_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `3, 17:00`
fn business_day(rest: &str) -> Result<Target, String> {
    let expected = || "expected `business day N, HH:MM`, for example `business day 3, 17:00`".to_owned();
    let (number, time) = rest.split_once(',').ok_or_else(expected)?;
    let number: u32 = whole(number.trim()).ok_or_else(expected)?;
    let time = clock_time(time.trim()).ok_or_else(expected)?;
    if number == 0 || number > Unit::BusinessDays.count_max() {
        return Err("expected a business day from 1 to 36500".to_owned());
    }
    Ok(Target::BusinessDay { number, time })
}

fn clock_time(text: &str) -> Option<jiff::civil::Time> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    jiff::civil::Time::new(whole(hour)?, whole(minute)?, 0, 0).ok()
}

fn whole<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let got = match Target::parse(text) {
            Ok(target) => target.to_string(),
            Err(why) => format!("refused: {why}"),
        };
        if expected == "refused" {
            assert!(got.starts_with("refused: expected "), "{text}: {got}");
        } else {
            assert_eq!(got, expected, "{text}");
        }
    }

    #[test]
    fn targets_read_as_written() {
        for (text, expected) in [
            ("24h", "24 h"),
            ("90 min", "90 min"),
            ("3 days", "3 days"),
            ("1 day", "1 day"),
            ("1 days", "1 day"),
            ("2 week", "2 weeks"),
            ("2weeks", "2 weeks"),
            ("1 month", "1 month"),
            ("4 business hours", "4 business hours"),
            ("5businessdays", "refused"),
            ("5  business   days", "5 business days"),
            ("business day 3, 17:00", "business day 3, 17:00"),
            ("business day 3, 09:05", "business day 3, 09:05"),
            ("record.filing_deadline", "record.filing_deadline"),
            ("start.until", "start.until"),
            ("30 days before record.contract_end", "30 days before record.contract_end"),
            ("5 business hours before start.until", "5 business hours before start.until"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_is_no_target_is_refused() {
        for text in [
            "",
            "h",
            "5",
            "0 days",
            "-1 days",
            "1.5 h",
            "24 hours",
            "24H",
            "soon",
            "5 fortnights",
            "37000 days",
            "99999999999999999999 h",
            "5 business days before",
            "5 days before",
            "5 days before soon",
            "business day 3",
            "business day 0, 17:00",
            "business day 3, 24:00",
            "business day 3, 9:00",
            "business day 3, 17:00 before record.contract_end",
            "business day +3, 17:00",
            "record.",
            "record.Name",
        ] {
            check(text, "refused");
        }
    }
}
