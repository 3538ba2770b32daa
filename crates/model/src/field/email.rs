//! Mail addresses: what can be delivered to, and nothing that could end up as a second header line.

use texts::Sentence;

const ADDRESS_CHARS_MAX: usize = 254;
const LOCAL_CHARS_MAX: usize = 64;

/// The address without spaces around it, its domain in lower case.
///
/// # Errors
/// A sentence that tells the person what to change.
pub fn check_email(text: &str) -> Result<String, Sentence> {
    let text = text.trim();
    if text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err(Sentence::field_email_spaces());
    }
    if text.len() > ADDRESS_CHARS_MAX {
        return Err(Sentence::field_email_long(ADDRESS_CHARS_MAX));
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Err(Sentence::field_email_at());
    };
    if domain.contains('@') {
        return Err(Sentence::field_email_one_at());
    }
    check_local(local)?;
    check_domain(domain)?;
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

/// The dot-atom of RFC 5322; quoted local parts are refused.
fn check_local(local: &str) -> Result<(), Sentence> {
    if local.is_empty() {
        return Err(Sentence::field_email_before());
    }
    if local.len() > LOCAL_CHARS_MAX {
        return Err(Sentence::field_email_before_long(LOCAL_CHARS_MAX));
    }
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(letter);
    if let Some(letter) = local.chars().find(|letter| !allowed(*letter)) {
        return Err(Sentence::field_email_letter(letter.to_string()));
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(Sentence::field_email_dots());
    }
    Ok(())
}

fn check_domain(domain: &str) -> Result<(), Sentence> {
    if domain.is_empty() {
        return Err(Sentence::field_email_after());
    }
    let Some((_, ending)) = domain.rsplit_once('.') else {
        return Err(Sentence::field_email_ending());
    };
    if ending.is_empty() {
        return Err(Sentence::field_email_ending());
    }
    let label_holds = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !domain.split('.').all(label_holds)
        || ending.len() < 2
        || ending.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Err(Sentence::field_email_after_wrong());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_email;

    #[test]
    fn addresses() {
        for (text, expected) in [
            (" Ada.Lovelace+tax@Firm.Example ", "Ada.Lovelace+tax@firm.example"),
            ("o'neil@firm.example", "o'neil@firm.example"),
            ("ada@firm", "refused: Add the ending, for example .com."),
            ("ada@firm.", "refused: Add the ending, for example .com."),
            ("ada", "refused: Add the @ and what comes after it, for example name@firm.example."),
            ("@firm.example", "refused: Add what comes before the @."),
            ("ada@", "refused: Add what comes after the @, for example firm.example."),
            ("ada@b@firm.example", "refused: Write one e-mail address, with one @."),
            (
                "ada@firm.example\r\nBcc: all@firm.example",
                "refused: Remove the spaces and line breaks from the e-mail address.",
            ),
            ("ada\u{0}@firm.example", "refused: Remove the spaces and line breaks from the e-mail address."),
            ("ada @firm.example", "refused: Remove the spaces and line breaks from the e-mail address."),
            ("ada<b@firm.example", "refused: Remove < from before the @."),
            ("a,b@firm.example", "refused: Remove , from before the @."),
            (".ada@firm.example", "refused: Check the dots before the @."),
            ("ada@-firm.example", "refused: Check what comes after the @."),
            ("ada@firm..example", "refused: Check what comes after the @."),
            ("ada@[127.0.0.1]", "refused: Check what comes after the @."),
            ("ada@127.0.0.1", "refused: Check what comes after the @."),
        ] {
            let got = check_email(text).unwrap_or_else(|why| format!("refused: {why}"));
            assert_eq!(got, expected, "{text:?}");
        }
    }
}
