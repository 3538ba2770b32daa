//! A colour as organisations choose it: `#rrggbb`.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Color {
    /// `#14655a`, `14655A`, `#abc`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let digits: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// `14655a`: for addresses.
    pub fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        let cases = [
            ("#14655a", Some("#14655a")),
            (" B0451F ", Some("#b0451f")),
            ("#abc", Some("#aabbcc")),
            ("", None),
            ("#12345", None),
            ("red", None),
            ("#12345g", None),
            ("#+12345", None),
            ("#ää1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Color::parse(text).map(|color| color.to_string()).as_deref(), expected, "{text:?}");
        }
    }
}
