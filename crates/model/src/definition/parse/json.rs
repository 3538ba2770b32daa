//! JSON is YAML but for one thing: characters beyond the first plane are escaped in two halves.

use std::borrow::Cow;

/// The same file with `\ud83d\ude00` written as the `\U0001f600` that YAML knows. Half a character alone stays and
/// is refused later.
pub(super) fn with_whole_characters(source: &str) -> Cow<'_, str> {
    if !source.trim_start().starts_with('{') || !source.contains("\\u") {
        return Cow::Borrowed(source);
    }
    let mut written = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(letter) = pair(rest) {
            written.push_str(&format!("\\U{:08x}", u32::from(letter)));
            rest = &rest[12..];
        } else {
            let after = rest[1..].chars().next().map_or(1, |escaped| 1 + escaped.len_utf8());
            written.push_str(&rest[..after]);
            rest = &rest[after..];
        }
    }
    written.push_str(rest);
    Cow::Owned(written)
}

fn pair(text: &str) -> Option<char> {
    let high = half(text)?;
    let low = half(text.get(6..)?)?;
    char::decode_utf16([high, low]).next()?.ok().filter(|letter| u32::from(*letter) > 0xffff)
}

/// `\uXXXX`
fn half(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_become_whole_and_nothing_else_changes() {
        for (source, expected) in [
            (r#"{"a": "\ud83d\ude00!"}"#, r#"{"a": "\U0001f600!"}"#),
            (r#"{"a": "\\ud83d\\ude00"}"#, r#"{"a": "\\ud83d\\ude00"}"#),
            (r#"{"a": "\u00fc\n"}"#, r#"{"a": "\u00fc\n"}"#),
            (r#"{"a": "\ud83d"}"#, r#"{"a": "\ud83d"}"#),
            (r#"{"a": "\u"#, r#"{"a": "\u"#),
            ("{\"a\\", "{\"a\\"),
            (r"a: \ud83d\ude00", r"a: \ud83d\ude00"),
        ] {
            assert_eq!(with_whole_characters(source), expected);
        }
    }
}
