//! The due-time function against a counter that steps minute by minute through what the wall clock shows and
//! knows nothing of how the function works: 10 000 random calendars, zones, days of clock change and targets.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

mod random;

use engine::calendar::{Calendar, Due, Goal, Moment, Why, after_pauses, due};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use model::{
    Entropy, Instant,
    target::{Span, Target, Unit},
};
use random::{Dice, random_calendar, random_question};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const CASES: usize = 10_000;
const CASES_PER_CALENDAR: usize = 50;
const WINDOW_DAYS: i64 = 120;
const DAY: i64 = 1440;
const ZONES: [&str; 10] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Havana",
    "Africa/Cairo",
    "Asia/Beirut",
    "America/Santiago",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "UTC",
];

#[test]
fn agrees_with_counting_minutes() {
    let mut dice = Dice(Entropy::from_number(2026));
    let mut compared = 0;
    for zone in ZONES {
        for first in ["2026-02-15", "2026-08-25"] {
            let window = Window::new(zone, first.parse().unwrap());
            let wanted = compared + CASES / ZONES.len() / 2;
            while compared < wanted {
                let (file, calendar) = random_calendar(&mut dice, zone, &window);
                let counter = Counter::new(&window, &calendar, &file);
                for _ in 0..CASES_PER_CALENDAR {
                    let (from, goal) = random_question(&mut dice, &window);
                    compared += usize::from(compare(&counter, &file, from, goal));
                }
            }
        }
    }
    assert!(compared >= CASES, "{compared} cases");
}

/// Clocks that stood still for a while, once or twice, counted on from where they stopped; those that hang on a date do
/// not, whatever they are counted back by.
#[test]
fn pauses_leave_what_was_left() {
    let mut dice = Dice(Entropy::from_number(2027));
    for zone in ZONES {
        let window = Window::new(zone, "2026-02-15".parse().unwrap());
        let (mut compared, mut dated) = (0, 0);
        while compared < 200 || dated < 20 {
            let (file, calendar) = random_calendar(&mut dice, zone, &window);
            let counter = Counter::new(&window, &calendar, &file);
            for _ in 0..CASES_PER_CALENDAR {
                match (random_question(&mut dice, &window), random_pauses(&mut dice)) {
                    ((Moment::At(from), goal), pauses) => {
                        compared += usize::from(compare_paused(&counter, &file, (from, goal), &pauses));
                        dated += usize::from(matches!(goal, Goal::Before(_)));
                    }
                    ((Moment::Day(_), _), _) => {}
                }
            }
        }
    }
}

/// Minutes between the start or the last pause and the next one, and how long that is.
fn random_pauses(dice: &mut Dice) -> Vec<(i64, i64)> {
    let apart = |dice: &mut Dice| dice.below(3 * DAY) / [1, 15, 60][usize::try_from(dice.below(3)).unwrap()];
    (0..1 + dice.below(2)).map(|_| (1 + apart(dice), 1 + apart(dice))).collect()
}

fn compare_paused(
    counter: &Counter<'_>,
    file: &Value,
    (from, goal): (Instant, Goal),
    apart: &[(i64, i64)],
) -> bool {
    let data = || model::DataPath::Record("date".to_owned());
    let target = match goal {
        Goal::After(span) => Target::In(span),
        Goal::BusinessDay { number, time } => Target::BusinessDay { number, time },
        Goal::Before(span) => Target::Before { span, data: data() },
        Goal::At(_) => Target::At(data()),
    };
    let Ok(plain) = due(counter.calendar, Moment::At(from), &goal) else { return false };
    let Some((start, mut expected)) = counter.count(Moment::At(from), goal) else { return false };
    let mut pauses = Vec::new();
    let mut reached = start;
    for (until_next, long) in apart {
        let paused = reached + usize::try_from(*until_next).unwrap();
        reached = paused + usize::try_from(*long).unwrap();
        pauses.push((counter.window.instant(paused), counter.window.instant(reached)));
        let waits = !matches!(goal, Goal::Before(_) | Goal::At(_)) && paused < expected;
        match waits.then(|| counter.gone_on((paused, reached), expected, &target)) {
            Some(Some(moved)) => expected = moved,
            Some(None) => return false,
            None => {}
        }
    }
    let told = || format!("{file} from {from} {goal:?} paused {pauses:?}");
    let is_dated = matches!(goal, Goal::Before(_) | Goal::At(_));
    let paused = after_pauses(counter.calendar, plain.clone(), &target, &pauses).unwrap();
    assert_eq!(paused.at, counter.window.instant(expected), "{}", told());
    if is_dated {
        assert_eq!(paused, plain, "a date does not wait: {}", told());
        return false;
    }
    counter
        .check_pieces(from, &paused, &pauses)
        .unwrap_or_else(|what| panic!("{what}: {} {paused:?}", told()));
    true
}

