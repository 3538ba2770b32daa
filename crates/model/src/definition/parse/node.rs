//! A YAML or JSON file as a tree whose every node knows its place. Knows nothing of the language.

use super::problem::Place;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub place: Place,
    pub content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: String,
    pub place: Place,
    pub value: Node,
}

#[derive(Clone, Debug)]
pub(super) struct Scalar {
    pub text: String,
    /// Written without quotes and not as a block, so that `true` and `3` may be more than text.
    pub plain: bool,
}

/// What a scalar is by the YAML 1.2 core schema. There are no dates, and `yes`, `on` and `24h` are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    Null,
    Bool(bool),
    Whole(i64),
    Text,
}

impl Scalar {
    pub fn resolved(&self) -> Resolved {
        if !self.plain {
            return Resolved::Text;
        }
        match self.text.as_str() {
            "" | "~" | "null" | "Null" | "NULL" => Resolved::Null,
            "true" | "True" | "TRUE" => Resolved::Bool(true),
            "false" | "False" | "FALSE" => Resolved::Bool(false),
            text => whole(text).map_or(Resolved::Text, Resolved::Whole),
        }
    }
}

/// Decimal, `0o` octal and `0x` hexadecimal, as the core schema has it.
fn whole(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0o") {
        return digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| i64::from_str_radix(digits, 8).ok())?;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit())
            .then(|| i64::from_str_radix(digits, 16).ok())?;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl Node {
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.resolved() == Resolved::Null)
    }

    /// The entry of a map; nothing for other nodes.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// What it is, as a sentence names it.
    pub fn described(&self) -> String {
        match &self.content {
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "a map".to_owned(),
            Content::Scalar(scalar) if self.is_null() && scalar.plain => "nothing".to_owned(),
            Content::Scalar(scalar) => quoted(&scalar.text),
        }
    }
}

const QUOTED_CHARS_MAX: usize = 60;

/// `` `text` ``, on one line and not too long for a sentence.
pub(super) fn quoted(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(QUOTED_CHARS_MAX)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if text.chars().count() > QUOTED_CHARS_MAX {
        shown.push('…');
    }
    format!("`{shown}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        for (text, expected) in [
            ("24h", Resolved::Text),
            ("yes", Resolved::Text),
            ("on", Resolved::Text),
            ("No", Resolved::Text),
            ("2026-12-31", Resolved::Text),
            ("1.5", Resolved::Text),
            ("95%", Resolved::Text),
            ("1_000", Resolved::Text),
            ("-", Resolved::Text),
            ("0x", Resolved::Text),
            ("0o8", Resolved::Text),
            ("99999999999999999999", Resolved::Text),
            ("true", Resolved::Bool(true)),
            ("False", Resolved::Bool(false)),
            ("tRUE", Resolved::Text),
            ("~", Resolved::Null),
            ("", Resolved::Null),
            ("null", Resolved::Null),
            ("3", Resolved::Whole(3)),
            ("-3", Resolved::Whole(-3)),
            ("+3", Resolved::Whole(3)),
            ("007", Resolved::Whole(7)),
            ("0o17", Resolved::Whole(15)),
            ("0xff", Resolved::Whole(255)),
        ] {
            let scalar = |plain| Scalar { text: text.to_owned(), plain };
            assert_eq!(scalar(true).resolved(), expected, "{text}");
            assert_eq!(scalar(false).resolved(), Resolved::Text, "'{text}'");
        }
    }
}
