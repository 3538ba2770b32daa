//! From latencies to the line of figures.

use std::time::Duration;

pub struct Figures {
    /// Microseconds, shortest first.
    latencies: Vec<u32>,
    seconds: Duration,
}

impl Figures {
    pub fn of(mut latencies: Vec<u32>, seconds: Duration) -> Self {
        latencies.sort_unstable();
        Self { latencies, seconds }
    }

    pub fn per_second(&self) -> u128 {
        self.latencies.len() as u128 * 1_000 / self.seconds.as_millis().max(1)
    }

    /// Milliseconds with two decimals.
    pub fn percentile(&self, hundredths: usize) -> String {
        let rank = (self.latencies.len() * hundredths).div_ceil(100).saturating_sub(1);
        let micros = self.latencies.get(rank).copied().unwrap_or(0);
        format!("{}.{:02}", micros / 1_000, micros % 1_000 / 10)
    }

    /// The line that outside measurement reads; its keys are fixed.
    pub fn line(
        &self,
        database: &str,
        callers: usize,
        peak_kib: u64,
        disk_bytes_per_flow: u64,
        lost: u64,
    ) -> String {
        format!(
            "{{\"bench\":\"onboarding5\",\"database\":\"{database}\",\"callers\":{callers},\
             \"transitions_per_s\":{},\"p50_ms\":{},\"p99_ms\":{},\"rss_mib\":{},\
             \"disk_bytes_per_flow\":{disk_bytes_per_flow},\"acknowledged\":{},\"lost\":{lost}}}",
            self.per_second(),
            self.percentile(50),
            self.percentile(99),
            peak_kib.div_ceil(1024),
            self.latencies.len(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_fixed_keys() {
        let figures =
            Figures::of((1..=200).rev().map(|number| number * 100).collect(), Duration::from_secs(2));
        let expected = "{\"bench\":\"onboarding5\",\"database\":\"sqlite\",\"callers\":64,\"transitions_per_s\":100,\
                        \"p50_ms\":10.00,\"p99_ms\":19.80,\"rss_mib\":3,\"disk_bytes_per_flow\":900,\
                        \"acknowledged\":200,\"lost\":0}";
        assert_eq!(figures.line("sqlite", 64, 2049, 900, 0), expected);
    }
}
