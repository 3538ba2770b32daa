//! Mail addresses: what can be delivered to, and nothing that could end up as a second header line.

const ADDRESS_CHARS_MAX: usize = 254;
const LOCAL_CHARS_MAX: usize = 64;

/// The address without spaces around it, its domain in lower case.
///
/// # Errors
/// A sentence that tells the person what to change.
pub fn check_email(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err("Remove the spaces and line breaks from the e-mail address.".to_owned());
    }
    if text.len() > ADDRESS_CHARS_MAX {
        return Err("Use an e-mail address of at most 254 characters.".to_owned());
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Err("Add the @ and what comes after it, for example name@firm.example.".to_owned());
    };
    if domain.contains('@') {
        return Err("Write one e-mail address, with one @.".to_owned());
    }
    check_local(local)?;
    check_domain(domain)?;
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

/// The dot-atom of RFC 5322; quoted local parts are refused.
fn check_local(local: &str) -> Result<(), String> {
    if local.is_empty() {
        return Err("Add what comes before the @.".to_owned());
    }
    if local.len() > LOCAL_CHARS_MAX {
        return Err("Use at most 64 characters before the @.".to_owned());
    }
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(letter);
    if let Some(letter) = local.chars().find(|letter| !allowed(*letter)) {
        return Err(format!("Remove {letter} from before the @."));
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err("Check the dots before the @.".to_owned());
    }
    Ok(())
}

fn check_domain(domain: &str) -> Result<(), String> {
    if domain.is_empty() {
        return Err("Add what comes after the @, for example firm.example.".to_owned());
    }
    let Some((_, ending)) = domain.rsplit_once('.') else {
        return Err("Add the ending, for example .com.".to_owned());
    };
    if ending.is_empty() {
        return Err("Add the ending, for example .com.".to_owned());
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
        return Err("Check what comes after the @.".to_owned());
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
