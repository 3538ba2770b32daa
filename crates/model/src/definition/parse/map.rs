//! Maps and scalars of the tree, read against the tables of the language.

use super::{
    Reading,
    node::{Content, Node, Resolved, quoted},
    scope::Scope,
};
use crate::{
    Decimal,
    condition::Condition,
    definition::language::{Thing, Vocabulary, listed},
    limits::{LONG_TEXT_CHARS_MAX, TEXT_CHARS_MAX},
    names::nearest,
    path::is_name,
    text::Text,
};

/// A node and where in the definition it stands.
#[derive(Clone)]
pub(super) struct At<'n> {
    pub node: &'n Node,
    pub path: String,
}

/// A map whose words have been checked.
pub(super) struct MapAt<'n> {
    pub at: At<'n>,
}

impl<'n> MapAt<'n> {
    /// Reports words that are unknown, not supported yet, or missing.
    pub fn open(at: &At<'n>, thing: &Thing, reading: &mut Reading<'_>) -> Option<Self> {
        let Content::Map(entries) = &at.node.content else {
            at.problem(reading, at.node.described(), format!("{} as a map of words", thing.name));
            return None;
        };
        if reading.problems.is_full() {
            return None;
        }
        for entry in entries {
            let word = entry.key.as_str();
            if thing.words.iter().any(|known| known.name == word) {
                continue;
            }
            let path = at.child_path(word);
            if thing.later.contains(&word) {
                reading.problems.add_plain(entry.place, &path, format!("`{word}` is not supported yet"));
                continue;
            }
            let known: Vec<&str> = thing.words.iter().map(|known| known.name).collect();
            let what = format!("{} has no word {}", thing.name, quoted(word));
            reading.problems.add(entry.place, &path, what, meant(word, &known));
        }
        let map = Self { at: at.clone() };
        for word in thing.words.iter().filter(|word| word.needed) {
            if map.at(word.name).is_none() {
                map.at.problem(
                    reading,
                    format!("{} without `{}`", thing.name, word.name),
                    format!("`{}`", word.name),
                );
            }
        }
        Some(map)
    }

    /// What stands behind a word; `null` is as good as not there.
    pub fn at(&self, word: &str) -> Option<At<'n>> {
        let node = self.at.node.get(word).filter(|node| !node.is_null())?;
        Some(At { node, path: self.at.child_path(word) })
    }

    /// The one of these words that stands here; a problem where it is none or several.
    pub fn only_one(&self, words: &[&'static str], reading: &mut Reading<'_>) -> Option<&'static str> {
        let given: Vec<&'static str> = words.iter().copied().filter(|word| self.at(word).is_some()).collect();
        if let [word] = given.as_slice() {
            return Some(word);
        }
        let expected = format!("exactly one of {}", listed(words));
        if given.is_empty() {
            self.at.problem(reading, "none of the words that say what it is", expected);
            return None;
        }
        for at in given.iter().filter_map(|word| self.at(word)) {
            at.problem(reading, format!("{} together", listed(&given).replace(" or ", " and ")), &expected);
        }
        None
    }

    pub fn yes(&self, word: &str, reading: &mut Reading<'_>) -> bool {
        self.at(word).and_then(|at| at.yes_no(reading)).unwrap_or(false)
    }
}

/// The word that was meant, or all there are.
pub(super) fn meant(word: &str, known: &[&str]) -> String {
    nearest(word, known.iter().copied()).map_or_else(|| listed(known), |near| format!("`{near}`"))
}

impl<'n> At<'n> {
    pub fn root(node: &'n Node) -> Self {
        Self { node, path: String::new() }
    }

    pub fn child_path(&self, word: &str) -> String {
        if self.path.is_empty() { word.to_owned() } else { format!("{}.{word}", self.path) }
    }

    pub fn problem(&self, reading: &mut Reading<'_>, what: impl Into<String>, expected: impl Into<String>) {
        reading.problems.add(self.node.place, &self.path, what, expected);
    }

