//! Texts stand in the catalogue, and all that stand there are used.

use super::literals::{Literal, literals};
use crate::repository::Repository;
use std::collections::BTreeSet;

/// Texts nobody says: they would be translated for nothing.
pub fn unused(repository: &Repository) -> Vec<String> {
    let mut said = BTreeSet::new();
    for (_, text) in repository.rust().filter(|(path, _)| !path.starts_with("crates/texts/")) {
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        said.extend(text.split(|letter| !is_word(letter)));
    }
    let mut found = Vec::new();
    for (path, text) in repository.all().filter(|(path, _)| path.starts_with("crates/texts/locales/en/")) {
        for (place, line) in text.lines().enumerate() {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let is_id =
                id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if is_id && !said.contains(id.replace('-', "_").as_str()) {
                found.push(format!("{path}:{}: nobody says {id}", place + 1));
            }
        }
    }
    found
}

/// Where people read what is written: a sentence here would be English for everybody.
const READ: [&str; 2] = ["crates/views/src/", "crates/web/src/"];
/// Sample data; and what programs read.
const NOT_READ: [&str; 3] = ["crates/views/src/sample", "crates/web/src/api", "crates/web/tests"];
/// What stands in these goes to the log, to a header, or to whoever works on the code.
const NOT_SAID: [&str; 9] =
    ["tracing::", "broken", "expect", "assert", "from_static", "concat!", "matches", "split", "class="];
/// Attributes whose words people read or hear.
const HEARD: [&str; 5] = ["aria-label=", "title=", "placeholder=", "alt=", "data-turbo-submits-with="];
/// Names and commands that are the same in every language.
const NAMES: [&str; 4] = ["Baton", "Word", "Excel", "baton template check FILE"];

/// Sentences outside the catalogue.
pub fn sentences_in_code(repository: &Repository) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in repository.rust() {
        let is_read = READ.iter().any(|read| path.starts_with(read));
        if !is_read || NOT_READ.iter().any(|not| path.starts_with(not)) {
            continue;
        }
        let tests_begin = text.lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX);
        let said =
            literals(text).into_iter().filter(|literal| literal.line <= tests_begin && is_said(literal));
        found.extend(said.map(|literal| {
            format!("{path}:{}: “{}” belongs into crates/texts/locales", literal.line, literal.text)
        }));
    }
    found
}

fn is_said(literal: &Literal<'_>) -> bool {
    let of_page = literal.after.is_empty() || HEARD.contains(&literal.after.as_str());
    let to_people = of_page && !NOT_SAID.iter().any(|call| literal.within.contains(call));
    to_people
        && !NAMES.contains(&literal.text)
        && is_sentence(literal.text)
        && (!literal.within.is_empty() || literal.text.contains(' '))
}

/// Two words one after the other, or one with a capital that stands alone. Lists of classes have marks in most of
/// their words, and no word twice as long as theirs.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let plain = |word: &str| {
        let word = word.trim_matches(|letter: char| ".,;:!?…“”„\"'()".contains(letter));
        word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    };
    let has_marks = words.iter().any(|word| {
        word.contains(['=', '/', '<', '>', '[', ']', '{', '_', '@', '#'])
            || word.trim_matches('-').contains('-')
    });
    let capital = text.trim_start().chars().next().is_some_and(char::is_uppercase);
    match words.as_slice() {
        [only] => capital && plain(only) && only.chars().skip(1).all(|letter| !letter.is_uppercase()),
        words => {
            let in_a_row = words.windows(2).any(|two| two.iter().all(|word| plain(word)));
            in_a_row && (capital || !has_marks)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_code() {
        let cases = [
            ("You approved it.", true),
            ("Save", true),
            ("due today", true),
            ("flex min-h-screen flex-col", false),
            ("btn btn-primary", false),
            ("POST", false),
            ("said", false),
            ("", false),
            (" · ", false),
            ("text/html; charset=utf-8", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_sentence(text), expected, "{text:?}");
        }
    }
}