/// False when the counter leaves its window, in which case nothing was compared.
fn compare(counter: &Counter<'_>, file: &Value, from: Moment, goal: Goal) -> bool {
    let answer = due(counter.calendar, from, &goal);
    let Some((start, expected)) = counter.count(from, goal) else { return false };
    let told = || format!("{file} from {from:?} {goal:?}");
    let answer = answer.unwrap_or_else(|error| panic!("{error}: {}", told()));
    let expected = counter.window.instant(expected);
    assert_eq!(answer.at, expected, "{} instead of {expected}: {}", answer.at, told());
    counter
        .check_derivation(start, &answer, goal)
        .unwrap_or_else(|what| panic!("{what}: {} {answer:?}", told()));
    true
}

/// What the wall shows at each minute of some months, as minutes since 1970-01-01 00:00 local time.
struct Window {
    first_minute: i64,
    wall: Vec<i64>,
    /// The latest time the wall has shown so far: stands still while an hour is repeated.
    latest: Vec<i64>,
}

impl Window {
    fn new(zone: &str, first: Date) -> Self {
        let rules = TimeZone::get(zone).unwrap();
        let first_minute = day_number(first) * DAY;
        let wall: Vec<i64> = (first_minute..first_minute + WINDOW_DAYS * DAY)
            .map(|minute| {
                let shown = rules.to_datetime(Timestamp::from_second(minute * 60).unwrap());
                day_number(shown.date()) * DAY + i64::from(shown.hour()) * 60 + i64::from(shown.minute())
            })
            .collect();
        let latest = wall
            .iter()
            .scan(i64::MIN, |latest, shown| {
                *latest = (*latest).max(*shown);
                Some(*latest)
            })
            .collect();
        Self { first_minute, wall, latest }
    }

    fn instant(&self, place: usize) -> Instant {
        Instant((self.first_minute + i64::try_from(place).unwrap()) * 60_000_000)
    }

    fn place(&self, instant: Instant) -> Option<usize> {
        let place = usize::try_from(instant.0 / 60_000_000 - self.first_minute).ok()?;
        (place < self.wall.len()).then_some(place)
    }

    /// The first minute at which the wall shows this time or a later one.
    fn first_showing(&self, local: i64) -> Option<usize> {
        let place = self.latest.partition_point(|latest| *latest < local);
        (place > 0 && place < self.wall.len()).then_some(place)
    }
}

fn day_number(date: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    i64::from((date - epoch).get_days())
}

fn date_of(day: i64) -> Date {
    Date::constant(1970, 1, 1) + jiff::Span::new().days(day)
}

struct Counter<'a> {
    window: &'a Window,
    calendar: &'a Calendar,
    working: Vec<bool>,
    /// Hours that take place, by day; a day not in it is no business day.
    hours: BTreeMap<i64, Vec<(i64, i64)>>,
    holidays: Vec<i64>,
}

