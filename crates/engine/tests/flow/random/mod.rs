//! Random valid templates and random acts, drawn from a tape of numbers so that a failure shrinks to a short one.

mod acts;
mod definitions;
mod time;
mod versions;

pub use acts::{Drawn, PEOPLE, busy, draw, erasure};
pub use definitions::{definition, untimed};
pub use time::add_time;
pub use versions::next_version;

use proptest::{collection::vec, prelude::*};

/// What stands in everything internal: texts, values, comments, names, keys of steps outside people may not know of.
pub const MARKER: &str = "internal";

/// Numbers to draw from; when it has run out, everything is 0, the simplest choice.
pub struct Tape<'a> {
    numbers: &'a [u16],
    next: usize,
}

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u16]) -> Self {
        Self { numbers, next: 0 }
    }

    fn draw(&mut self) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(number)
    }

    /// 0 to `count` - 1.
    pub fn below(&mut self, count: usize) -> usize {
        self.draw() % count.max(1)
    }

    /// True with `percent` in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.draw() % 100 >= 100 - percent
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.below(of.len())].clone()) }
    }
}

/// One tape for a template, one for the acts.
pub fn tapes(acts: usize) -> impl Strategy<Value = (Vec<u16>, Vec<u16>)> {
    (vec(any::<u16>(), 0..400), vec(any::<u16>(), 0..acts * 8))
}
