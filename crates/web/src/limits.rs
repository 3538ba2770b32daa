//! How often one address of the network may ask for what costs us something or could be guessed. An address of IPv6
//! counts by its first 64 bits, which one household or one rented machine has to itself. Keys that are ours are never
//! limited; what one account, person or link may do is counted by `app`.

use app::{Problem, limit::Limit};
use model::Instant;
use serde::Deserialize;
use std::net::IpAddr;

/// How many are taken from one address, each within its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rates {
    /// Tries to sign in, within 15 minutes.
    pub sign_ins: u32,
    /// Links that do not open, within 15 minutes.
    pub dead_links: u32,
    /// Codes asked for and typed, within an hour.
    pub codes: u32,
    /// New links asked for in place of dead ones, within an hour.
    pub renewals: u32,
    /// Start forms sent, within an hour.
    pub starts: u32,
    /// Files, within an hour; from one person, as many again.
    pub uploads: u32,
    /// Keys that are not ours, within 15 minutes.
    pub wrong_keys: u32,
}

impl Default for Rates {
    /// An office behind one address does not notice these.
    fn default() -> Self {
        Self {
            sign_ins: 50,
            dead_links: 100,
            codes: 100,
            renewals: 30,
            starts: 60,
            uploads: 600,
            wrong_keys: 100,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    SignIns,
    DeadLinks,
    Codes,
    Renewals,
    Starts,
    Uploads,
    WrongKeys,
}

pub struct Limits {
    sign_ins: Limit,
    dead_links: Limit,
    codes: Limit,
    renewals: Limit,
    starts: Limit,
    uploads: Limit,
    uploads_of_persons: Limit,
    wrong_keys: Limit,
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(Rates::default())
    }
}

const QUARTER: i64 = 15;
const HOUR: i64 = 60;

impl Limits {
    pub fn new(rates: Rates) -> Self {
        Self {
            sign_ins: Limit::new(rates.sign_ins, QUARTER),
            dead_links: Limit::new(rates.dead_links, QUARTER),
            codes: Limit::new(rates.codes, HOUR),
            renewals: Limit::new(rates.renewals, HOUR),
            starts: Limit::new(rates.starts, HOUR),
            uploads: Limit::new(rates.uploads, HOUR),
            uploads_of_persons: Limit::new(rates.uploads, HOUR),
            wrong_keys: Limit::new(rates.wrong_keys, QUARTER),
        }
    }

    /// Counts one more. Nothing is counted for an address that is not known.
    ///
    /// # Errors
    /// `TooMany`; it was not counted then.
    pub fn count(&self, what: Counted, address: Option<IpAddr>, now: Instant) -> Result<(), Problem> {
        let Some(address) = address else { return Ok(()) };
        self.of(what).count(&network(address), now).map_err(too_many)
    }

    /// Whether one more would be too many; counts nothing.
    ///
    /// # Errors
    /// `TooMany`.
    pub fn check(&self, what: Counted, address: Option<IpAddr>, now: Instant) -> Result<(), Problem> {
        let Some(address) = address else { return Ok(()) };
        self.of(what).check(&network(address), now).map_err(too_many)
    }

    /// Counts a file of this person.
    ///
    /// # Errors
    /// `TooMany`; it was not counted then.
    pub fn count_upload_of(&self, person: &str, now: Instant) -> Result<(), Problem> {
        self.uploads_of_persons.count(person, now).map_err(too_many)
    }

    fn of(&self, what: Counted) -> &Limit {
        match what {
            Counted::SignIns => &self.sign_ins,
            Counted::DeadLinks => &self.dead_links,
            Counted::Codes => &self.codes,
            Counted::Renewals => &self.renewals,
            Counted::Starts => &self.starts,
            Counted::Uploads => &self.uploads,
            Counted::WrongKeys => &self.wrong_keys,
        }
    }
}

fn too_many(wait_minutes: u32) -> Problem {
    Problem::TooMany { wait_minutes }
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_700_000_000_000_000);

    #[test]
    fn an_address_counts_by_itself_or_by_its_network() {
        let limits = Limits::new(Rates { starts: 1, ..Rates::default() });
        let cases = [
            ("192.0.2.1", true),
            ("192.0.2.1", false),
            ("192.0.2.2", true),
            ("::ffff:192.0.2.2", false),
            ("2001:db8:0:1::1", true),
            ("2001:db8:0:1:ffff::2", false),
            ("2001:db8:0:2::1", true),
        ];
        for (address, passes) in cases {
            let counted = limits.count(Counted::Starts, Some(address.parse().unwrap()), NOW);
            assert_eq!(counted.is_ok(), passes, "{address}");
        }
        assert!(limits.count(Counted::Codes, Some("192.0.2.1".parse().unwrap()), NOW).is_ok());
        for _ in 0..3 {
            assert!(limits.count(Counted::Starts, None, NOW).is_ok(), "in process nobody has an address");
        }
    }
}