impl<'a> Counter<'a> {
    fn new(window: &'a Window, calendar: &'a Calendar, file: &Value) -> Self {
        let mut working = Vec::with_capacity(window.wall.len());
        let mut hours: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
        let mut today = (i64::MIN, Vec::new());
        for latest in &window.latest {
            let (day, minute) = (latest.div_euclid(DAY), latest.rem_euclid(DAY));
            if day != today.0 {
                today = (day, hours_in_file(file, day));
            }
            let now = today.1.iter().find(|(open, close)| *open <= minute && minute < *close);
            working.push(now.is_some());
            if let Some(now) = now {
                let seen = hours.entry(day).or_default();
                if !seen.contains(now) {
                    seen.push(*now);
                }
            }
        }
        let first = window.wall[0].div_euclid(DAY);
        let holidays = (first..first + WINDOW_DAYS).filter(|day| is_holiday(file, *day)).collect();
        Self { window, calendar, working, hours, holidays }
    }

    /// Places of start and deadline.
    fn count(&self, from: Moment, goal: Goal) -> Option<(usize, usize)> {
        let back = matches!(goal, Goal::Before(_));
        let (start, day, minute) = match from {
            Moment::At(instant) => {
                let place = self.window.place(instant)?;
                let local = self.window.wall[place];
                (place, local.div_euclid(DAY), local.rem_euclid(DAY))
            }
            Moment::Day(date) => {
                let day = day_number(date);
                let minute = if back { self.end_of(day) } else { 0 };
                (self.window.first_showing(day * DAY + minute)?, day, minute)
            }
        };
        let due = match goal {
            Goal::After(span) | Goal::Before(span) => self.span_away(start, (day, minute), span, back)?,
            Goal::BusinessDay { number, time } => {
                let day = self.business_days_on(day, number, 1)?;
                let minute = i64::from(time.hour()) * 60 + i64::from(time.minute());
                self.window.first_showing(day * DAY + minute)?
            }
            Goal::At(Moment::At(instant)) => self.window.place(instant)?,
            Goal::At(Moment::Day(date)) => {
                let day = day_number(date);
                self.window.first_showing(day * DAY + self.end_of(day))?
            }
        };
        Some((start, due))
    }

    /// The deadline that is left over a pause: as many working minutes, or minutes, as before it.
    fn gone_on(&self, (paused, resumed): (usize, usize), due: usize, target: &Target) -> Option<usize> {
        let working =
            i64::try_from(self.working.get(paused..due)?.iter().filter(|open| **open).count()).ok()?;
        let by_hours = match target {
            Target::In(span) => matches!(span.unit, Unit::BusinessHours | Unit::BusinessDays),
            _ => true,
        };
        let place = if by_hours && working > 0 {
            self.use_up(resumed, working, false)
        } else {
            resumed.checked_add(due - paused)
        };
        place.filter(|place| *place < self.window.wall.len())
    }

    /// The pieces fill the span, are paused where the clock stood still and nowhere else, and count working minutes only
    /// where hours count.
    fn check_pieces(&self, from: Instant, due: &Due, pauses: &[(Instant, Instant)]) -> Result<(), String> {
        let mut reached = from;
        for entry in &due.derivation {
            if entry.from != reached || entry.until <= entry.from {
                return Err(format!("{entry:?} does not begin at {reached}"));
            }
            if entry.minutes * 60_000_000 != entry.until.0 - entry.from.0 {
                return Err(format!("{entry:?} has the wrong minutes"));
            }
            let within =
                |(paused, resumed): &(Instant, Instant)| *paused <= entry.from && entry.until <= *resumed;
            let apart =
                |(paused, resumed): &(Instant, Instant)| entry.until <= *paused || *resumed <= entry.from;
            let right = match entry.why {
                Why::Paused => pauses.iter().any(within),
                _ => pauses.iter().all(apart),
            };
            if !right {
                return Err(format!("{entry:?} for the wrong reason"));
            }
            reached = entry.until;
        }
        if reached == due.at { Ok(()) } else { Err(format!("ends at {reached}")) }
    }

