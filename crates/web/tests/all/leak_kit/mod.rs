//! Random valid templates whose internal words are all marked, and random acts in their flows.

pub mod acts;
pub mod templates;

use model::Entropy;

/// Stands in everything outside people must not read: titles, texts, keys and answers of internal steps, internal
/// messages, names of files and groups. Compared without regard to case, since keys are written small.
pub const MARKER: &str = "xint";
/// What they may read: that each of these is found proves that every kind of page and mail was looked at.
pub const PUBLIC: [&str; 8] = [
    "xpub description",
    "xpub title of orchard",
    "xpub text for nadia",
    "xpub label",
    "xpub document",
    "xpub stage",
    // A step of ours the template shows them, on the page of the whole flow.
    "xpub name for you",
    // A message to them, on the page of the whole flow.
    "xpub hello",
];

/// Choices drawn from a seed.
pub struct Dice(Entropy);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Entropy::from_number(seed))
    }

    pub fn below(&mut self, bound: usize) -> usize {
        let bytes = self.0.bytes();
        usize::from(u16::from_be_bytes([bytes[0], bytes[1]])) % bound
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { of.get(self.below(of.len())) }
    }
}
