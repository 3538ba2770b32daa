//! Numbers as people type them in their language, made plain: `1.250,50` in German and `1,250.50` in English are both
//! `1250.50`. What is no number stays as it is; the field says what is wrong with it.

use texts::Language;

/// A mark that stands once, before other than three digits, is the decimal one in every language. Before three digits
/// the language decides: `1.250` is more than a thousand in German and a little more than one in English.
pub fn plain(typed: &str, language: Language) -> String {
    let compact: String = typed.chars().filter(|letter| !is_blank(*letter)).collect();
    let marks: Vec<(usize, char)> = compact.char_indices().filter(|(_, letter)| is_mark(*letter)).collect();
    let Some(&(last_at, last)) = marks.last() else { return typed.to_owned() };
    let mixed = marks.iter().any(|(_, mark)| *mark != last);
    let before_three = compact[last_at + 1..].chars().count() == 3;
    let is_decimal =
        if mixed { true } else { marks.len() == 1 && (!before_three || last == decimal_mark(language)) };
    let written = compact.char_indices().filter_map(|(at, letter)| match (is_mark(letter), at == last_at) {
        (true, true) if is_decimal => Some('.'),
        (true, _) => None,
        (false, _) => Some(letter),
    });
    let plain: String = written.collect();
    if plain.parse::<model::Decimal>().is_ok() { plain } else { typed.to_owned() }
}

fn decimal_mark(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::De => ',',
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',')
}

/// What may stand between thousands besides.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let cases = [
            ("1250", "1250", "1250"),
            ("12.50", "12.50", "12.50"),
            ("12,50", "12.50", "12.50"),
            ("1,250", "1250", "1.250"),
            ("1.250", "1.250", "1250"),
            ("1,250.50", "1250.50", "1250.50"),
            ("1.250,50", "1250.50", "1250.50"),
            ("1.250.000", "1250000", "1250000"),
            ("1 250,5", "1250.5", "1250.5"),
            ("-3,5", "-3.5", "-3.5"),
            ("about 3,5", "about 3,5", "about 3,5"),
            (",", ",", ","),
            ("", "", ""),
        ];
        for (typed, english, german) in cases {
            assert_eq!(plain(typed, Language::En), english, "{typed:?} in English");
            assert_eq!(plain(typed, Language::De), german, "{typed:?} in German");
        }
    }
}
