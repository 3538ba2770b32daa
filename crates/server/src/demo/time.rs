//! When things happened in the sample: so many business days ago, at an hour of the day.

use engine::calendar::{Calendar, Goal, Moment, due};
use model::{
    Instant,
    target::{Span, Unit},
};
use texts::Language;
use views::Local;

/// `minutes` after ten o'clock `days` business days before `now`, or after now for no days at all; never later than
/// a minute before `now`.
pub fn ago(calendar: &Calendar, now: Instant, days: u32, minutes: i64) -> Instant {
    let base = if days == 0 { now } else { ten_o_clock(calendar, now, days) };
    base.plus_seconds(minutes * 60).min(now.plus_seconds(-60))
}

fn ten_o_clock(calendar: &Calendar, now: Instant, days: u32) -> Instant {
    let back = Goal::Before(Span { count: days, unit: Unit::BusinessDays });
    let day = due(calendar, Moment::At(now), &back).map_or(now.plus_days(-i64::from(days)), |found| found.at);
    let local = Local::new(now, calendar.zone.name(), Language::En).zoned(day);
    let ten = local.date().at(10, 0, 0, 0).to_zoned(local.time_zone().clone());
    ten.map_or(day, |ten| ten.timestamp().into())
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
