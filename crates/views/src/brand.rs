//! The organisation as it shows itself: name, initials or logo, colour. Pages take the colour from one small
//! stylesheet and derive the rest; mails cannot, so the readable shades are computed here.

use crate::paths;
use maud::{Markup, html};
use model::{Color, PublicLinks};
use texts::Texts;

/// Whose pages and mails these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    pub name: String,
    /// One or two letters on the brand's square, where there is no logo.
    pub initials: String,
    /// None is ours.
    pub color: Option<Color>,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Below public pages and mails.
    pub links: PublicLinks,
    /// The same, in the organisation's own words.
    pub footer: Option<String>,
    /// Address of the picture beside the sign-in.
    pub sign_in: Option<String>,
}

/// What theme.css has as `--brand`.
pub const OURS: Color = Color { red: 0x14, green: 0x65, blue: 0x5a };

const DARK_SHEET: Color = Color { red: 0x19, green: 0x1e, blue: 0x1b };
/// A little above AA, as the derivation of the pages has it.
const CONTRAST_MIN: f64 = 5.0;
const CONTRAST_MIN_DARK: f64 = 8.0;
/// Loud colours glow on dark.
const SATURATION_MAX_DARK: f64 = 0.45;

impl Brand {
    /// Initials are the first letters of the first two words that have one.
    pub fn new(name: &str) -> Self {
        let letters = name.split_whitespace().filter_map(|word| word.chars().next());
        let initials: String =
            letters.filter(|letter| !letter.is_ascii_punctuation() || *letter == '&').take(2).collect();
        Self {
            name: name.to_owned(),
            initials: initials.to_uppercase(),
            color: None,
            logo: None,
            links: PublicLinks::default(),
            footer: None,
            sign_in: None,
        }
    }

    #[must_use]
    pub fn with(self, color: Option<Color>, logo_hash: Option<&str>) -> Self {
        Self { color, logo: logo_hash.map(paths::logo), ..self }
    }

    #[must_use]
    pub fn with_links(self, links: PublicLinks) -> Self {
        Self { links, ..self }
    }

    #[must_use]
    pub fn with_footer(self, footer: Option<String>) -> Self {
        Self { footer, ..self }
    }

    #[must_use]
    pub fn with_sign_in(self, picture_hash: Option<&str>) -> Self {
        Self { sign_in: picture_hash.map(paths::logo), ..self }
    }

    /// Its own words below public pages and mails, line by line.
    pub fn footer_lines(&self) -> impl Iterator<Item = &str> {
        self.footer.iter().flat_map(|footer| footer.lines())
    }

    /// What they are called, and where each leads.
    pub fn named_links(&self, texts: Texts) -> Vec<(&'static str, &str)> {
        let links = [(texts.shell_privacy(), &self.links.privacy), (texts.shell_help(), &self.links.help)];
        links.into_iter().filter_map(|(name, address)| Some((name, address.as_deref()?))).collect()
    }

    /// Its own stylesheet; none where the colour is ours.
    pub fn stylesheet(&self) -> Option<String> {
        self.color.filter(|color| *color != OURS).map(paths::brand_css)
    }

    /// Logo, else initials: large on pages for clients, small in the menu. The name stands beside it.
    pub fn mark(&self, large: bool) -> Markup {
        html! {
            @if let Some(logo) = &self.logo {
                img class=(if large { "h-9 max-w-32 rounded-md bg-white object-contain" } else { "h-7 max-w-24 rounded-md bg-white object-contain" }) src=(logo) alt="";
            } @else if large {
                span."grid"."size-9"."flex-none"."place-items-center"."rounded-md"."bg-primary"."text-base"."font-bold"."text-primary-content" aria-hidden="true" { (self.initials) }
            } @else {
                span."grid"."size-7"."flex-none"."place-items-center"."rounded-md"."bg-primary"."text-xs"."font-bold"."text-primary-content" aria-hidden="true" { (self.initials) }
            }
        }
    }