    fn end_of(&self, day: i64) -> i64 {
        self.hours.get(&day).and_then(|hours| hours.last()).map_or(DAY, |(_, close)| *close)
    }

    fn span_away(&self, start: usize, (day, minute): (i64, i64), span: Span, back: bool) -> Option<usize> {
        let sign = if back { -1 } else { 1 };
        let count = i64::from(span.count);
        match span.unit {
            Unit::Minutes => start.checked_add_signed(isize::try_from(sign * count).ok()?),
            Unit::Hours => start.checked_add_signed(isize::try_from(sign * count * 60).ok()?),
            Unit::Days => self.window.first_showing((day + sign * count) * DAY + minute),
            Unit::Weeks => self.window.first_showing((day + sign * count * 7) * DAY + minute),
            Unit::Months => self.window.first_showing(months_away(day, sign * count) * DAY + minute),
            Unit::BusinessHours => self.use_up(start, count * 60, back),
            Unit::BusinessDays if back => self.business_days_before(start, span.count),
            Unit::BusinessDays => self.business_days_after(start, span.count),
        }
        .filter(|place| *place < self.window.wall.len())
    }

    fn use_up(&self, mut place: usize, mut left: i64, back: bool) -> Option<usize> {
        while left > 0 {
            if back {
                place = place.checked_sub(1)?;
                left -= i64::from(self.working[place]);
            } else {
                left -= i64::from(*self.working.get(place)?);
                place += 1;
            }
        }
        Some(place)
    }

    fn business_days_after(&self, mut place: usize, count: u32) -> Option<usize> {
        while !*self.working.get(place)? {
            place += 1;
        }
        let local = self.window.wall[place];
        let day = self.business_days_on(local.div_euclid(DAY), count, 1)?;
        let mut minute = local.rem_euclid(DAY);
        let closes = self.hours[&day].last()?.1;
        while !self.in_hours(day, minute) {
            minute += if minute > closes { -1 } else { 1 };
        }
        self.window.first_showing(day * DAY + minute)
    }

    fn business_days_before(&self, mut place: usize, count: u32) -> Option<usize> {
        while !self.working[place.checked_sub(1)?] {
            place -= 1;
        }
        let (before, local) = (self.window.wall[place - 1].div_euclid(DAY), *self.window.wall.get(place)?);
        let (day, mut minute) =
            if local.div_euclid(DAY) == before { (before, local.rem_euclid(DAY)) } else { (before, DAY) };
        let day = self.business_days_on(day, count, -1)?;
        let opens = self.hours[&day].first()?.0;
        while !self.in_hours(day, minute) {
            minute += if minute < opens { 1 } else { -1 };
        }
        self.window.first_showing(day * DAY + minute)
    }

    fn in_hours(&self, day: i64, minute: i64) -> bool {
        self.hours[&day].iter().any(|(open, close)| (*open..=*close).contains(&minute))
    }

    fn business_days_on(&self, mut day: i64, mut count: u32, step: i64) -> Option<i64> {
        let edges = (self.window.wall.first()? / DAY + 2)..(self.window.wall.last()? / DAY - 2);
        while count > 0 {
            day += step;
            if !edges.contains(&day) {
                return None;
            }
            count -= u32::from(self.hours.contains_key(&day));
        }
        Some(day)
    }

    fn check_derivation(&self, start: usize, due: &Due, goal: Goal) -> Result<(), String> {
        let base = self.day_zero(start, goal);
        let start = self.window.instant(start);
        let mut reached = start.min(due.at);
        for entry in &due.derivation {
            if entry.from != reached || entry.until <= entry.from {
                return Err(format!("{entry:?} does not begin at {reached}"));
            }
            if entry.minutes * 60_000_000 != entry.until.0 - entry.from.0 {
                return Err(format!("{entry:?} has the wrong minutes"));
            }
            self.check_entry(entry, goal, base)?;
            reached = entry.until;
        }
        if reached == start.max(due.at) { Ok(()) } else { Err(format!("ends at {reached}")) }
    }

