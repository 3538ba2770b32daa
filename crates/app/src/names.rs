//! Names of people and things as given by hand: one line, not empty, not endless.

use crate::problem::Problem;
use texts::Sentence;
use unicode_normalization::UnicodeNormalization as _;

/// Longest name, in characters.
pub const CHARS_MAX: usize = 200;

/// Trimmed and composed (NFC), with every run of blanks, line breaks included, as one blank.
pub fn read(given: &str, path: &str) -> Result<String, Problem> {
    let composed: String = given.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let name = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Problem::invalid(path, Sentence::problem_name()));
    }
    if name.chars().count() > CHARS_MAX {
        return Err(Problem::invalid(path, Sentence::problem_characters_max(CHARS_MAX)));
    }
    Ok(name)
}

/// Up to two letters that stand for a person: `Ada Lovelace` is `AL`.
pub fn initials(name: &str) -> String {
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line() {
        for (given, expected) in [
            ("  Ada   Lovelace ", Some("Ada Lovelace")),
            ("Ada\r\nBcc: all@firm.example", Some("Ada Bcc: all@firm.example")),
            ("<script>alert(1)</script>", Some("<script>alert(1)</script>")),
            ("\u{0} \n", None),
            ("", None),
        ] {
            assert_eq!(read(given, "name").ok().as_deref(), expected, "{given:?}");
        }
        assert!(read(&"a".repeat(CHARS_MAX), "name").is_ok());
        assert!(read(&"a".repeat(10_000), "name").is_err());
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        for (name, expected) in
            [("Ada Lovelace", "AL"), ("ada", "A"), ("Jean de la Tour", "JT"), ("(…) 5", "5"), ("", "")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
