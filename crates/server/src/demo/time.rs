//! When things happened in the sample: so many business days ago, at an hour of the day.

use engine::calendar::{Calendar, Goal, Moment, due};
use model::{
    Instant,
    target::{Span, Unit},
};

/// The moment `days` business days before `now`, `minutes` later; never later than a minute before `now`.
pub fn ago(calendar: &Calendar, now: Instant, days: u32, minutes: i64) -> Instant {
    let back = Goal::Before(Span { count: days, unit: Unit::BusinessDays });
    let day = due(calendar, Moment::At(now), &back).map_or(now.plus_days(-i64::from(days)), |found| found.at);
    day.plus_seconds(minutes * 60).min(now.plus_seconds(-60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_lies_before_now_and_in_order() {
        let calendar = Calendar::office_hours("Europe/London").unwrap();
        for now in
            ["2026-03-17T10:20:00Z", "2026-03-15T03:00:00Z", "2026-03-16T23:59:00Z", "2026-12-27T12:00:00Z"]
        {
            let now = Instant::parse(now).unwrap();
            let days: Vec<Instant> = (0..12).rev().map(|days| ago(&calendar, now, days, 30)).collect();
            assert!(days.is_sorted(), "{now}: {days:?}");
            assert!(days.iter().all(|at| *at < now), "{now}: {days:?}");
        }
    }
}
