//! How far the clock can be believed: machines wake up with wrong clocks, and are set right while we run.

use model::Instant;

/// A clock that moves on by more than this between two looks may be wrong: nothing is removed on its word alone.
const LEAP_DAYS: i64 = 1;

/// What was seen of the clock so far.
#[derive(Debug, Default)]
pub struct Steady {
    last: Option<Instant>,
    doubtful_until: Option<Instant>,
}

impl Steady {
    /// Whether what is old by this clock is old: not until it has gone on for a day after a leap.
    pub fn believes(&mut self, now: Instant) -> bool {
        let last = self.last.replace(now).unwrap_or(now);
        if now > last.plus_days(LEAP_DAYS) {
            self.doubtful_until = Some(now.plus_days(LEAP_DAYS));
        } else if now < last {
            self.doubtful_until = None;
        }
        self.doubtful_until.is_none_or(|until| now >= until)
    }

    /// Whether the clock stands before where it was seen; at the first look nobody knows, so it may.
    pub fn went_back(&mut self, now: Instant) -> bool {
        let last = self.last.replace(now);
        last.is_none_or(|last| now < last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_leap_a_day_has_to_pass() {
        let start = Instant(1_700_000_000_000_000);
        // Hours since the start, and whether the clock is believed.
        let looks = [
            (0, true),
            (24, true),
            // A leap of a year, and back again.
            (9_000, false),
            (9_001, false),
            (25, true),
            (26, true),
            // A leap that stays.
            (9_000, false),
            (9_020, false),
            (9_024, true),
            (9_025, true),
        ];
        let mut steady = Steady::default();
        for (hours, believed) in looks {
            assert_eq!(steady.believes(start.plus_seconds(hours * 3_600)), believed, "after {hours} h");
        }
    }

    #[test]
    fn going_back_is_noticed_once() {
        let start = Instant(1_700_000_000_000_000);
        let mut steady = Steady::default();
        let looks = [(10, true), (10, false), (11, false), (3, true), (4, false)];
        for (seconds, back) in looks {
            assert_eq!(steady.went_back(start.plus_seconds(seconds)), back, "at {seconds} s");
        }
    }
}
