//! How often something may happen for one address, account or link, counted in memory and bounded. Each node counts
//! for itself.

use model::Instant;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

const MINUTE_MICROS: i64 = 60_000_000;
/// Addresses remembered. Beyond, the older half is forgotten: everything counted here costs a stranger a password
/// check or a whole form per count, so forgetting early wins them little.
const ADDRESSES_MAX: usize = 20_000;

/// At most `times_max` within `window_minutes`, counted from the first.
pub struct Limit {
    times_max: u32,
    window_minutes: i64,
    windows: Mutex<HashMap<String, Window>>,
}

#[derive(Clone, Copy)]
struct Window {
    began: Instant,
    times: u32,
}

impl Limit {
    pub fn new(times_max: u32, window_minutes: i64) -> Self {
        Self { times_max, window_minutes, windows: Mutex::default() }
    }

    /// Counts one more for the address.
    ///
    /// # Errors
    /// Whole minutes to wait, when there were too many; nothing is counted then.
    pub fn count(&self, address: &str, now: Instant) -> Result<(), u32> {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= ADDRESSES_MAX && !windows.contains_key(address) {
            self.make_room(&mut windows, now);
        }
        let fresh = Window { began: now, times: 0 };
        let window = windows.entry(address.to_owned()).or_insert(fresh);
        if self.end(*window) <= now {
            *window = fresh;
        }
        if window.times >= self.times_max {
            return Err(minutes_until(self.end(*window), now));
        }
        window.times += 1;
        Ok(())
    }

    /// Whether one more would be too many; counts nothing.
    ///
    /// # Errors
    /// Whole minutes to wait.
    pub fn check(&self, address: &str, now: Instant) -> Result<(), u32> {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        match windows.get(address) {
            Some(window) if window.times >= self.times_max && self.end(*window) > now => {
                Err(minutes_until(self.end(*window), now))
            }
            _ => Ok(()),
        }
    }

    /// Takes one count back: what was counted did not happen.
    pub fn give_back(&self, address: &str) {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = windows.get_mut(address) {
            window.times = window.times.saturating_sub(1);
        }
    }

    /// The address begins anew.
    pub fn forget(&self, address: &str) {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).remove(address);
    }

    fn end(&self, window: Window) -> Instant {
        window.began.plus_micros(self.window_minutes * MINUTE_MICROS)
    }

    /// Drops what is over, else the older half.
    fn make_room(&self, windows: &mut HashMap<String, Window>, now: Instant) {
        windows.retain(|_, window| self.end(*window) > now);
        if windows.len() < ADDRESSES_MAX {
            return;
        }
        let mut began: Vec<Instant> = windows.values().map(|window| window.began).collect();
        began.sort_unstable();
        let middle = began[began.len() / 2];
        windows.retain(|_, window| window.began > middle);
    }
}

fn minutes_until(end: Instant, now: Instant) -> u32 {
    let micros = (end.0 - now.0).max(0);
    u32::try_from((micros + MINUTE_MICROS - 1) / MINUTE_MICROS).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_700_000_000_000_000);

    #[test]
    fn beyond_the_limit_an_address_waits_for_the_window_to_end() {
        let limit = Limit::new(10, 15);
        for _ in 0..10 {
            assert_eq!(limit.check("ada@firm.example", NOW), Ok(()));
            assert_eq!(limit.count("ada@firm.example", NOW), Ok(()));
        }
        assert_eq!(limit.check("ada@firm.example", NOW), Err(15));
        assert_eq!(limit.count("ada@firm.example", NOW), Err(15));
        assert_eq!(limit.count("eve@firm.example", NOW), Ok(()));
        assert_eq!(limit.count("ada@firm.example", NOW.plus_seconds(14 * 60 + 30)), Err(1));
        assert_eq!(limit.check("ada@firm.example", NOW.plus_seconds(15 * 60)), Ok(()));
        assert_eq!(limit.count("ada@firm.example", NOW.plus_seconds(15 * 60)), Ok(()));
    }

    #[test]
    fn what_did_not_happen_is_not_counted() {
        let limit = Limit::new(1, 15);
        assert_eq!(limit.count("ada@firm.example", NOW), Ok(()));
        limit.give_back("ada@firm.example");
        assert_eq!(limit.count("ada@firm.example", NOW), Ok(()));
        assert_eq!(limit.count("ada@firm.example", NOW), Err(15));
    }

    #[test]
    fn a_forgotten_address_begins_anew() {
        let limit = Limit::new(1, 15);
        assert_eq!(limit.count("ada@firm.example", NOW), Ok(()));
        limit.forget("ada@firm.example");
        assert_eq!(limit.count("ada@firm.example", NOW), Ok(()));
    }

    #[test]
    fn memory_is_bounded() {
        let limit = Limit::new(10, 15);
        for number in 0..ADDRESSES_MAX + 10 {
            let at = NOW.plus_micros(i64::try_from(number).unwrap());
            assert_eq!(limit.count(&format!("{number}@firm.example"), at), Ok(()));
        }
        assert!(limit.windows.lock().unwrap().len() <= ADDRESSES_MAX);
    }
}
