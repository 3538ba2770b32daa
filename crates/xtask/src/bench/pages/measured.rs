//! From answers to the figures of one page.

use super::client::Timed;
use std::fmt;

/// Times in microseconds.
pub struct Measured {
    pub page: &'static str,
    pub requests: usize,
    pub p50: u32,
    pub p99: u32,
    /// As the client sees it.
    pub client_p99: u32,
    /// Processor time of the server for one request; that of a PostgreSQL is not in it.
    pub used: u32,
    pub queries_min: u32,
    pub queries_max: u32,
    /// Largest page, not compressed.
    pub bytes: usize,
}

impl Measured {
    pub fn of(page: &'static str, answers: Vec<Timed>, used_hundredths: u64) -> Self {
        let mut server: Vec<u32> = answers.iter().map(|answer| answer.server).collect();
        let mut whole: Vec<u32> = answers.iter().map(|answer| answer.whole).collect();
        server.sort_unstable();
        whole.sort_unstable();
        let used = used_hundredths * 10_000 / (answers.len() as u64).max(1);
        let queries = || answers.iter().map(|answer| answer.queries);
        Self {
            page,
            requests: answers.len(),
            p50: percentile(&server, 50),
            p99: percentile(&server, 99),
            client_p99: percentile(&whole, 99),
            used: u32::try_from(used).unwrap_or(u32::MAX),
            queries_min: queries().min().unwrap_or(0),
            queries_max: queries().max().unwrap_or(0),
            bytes: answers.iter().map(|answer| answer.bytes).max().unwrap_or(0),
        }
    }

    pub fn json(&self) -> String {
        format!(
            "{{\"page\":\"{}\",\"p50_ms\":{},\"p99_ms\":{},\"client_p99_ms\":{},\"processor_ms\":{},\"queries_min\":{},\"queries\":{},\"requests\":{},\"bytes\":{}}}",
            self.page,
            millis(self.p50),
            millis(self.p99),
            millis(self.client_p99),
            millis(self.used),
            self.queries_min,
            self.queries_max,
            self.requests,
            self.bytes,
        )
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99, client) = (millis(self.p50), millis(self.p99), millis(self.client_p99));
        write!(
            f,
            "{:<24} p50 {p50:>7} ms  p99 {p99:>7} ms  client p99 {client:>7} ms  processor {:>6} ms  {:>2} queries  {:>6} requests  {:>6} bytes",
            self.page,
            millis(self.used),
            self.queries_max,
            self.requests,
            self.bytes
        )
    }
}

fn percentile(sorted: &[u32], hundredths: usize) -> u32 {
    let rank = (sorted.len() * hundredths).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or(0)
}

/// Milliseconds with two decimals.
pub fn millis(micros: u32) -> String {
    format!("{}.{:02}", micros / 1_000, micros % 1_000 / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_fixed_keys() {
        let answers =
            (1..=200).map(|number| Timed { server: number * 100, whole: number * 110, queries: 9, bytes: 5 });
        let measured = Measured::of("home", answers.collect(), 40);
        let expected = "{\"page\":\"home\",\"p50_ms\":10.00,\"p99_ms\":19.80,\"client_p99_ms\":21.78,\"processor_ms\":2.00,\"queries_min\":9,\"queries\":9,\
                        \"requests\":200,\"bytes\":5}";
        assert_eq!(measured.json(), expected);
    }
}