    /// The items of a list, or a problem and none.
    pub fn list(&self, reading: &mut Reading<'_>) -> Vec<At<'n>> {
        let Content::List(items) = &self.node.content else {
            self.problem(reading, self.node.described(), "a list");
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .map(|(place, node)| At { node, path: format!("{}[{place}]", self.path) })
            .collect()
    }

    /// Any scalar as it is written.
    pub fn words(&self, reading: &mut Reading<'_>) -> Option<&'n str> {
        match self.node.scalar() {
            Some(scalar) if !scalar.text.trim().is_empty() => Some(scalar.text.trim()),
            _ => {
                self.problem(reading, self.node.described(), "text");
                None
            }
        }
    }

    pub fn refuse_line_breaks(&self, reading: &mut Reading<'_>) {
        let text = self.node.scalar().map_or("", |scalar| scalar.text.trim());
        if text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')) {
            self.problem(reading, "line breaks or invisible characters", "one line");
        }
    }

    /// One line without data in it.
    pub fn plain_line(&self, reading: &mut Reading<'_>) -> Option<String> {
        self.refuse_line_breaks(reading);
        self.plain_text(reading)
    }

    /// Text without data in it.
    pub fn plain_text(&self, reading: &mut Reading<'_>) -> Option<String> {
        let words = self.words(reading)?;
        if words.contains("{{") {
            self.problem(reading, "`{{…}}`, which is not filled in here", "plain text");
        }
        if words.chars().count() > TEXT_CHARS_MAX {
            self.problem(reading, "a text that long", format!("at most {TEXT_CHARS_MAX} characters"));
        }
        Some(words.to_owned())
    }

    pub fn name(&self, reading: &mut Reading<'_>) -> Option<String> {
        let words = self.words(reading)?;
        if is_name(words) {
            return Some(words.to_owned());
        }
        self.problem(
            reading,
            format!("{} as a key", quoted(words)),
            "at most 64 of a-z, 0-9 and `_`, a letter first, for example `first_review`",
        );
        None
    }

    pub fn names(&self, reading: &mut Reading<'_>) -> Vec<String> {
        self.list(reading).iter().filter_map(|item| item.name(reading)).collect()
    }

    /// The items of a list, or the one thing that stands there by itself.
    pub fn one_or_list(&self, reading: &mut Reading<'_>) -> Vec<At<'n>> {
        match &self.node.content {
            Content::List(_) => self.list(reading),
            _ => vec![self.clone()],
        }
    }

    pub fn template_key(&self, reading: &mut Reading<'_>) -> Option<String> {
        let words = self.words(reading)?;
        if crate::definition::is_template_key(words) {
            return Some(words.to_owned());
        }
        self.problem(
            reading,
            format!("{} as the key of a template", quoted(words)),
            "at most 64 of a-z, 0-9 and `-`, a letter first, for example `kyc-review`",
        );
        None
    }

    pub fn yes_no(&self, reading: &mut Reading<'_>) -> Option<bool> {
        match self.node.scalar().map(super::node::Scalar::resolved) {
            Some(Resolved::Bool(yes)) => Some(yes),
            _ => {
                self.problem(reading, self.node.described(), "`true` or `false`");
                None
            }
        }
    }

    pub fn whole(&self, min: i64, max: i64, reading: &mut Reading<'_>) -> Option<i64> {
        match self.node.scalar().map(super::node::Scalar::resolved) {
            Some(Resolved::Whole(number)) if (min..=max).contains(&number) => Some(number),
            _ => {
                self.problem(reading, self.node.described(), format!("a whole number from {min} to {max}"));
                None
            }
        }
    }

    pub fn decimal(&self, reading: &mut Reading<'_>) -> Option<Decimal> {
        let number = self.node.scalar().and_then(|scalar| scalar.text.trim().parse().ok());
        if number.is_none() {
            self.problem(reading, self.node.described(), "a number such as 1250 or 12.50");
        }
        number
    }

    /// One of a vocabulary's words; those of later versions are told apart from unknown ones.
    pub fn one_of<T: Copy>(&self, words: &Vocabulary<T>, reading: &mut Reading<'_>) -> Option<T> {
        let word = self.words(reading)?;
        if let Some(value) = words.get(word) {
            return Some(value);
        }
        if words.later.contains(&word) {
            reading.problems.add(
                self.node.place,
                &self.path,
                format!("`{word}` is not supported yet"),
                listed(&words.words()),
            );
        } else {
            self.problem(reading, quoted(word), meant(word, &words.words()));
        }
        None
    }

    pub fn text(&self, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Option<Text> {
        let words = self.words(reading)?;
        if words.chars().count() > LONG_TEXT_CHARS_MAX {
            self.problem(reading, "a text that long", format!("at most {LONG_TEXT_CHARS_MAX} characters"));
            return None;
        }
        match Text::parse(words, scope) {
            Ok(text) => Some(text),
            Err(wrong) => {
                let place = reading.place_within(self.node, words, wrong.offset);
                reading.problems.add(place, &self.path, wrong.what, wrong.expected);
                None
            }
        }
    }

    pub fn condition(&self, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Option<Condition> {
        let words = self.words(reading)?;
        match Condition::parse(words, scope) {
            Ok(condition) => Some(condition),
            Err(wrong) => {
                let place = reading.place_within(self.node, words, wrong.offset);
                reading.problems.add(place, &self.path, wrong.what, wrong.expected);
                None
            }
        }
    }

    /// The key of a declared role.
    pub fn role(&self, reading: &mut Reading<'_>) -> Option<String> {
        let key = self.words(reading)?;
        if reading.declared.roles.contains_key(key) {
            reading.role_is_used(key);
            return Some(key.to_owned());
        }
        let known: Vec<&str> = reading.declared.roles.keys().map(String::as_str).collect();
        let expected = if known.is_empty() { "a role under `roles`".to_owned() } else { meant(key, &known) };
        self.problem(reading, format!("no role {}", quoted(key)), expected);
        None
    }
}

/// A key in words: `first_review` is "First review".
pub(super) fn in_words(key: &str) -> String {
    let spaced = key.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
