//! The languages Baton speaks, and which of them somebody wants.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    #[default]
    En,
    De,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// As in `lang="…"` and in settings.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// As its speakers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// `de`, `de-AT`, `DE_ch`: the language of a tag, if it is spoken here.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best of what a browser asks for by `Accept-Language` (RFC 9110, section 12.5.4).
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for range in header.split(',').take(RANGES_MAX) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let (Some(language), Some(weight)) = (Self::parse(tag.trim()), weight_thousandths(weight)) else {
                continue;
            };
            if weight > 0 && best.is_none_or(|(found, _)| weight > found) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

const RANGES_MAX: usize = 20;

/// `q=0.8` in thousandths; absent means one.
fn weight_thousandths(parameter: &str) -> Option<u32> {
    let parameter = parameter.trim();
    if parameter.is_empty() {
        return Some(1_000);
    }
    let (whole, part) =
        parameter.strip_prefix("q=")?.split_once('.').unwrap_or((parameter.strip_prefix("q=")?, ""));
    let part: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    Some((whole.parse::<u32>().ok()?.saturating_mul(1_000) + part).min(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses() {
        let cases = [
            ("de", Some(Language::De)),
            ("de-AT, en;q=0.8", Some(Language::De)),
            ("fr, en;q=0.7, de;q=0.9", Some(Language::De)),
            ("en-GB,en;q=0.9,de;q=0.8", Some(Language::En)),
            ("de;q=0, en;q=0.1", Some(Language::En)),
            ("de;q=x", None),
            ("fr", None),
            ("", None),
            ("*", None),
        ];
        for (header, expected) in cases {
            assert_eq!(Language::accepted(header), expected, "{header:?}");
        }
    }
}
