//! How long to wait before trying again, and when to stop.

use model::Instant;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// Seconds after the first, second, … failed try; the last holds for all that follow.
const WAITS: [i64; 10] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    20 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    24 * HOUR,
];
const GIVE_UP_DAYS: i64 = 3;
/// Three days may have gone by in a leap of the clock, or while this server was off.
const GIVE_UP_TRIES: i64 = 8;

/// When to try again after `tries` failed ones; `None` once it has been tried for three days.
pub fn again_at(due_since: Instant, tries: i64, now: Instant) -> Option<Instant> {
    if tries >= GIVE_UP_TRIES && now >= due_since.plus_days(GIVE_UP_DAYS) {
        return None;
    }
    let place = usize::try_from(tries.max(1) - 1).unwrap_or(0).min(WAITS.len() - 1);
    Some(now.plus_seconds(WAITS[place]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_go_on_at_growing_distances_for_three_days() {
        let start = Instant(0);
        let (mut now, mut tries) = (start, 0);
        let mut waits = Vec::new();
        loop {
            tries += 1;
            let Some(next) = again_at(start, tries, now) else { break };
            waits.push((next.0 - now.0) / 1_000_000);
            now = next;
        }
        assert_eq!(waits.first(), Some(&MINUTE));
        assert_eq!(waits.last(), Some(&(24 * HOUR)));
        assert!(waits.is_sorted());
        assert!(now >= start.plus_days(3) && now < start.plus_days(5), "{now}");
    }

    #[test]
    fn odd_counts_do_no_harm() {
        for tries in [i64::MIN, -1, 0, 1, i64::MAX] {
            assert!(again_at(Instant(0), tries, Instant(1)).is_some_and(|at| at > Instant(1)), "{tries}");
        }
    }
}
