//! How often a value fell into which span.

use crate::Counter;

#[derive(Debug)]
pub struct Histogram {
    /// The largest value of each span, growing; what is above the last is counted apart.
    bounds: &'static [u64],
    counts: Vec<Counter>,
    sum: Counter,
}

/// What a histogram held at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The largest value of each span and how many values lie in it or below.
    pub spans: Vec<(u64, u64)>,
    pub count: u64,
    pub sum: u64,
}

impl Histogram {
    pub fn new(bounds: &'static [u64]) -> Self {
        let counts = (0..=bounds.len()).map(|_| Counter::default()).collect();
        Self { bounds, counts, sum: Counter::default() }
    }

    pub fn record(&self, value: u64) {
        let place = self.bounds.partition_point(|bound| *bound < value);
        self.counts[place].add(1);
        self.sum.add(value);
    }

    pub fn read(&self) -> Reading {
        let mut count = 0;
        let mut below = |counter: &Counter| {
            count += counter.get();
            count
        };
        let spans =
            self.bounds.iter().zip(&self.counts).map(|(bound, counter)| (*bound, below(counter))).collect();
        let count = self.counts.last().map_or(0, below);
        Reading { spans, count, sum: self.sum.get() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_a_bound_belongs_below_it() {
        let histogram = Histogram::new(&[1, 10]);
        for value in [0, 1, 2, 10, 11] {
            histogram.record(value);
        }
        assert_eq!(histogram.read(), Reading { spans: vec![(1, 2), (10, 4)], count: 5, sum: 24 });
    }
}
