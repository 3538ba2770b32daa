//! E-mail addresses in the one form they are stored and compared in.

use crate::problem::Problem;
use model::field::check_email;
use unicode_normalization::UnicodeNormalization as _;

/// Trimmed, composed (NFC) and in lower case.
pub fn normalise(given: &str) -> String {
    given.trim().nfc().collect::<String>().to_lowercase()
}

/// The normalised address, or the problem of the answer at `path`. Nothing that could break out of a mail header
/// passes.
///
/// # Errors
/// `Invalid` with what to change.
pub fn read(given: &str, path: &str) -> Result<String, Problem> {
    check_email(&normalise(given)).map_err(|message| Problem::invalid(path, message))
}

/// The address as somebody may see it before it is proved: `a…@firm.example`.
pub fn masked(address: &str) -> String {
    match address.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('…')),
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_addresses_compare_equal() {
        for (given, expected) in [
            (" Ada@Firm.Example ", Some("ada@firm.example")),
            ("ADA@FIRM.EXAMPLE", Some("ada@firm.example")),
            ("ada@firm.example\r\nBcc: all@firm.example", None),
            ("ada\n@firm.example", None),
            ("", None),
        ] {
            assert_eq!(read(given, "email").ok().as_deref(), expected, "{given:?}");
        }
        assert_eq!(normalise("JU\u{308}RGEN@firm.example"), "j\u{fc}rgen@firm.example");
    }

    #[test]
    fn a_masked_address_names_only_its_first_letter_and_domain() {
        assert_eq!(masked("ada@firm.example"), "a…@firm.example");
        assert_eq!(masked("damaged"), "…");
    }
}