    /// On white, and under white words.
    pub fn on_white(&self) -> Color {
        self.color.unwrap_or(OURS).darkened(CONTRAST_MIN)
    }

    /// On the dark sheet of a mail, and under dark words.
    pub fn on_dark(&self) -> Color {
        let (hue, saturation, lightness) = hue_of(self.color.unwrap_or(OURS));
        let shade = |step: i32| {
            let lighter = lightness + (1.0 - lightness) * f64::from(step) / f64::from(STEPS);
            color_of(hue, saturation.min(SATURATION_MAX_DARK), lighter)
        };
        let readable = |shade: &Color| shade.contrast(DARK_SHEET) >= CONTRAST_MIN_DARK;
        (0..=STEPS).map(shade).find(readable).unwrap_or(Color::WHITE)
    }
}

/// The file behind [`Brand::stylesheet`].
pub fn stylesheet(color: Color) -> String {
    format!(":root{{--brand:{color}}}\n")
}

const STEPS: i32 = 50;

/// Hue in sixths of a turn, saturation and lightness (CSS Color 4, "HSL").
fn hue_of(color: Color) -> (f64, f64, f64) {
    let [red, green, blue] = [color.red, color.green, color.blue].map(|part| f64::from(part) / 255.0);
    let (max, min) = (red.max(green).max(blue), red.min(green).min(blue));
    let (lightness, range) = (f64::midpoint(max, min), max - min);
    if range == 0.0 {
        return (0.0, 0.0, lightness);
    }
    let hue = if max == red {
        (green - blue) / range
    } else if max == green {
        2.0 + (blue - red) / range
    } else {
        4.0 + (red - green) / range
    };
    (hue.rem_euclid(6.0), range / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
}

fn color_of(hue: f64, saturation: f64, lightness: f64) -> Color {
    let range = saturation * lightness.min(1.0 - lightness);
    let part = |of: f64| {
        let place = (of + hue * 2.0).rem_euclid(12.0);
        let value = lightness - range * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0);
        format!("{:.0}", (value * 255.0).clamp(0.0, 255.0) + 0.0).parse().unwrap_or(u8::MAX)
    };
    Color { red: part(0.0), green: part(8.0), blue: part(4.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_words() {
        for (name, expected) in [("Sample & Co. Advisors", "S&"), ("ada", "A"), ("(x) Ltd", "L"), ("", "")] {
            assert_eq!(Brand::new(name).initials, expected, "{name}");
        }
    }

    #[test]
    fn words_on_every_colour_can_be_read() {
        for number in 0..=0xfff_u32 {
            let color = Color::parse(&format!("{number:03x}")).expect("a colour");
            let brand = Brand::new("x").with(Some(color), None);
            assert!(
                brand.on_white().contrast(Color::WHITE) >= 4.5,
                "{color} on white is {}",
                brand.on_white()
            );
            assert!(brand.on_dark().contrast(DARK_SHEET) >= 4.5, "{color} on dark is {}", brand.on_dark());
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let brown = Color::parse("#b0451f");
        assert_eq!(Some(Brand::new("x").with(brown, None).on_white()), brown);
        assert_eq!(Brand::new("x").on_white(), OURS);
    }

    #[test]
    fn a_lighter_shade_keeps_its_hue() {
        for number in (0..=0xfff_u32).step_by(7) {
            let color = Color::parse(&format!("{number:03x}")).expect("a colour");
            let (hue, saturation, lightness) = hue_of(color);
            assert_eq!(color_of(hue, saturation, lightness), color, "{hue} {saturation} {lightness}");
        }
    }

    #[test]
    fn our_own_colour_needs_no_stylesheet() {
        let css = |color: &str| Brand::new("x").with(Color::parse(color), None).stylesheet();
        assert_eq!(css("#14655a"), None);
        assert_eq!(css("#B0451F").as_deref(), Some("/brand/b0451f.css"));
        assert_eq!(Brand::new("x").with(None, Some("ab12")).logo.as_deref(), Some("/brand/logo/ab12"));
    }
}
