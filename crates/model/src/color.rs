//! A colour as organisations choose it: `#rrggbb`.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// Words need this much against what they stand on (WCAG 2.2, 1.4.3).
pub const CONTRAST_MIN: f64 = 4.5;

/// Finer than anybody sees.
const STEPS: i32 = 200;

impl Color {
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };

    /// WCAG 2.2, "contrast ratio": from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The nearest shade in which words can be read on white, where they cannot in this one.
    pub fn offered(self) -> Option<Self> {
        (self.contrast(Self::WHITE) < CONTRAST_MIN).then(|| self.darkened(CONTRAST_MIN))
    }

    /// Contrast with white in tenths, rounded down, so that it never says more than there is: 45 is 4.5.
    pub fn contrast_tenths(self) -> u32 {
        format!("{:.0}", (self.contrast(Self::WHITE) * 10.0).floor()).parse().unwrap_or(0)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The first shade on the way to black that has at least this contrast with white; its hue stays.
    #[must_use]
    pub fn darkened(self, contrast_min: f64) -> Self {
        let part = |from: u8, step: i32| u8::try_from(i32::from(from) * (STEPS - step) / STEPS).unwrap_or(0);
        let shades = (0..=STEPS).map(|step| Self {
            red: part(self.red, step),
            green: part(self.green, step),
            blue: part(self.blue, step),
        });
        shades.into_iter().find(|shade| shade.contrast(Self::WHITE) >= contrast_min).unwrap_or(Self::BLACK)
    }

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
    fn contrast_is_what_wcag_says() {
        let color = |text| Color::parse(text).expect("a colour");
        for (one, other, expected) in [
            ("#fff", "#000", "21.0"),
            ("#fff", "#fff", "1.0"),
            ("#767676", "#fff", "4.5"),
            ("#f5c400", "#fff", "1.6"),
        ] {
            assert_eq!(format!("{:.1}", color(one).contrast(color(other))), expected, "{one} on {other}");
        }
    }

    #[test]
    fn what_is_offered_can_be_read_and_is_as_near_as_can_be() {
        for number in 0..=0xfff_u32 {
            let color = Color::parse(&format!("{number:03x}")).expect("a colour");
            let offered = color.darkened(CONTRAST_MIN);
            let contrast = offered.contrast(Color::WHITE);
            assert!(contrast >= CONTRAST_MIN, "{color} becomes {offered}");
            if offered == color {
                continue;
            }
            assert!(contrast < CONTRAST_MIN + 0.25, "{color} becomes {offered}, further than it need");
        }
    }

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
