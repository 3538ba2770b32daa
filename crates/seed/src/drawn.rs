//! What looks like chance and is the same in every run.

/// Of the record with this number.
pub fn name(client: usize) -> String {
    let word = |words: &[&'static str], salt| words[drawn(client, salt) % words.len()];
    format!("{} {} {client}", word(&FIRST, 21), word(&SECOND, 22))
}

const FIRST: [&str; 16] = [
    "Halden",
    "Cedar",
    "Quayside",
    "Pennyroyal",
    "Northfield",
    "Tessera",
    "Ember",
    "Orchard",
    "Brightwater",
    "Greywater",
    "Marlow",
    "Pike",
    "Solheim",
    "Vogt",
    "Harbour",
    "Linden",
];
const SECOND: [&str; 10] = [
    "Marine",
    "Joinery",
    "Lettings",
    "Nurseries",
    "Bakery",
    "Robotics",
    "Kitchens",
    "Dental",
    "Schools",
    "Studios",
];

pub fn draw(number: usize, salt: u64) -> i64 {
    i64::try_from(drawn(number, salt) % 1_000_000).unwrap_or(0)
}

/// SplitMix64: the same for the same number in every run.
pub fn drawn(number: usize, salt: u64) -> usize {
    let state = (number as u64).wrapping_mul(31).wrapping_add(salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut mixed = state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from(mixed ^ (mixed >> 31)).unwrap_or(0)
}
