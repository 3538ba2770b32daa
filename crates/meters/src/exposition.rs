//! The text format of Prometheus, version 0.0.4.
//! Source: https://prometheus.io/docs/instrumenting/exposition_formats/

use crate::Reading;
use std::fmt::{Display, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Counter,
    Gauge,
    Histogram,
}

/// Text being written, one family of samples after the other.
#[derive(Debug, Default)]
pub struct Exposition {
    text: String,
    name: &'static str,
}

type Labels<'a> = &'a [(&'static str, &'a str)];

impl Exposition {
    pub const CONTENT_TYPE: &'static str = "text/plain; version=0.0.4; charset=utf-8";

    /// Samples of this name follow. `help` is one line.
    pub fn family(&mut self, name: &'static str, kind: Kind, help: &str) -> &mut Self {
        let kind = match kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram => "histogram",
        };
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
        self.name = name;
        self
    }

    pub fn sample(&mut self, labels: Labels<'_>, value: impl Display) -> &mut Self {
        self.line("", labels, None, &value);
        self
    }

    /// A histogram whose values are whole numbers, `per_unit` of which make one of what the name says.
    pub fn histogram(&mut self, labels: Labels<'_>, reading: &Reading, per_unit: u32) -> &mut Self {
        for (bound, count) in &reading.spans {
            self.line("_bucket", labels, Some(&scaled(*bound, per_unit)), count);
        }
        self.line("_bucket", labels, Some("+Inf"), &reading.count);
        self.line("_sum", labels, None, &scaled(reading.sum, per_unit));
        self.line("_count", labels, None, &reading.count);
        self
    }

    pub fn into_text(self) -> String {
        self.text
    }

    fn line(&mut self, suffix: &str, labels: Labels<'_>, bound: Option<&str>, value: &dyn Display) {
        let _ = write!(self.text, "{}{suffix}", self.name);
        let bound = bound.map(|bound| ("le", bound));
        for (place, (name, value)) in labels.iter().copied().chain(bound).enumerate() {
            let _ = write!(self.text, "{}{name}=\"{}\"", if place == 0 { '{' } else { ',' }, escaped(value));
        }
        let _ =
            writeln!(self.text, "{} {value}", if labels.is_empty() && bound.is_none() { "" } else { "}" });
    }
}

/// Without a float: 1500 of 1000000 is 0.0015.
fn scaled(value: u64, per_unit: u32) -> String {
    let per_unit = u64::from(per_unit.max(1));
    let digits = per_unit.ilog10() as usize;
    let (whole, part) = (value / per_unit, value % per_unit);
    let text = if digits == 0 { whole.to_string() } else { format!("{whole}.{part:0digits$}") };
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Histogram;

    #[test]
    fn families_are_written_as_prometheus_reads_them() {
        let histogram = Histogram::new(&[1_500, 2_000_000]);
        histogram.record(1_500);
        histogram.record(3_000_000);
        let mut text = Exposition::default();
        text.family("up", Kind::Gauge, "Whether.").sample(&[], 1);
        text.family("done_total", Kind::Counter, "What.").sample(&[("how", "a\"b\\c\nd"), ("who", "x")], 7);
        text.family("took_seconds", Kind::Histogram, "How long.");
        text.histogram(&[("route", "/")], &histogram.read(), 1_000_000);
        assert_eq!(
            text.into_text(),
            "# HELP up Whether.\n# TYPE up gauge\nup 1\n\
             # HELP done_total What.\n# TYPE done_total counter\ndone_total{how=\"a\\\"b\\\\c\\nd\",who=\"x\"} 7\n\
             # HELP took_seconds How long.\n# TYPE took_seconds histogram\n\
             took_seconds_bucket{route=\"/\",le=\"0.0015\"} 1\ntook_seconds_bucket{route=\"/\",le=\"2\"} 1\n\
             took_seconds_bucket{route=\"/\",le=\"+Inf\"} 2\ntook_seconds_sum{route=\"/\"} 3.0015\n\
             took_seconds_count{route=\"/\"} 2\n"
        );
    }

    #[test]
    fn whole_numbers_become_decimals() {
        for (value, per_unit, expected) in [
            (0, 1_000_000, "0"),
            (1, 1_000_000, "0.000001"),
            (20, 1, "20"),
            (1_000_000, 1_000_000, "1"),
            (2_500, 1_000, "2.5"),
        ] {
            assert_eq!(scaled(value, per_unit), expected);
        }
    }
}
