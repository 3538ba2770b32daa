//! Random calendars and questions about them.

use crate::{DAY, WINDOW_DAYS, Window, date_of};
use engine::calendar::{Calendar, Goal, Moment};
use model::{
    Entropy,
    target::{Span, Unit},
};
use serde_json::{Map, Value, json};

pub struct Dice(pub Entropy);

impl Dice {
    pub fn below(&mut self, limit: i64) -> i64 {
        let bytes = self.0.bytes();
        let number = u64::from_le_bytes(bytes[..8].try_into().unwrap());
        i64::try_from(number % u64::try_from(limit).unwrap()).unwrap()
    }
}

pub fn random_calendar(dice: &mut Dice, zone: &str, window: &Window) -> (Value, Calendar) {
    let mut hours = Map::new();
    for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        hours.insert(day.to_owned(), random_hours(dice));
    }
    if hours.values().all(|day| day == &json!([])) {
        hours.insert("tue".to_owned(), json!(["09:00-17:00"]));
    }
    let first = window.wall[0].div_euclid(DAY);
    let random_date = |dice: &mut Dice| date_of(first + dice.below(WINDOW_DAYS)).to_string();
    let holidays: Vec<_> = (0..dice.below(12)).map(|_| random_date(dice)).collect();
    let exceptions: Map<_, _> = (0..dice.below(12))
        .map(|_| (random_date(dice), Value::Null))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let exceptions: Map<_, _> = exceptions.into_iter().map(|(date, _)| (date, random_hours(dice))).collect();
    let file = json!({"zone": zone, "hours": hours, "holidays": holidays, "exceptions": exceptions});
    let calendar = serde_json::from_value(file.clone()).unwrap();
    (file, calendar)
}

/// Up to three intervals, many of them in the small hours, where clocks change.
fn random_hours(dice: &mut Dice) -> Value {
    let pairs = [0, 1, 1, 2, 2, 3][usize::try_from(dice.below(6)).unwrap()];
    let mut ends: Vec<i64> = (0..pairs * 2)
        .map(|_| match dice.below(8) {
            0 => 0,
            1 => 48,
            2 | 3 => dice.below(10),
            _ => dice.below(49),
        })
        .collect();
    ends.sort_unstable();
    let clock = |half_hours: i64| format!("{:02}:{:02}", half_hours / 2, half_hours % 2 * 30);
    let intervals = ends.chunks(2).filter(|pair| pair[0] < pair[1]);
    intervals.map(|pair| format!("{}-{}", clock(pair[0]), clock(pair[1]))).collect()
}

pub fn random_question(dice: &mut Dice, window: &Window) -> (Moment, Goal) {
    let place = usize::try_from(30 * DAY + dice.below((WINDOW_DAYS - 60) * DAY)).unwrap();
    let rounding = [1, 15, 30, 60][usize::try_from(dice.below(4)).unwrap()];
    let place = place / rounding * rounding;
    let random_day = |dice: &mut Dice| date_of(window.wall[place].div_euclid(DAY) + dice.below(20) - 5);
    let from = match dice.below(5) {
        0 => Moment::Day(random_day(dice)),
        _ => Moment::At(window.instant(place)),
    };
    let (unit, most) = [
        (Unit::Minutes, 5000),
        (Unit::Hours, 200),
        (Unit::Days, 25),
        (Unit::Weeks, 3),
        (Unit::Months, 1),
        (Unit::BusinessHours, 60),
        (Unit::BusinessDays, 12),
    ][usize::try_from(dice.below(7)).unwrap()];
    let count = u32::try_from(dice.below(most) + 1).unwrap();
    let span = Span { count, unit };
    let goal = match dice.below(10) {
        0 => {
            let minute = dice.below(DAY);
            let (hour, minute) = (i8::try_from(minute / 60).unwrap(), i8::try_from(minute % 60).unwrap());
            let number = u32::try_from(dice.below(10) + 1).unwrap();
            Goal::BusinessDay { number, time: jiff::civil::Time::constant(hour, minute, 0, 0) }
        }
        1 => Goal::At(Moment::Day(random_day(dice))),
        2..=5 => Goal::Before(span),
        _ => Goal::After(span),
    };
    (from, goal)
}
