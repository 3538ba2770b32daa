//! Days as somebody lives them, and the mornings on which they get a digest.

use super::Rules;
use engine::calendar::{Calendar, Goal, Moment, Zone, due};
use jiff::{civil::Date, tz::TimeZone};
use model::Instant;

/// One person's days.
pub struct Days {
    calendar: Calendar,
    zone: TimeZone,
    rules: Rules,
}

impl Days {
    /// `zone` is where they live; the days on which the organisation works are its calendar's. A zone nobody knows any
    /// more is the organisation's.
    pub fn new(calendar: &Calendar, zone: &str, rules: Rules) -> Self {
        let zone = Zone::named(zone).unwrap_or_else(|_| calendar.zone.clone());
        let rules_of_zone = TimeZone::get(zone.name()).unwrap_or(TimeZone::UTC);
        let calendar = Calendar { zone, ..calendar.clone() };
        Self { calendar, zone: rules_of_zone, rules }
    }

    /// Days since 1970.
    pub fn number(&self, at: Instant) -> i64 {
        let date = self.zone.to_datetime(at.timestamp()).date();
        let since = date.duration_since(Date::constant(1970, 1, 1));
        since.as_hours().div_euclid(24)
    }

    /// The first digest after `now`. A calendar that never works sends one every day.
    pub fn next_digest(&self, now: Instant) -> Instant {
        let morning = Goal::BusinessDay { number: 1, time: self.rules.digest_at };
        let after = |from: Instant| due(&self.calendar, Moment::At(from), &morning).ok().map(|due| due.at);
        // Counted from yesterday it may be this morning's.
        let candidates = [now.plus_days(-1), now].into_iter().filter_map(after);
        candidates.into_iter().find(|at| *at > now).unwrap_or_else(|| now.plus_days(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_comes_in_the_morning_of_a_working_day_where_its_reader_lives() {
        let calendar = Calendar::office_hours("Europe/Berlin").unwrap();
        // Thursday, 5 March 2026, to Monday; then the Sunday on which clocks change.
        let cases = [
            ("Europe/Berlin", "2026-03-05T05:00:00Z", "2026-03-05T06:00:00Z"),
            ("Europe/Berlin", "2026-03-05T06:00:00Z", "2026-03-06T06:00:00Z"),
            ("Europe/Berlin", "2026-03-06T06:00:01Z", "2026-03-09T06:00:00Z"),
            ("Europe/Berlin", "2026-03-07T12:00:00Z", "2026-03-09T06:00:00Z"),
            ("America/New_York", "2026-03-06T11:59:00Z", "2026-03-06T12:00:00Z"),
            ("America/New_York", "2026-03-06T12:00:00Z", "2026-03-09T11:00:00Z"),
            ("Asia/Tokyo", "2026-03-05T22:30:00Z", "2026-03-08T22:00:00Z"),
            ("Nowhere/Land", "2026-03-05T05:00:00Z", "2026-03-05T06:00:00Z"),
        ];
        for (zone, now, expected) in cases {
            let days = Days::new(&calendar, zone, Rules::default());
            let next = days.next_digest(Instant::parse(now).unwrap());
            assert_eq!(next.to_string(), expected, "{zone} {now}");
        }
    }

    #[test]
    fn a_day_is_the_readers_own() {
        let calendar = Calendar::office_hours("UTC").unwrap();
        let late = Instant::parse("2026-03-05T23:30:00Z").unwrap();
        let number = |zone| Days::new(&calendar, zone, Rules::default()).number(late);
        assert_eq!(number("Asia/Tokyo"), number("UTC") + 1);
        assert_eq!(number("America/New_York"), number("UTC"));
        assert_eq!(number("UTC"), late.0 / 86_400_000_000);
    }
}