    /// The date that is business day 0; nothing for targets that number no days.
    fn day_zero(&self, start: usize, goal: Goal) -> Option<i64> {
        let (mut forwards, mut backwards) = (start, start);
        let place = match goal {
            Goal::After(Span { unit: Unit::BusinessDays, .. }) => {
                while !self.working[forwards] {
                    forwards += 1;
                }
                forwards
            }
            Goal::Before(Span { unit: Unit::BusinessDays, .. }) => {
                while !self.working[backwards - 1] {
                    backwards -= 1;
                }
                backwards - 1
            }
            Goal::BusinessDay { .. } => start,
            _ => return None,
        };
        Some(self.window.latest[place].div_euclid(DAY))
    }

    fn check_entry(
        &self,
        entry: &engine::calendar::Entry,
        goal: Goal,
        base: Option<i64>,
    ) -> Result<(), String> {
        let by_hours = match goal {
            Goal::After(span) | Goal::Before(span) => {
                matches!(span.unit, Unit::BusinessHours | Unit::BusinessDays)
            }
            Goal::BusinessDay { .. } => true,
            Goal::At(_) => false,
        };
        let (Some(from), Some(until)) = (self.window.place(entry.from), self.window.place(entry.until))
        else {
            return Err(format!("{entry:?} leaves the window"));
        };
        let day = self.window.latest[from].div_euclid(DAY);
        let business_days = |days: std::ops::RangeInclusive<i64>| self.hours.range(days).count();
        let number = base.map(|base| match goal {
            Goal::Before(_) if day < base => business_days(day..=base - 1),
            Goal::After(_) | Goal::BusinessDay { .. } if day > base => business_days(base + 1..=day),
            _ => 0,
        });
        if entry.day.map(|day| usize::try_from(day).unwrap()) != number {
            return Err(format!("{entry:?} is of business day {number:?}"));
        }
        let open = self.hours.contains_key(&day);
        let right = match entry.why {
            Why::Counted => !by_hours || self.working[from..until].iter().all(|working| *working),
            _ if self.working[from..until].contains(&true) => false,
            Why::OutsideHours | Why::Adjusted => by_hours && open,
            Why::Holiday => !open && self.holidays.contains(&day),
            Why::ClosedDay => !open && !self.holidays.contains(&day),
            Why::Paused => false,
        };
        if right { Ok(()) } else { Err(format!("{entry:?} for the wrong reason")) }
    }
}

fn months_away(day: i64, months: i64) -> i64 {
    let date = date_of(day);
    let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let first = |month: i64| {
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        day_number(Date::new(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), 1).unwrap())
    };
    (first(month) + i64::from(date.day()) - 1).min(first(month + 1) - 1)
}

fn hours_in_file(file: &Value, day: i64) -> Vec<(i64, i64)> {
    let date = date_of(day).to_string();
    let weekday =
        ["thu", "fri", "sat", "sun", "mon", "tue", "wed"][usize::try_from(day.rem_euclid(7)).unwrap()];
    let hours = match file["exceptions"].get(&date) {
        Some(hours) => hours,
        None if is_holiday(file, day) => return Vec::new(),
        None => &file["hours"][weekday],
    };
    let minutes =
        |text: &str| -> i64 { text[..2].parse::<i64>().unwrap() * 60 + text[3..5].parse::<i64>().unwrap() };
    let interval = |text: &Value| {
        let text = text.as_str().unwrap();
        (minutes(&text[..5]), minutes(&text[6..]))
    };
    hours.as_array().into_iter().flatten().map(interval).collect()
}

fn is_holiday(file: &Value, day: i64) -> bool {
    let date = date_of(day).to_string();
    let listed = file["holidays"].as_array().unwrap().iter().any(|holiday| holiday == &json!(date));
    listed && file["exceptions"].get(&date).is_none()
}
