//! What must not be written: unfinished code, silenced lints, and what only one machine knows.

use crate::repository::Repository;

/// In pieces, so that this file does not break its own rule.
const CODE: [(&str, &str); 4] = [
    (concat!("todo", "!("), "finish it"),
    (concat!("unimplemented", "!("), "finish it"),
    (concat!("#[al", "low("), "use #[expect(lint, reason = …)]"),
    (concat!("#![al", "low("), "use #![expect(lint, reason = …)]"),
];

pub fn forbidden_code(repository: &Repository) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in repository.rust() {
        let tests_begin = tests_begin(path, text);
        for (place, line) in text.lines().enumerate() {
            let number = place + 1;
            for (word, instead) in CODE {
                if line.contains(word) {
                    found.push(format!("{path}:{number}: {word}…: {instead}"));
                }
            }
            let comment = line.trim_start().starts_with("//");
            if place < tests_begin && !comment && line.contains(concat!(".unw", "rap()")) {
                found.push(format!("{path}:{number}: unwrap outside tests: answer with an error"));
            }
        }
    }
    found
}

/// The line from which on a file is test code.
fn tests_begin(path: &str, text: &str) -> usize {
    let test_file =
        path.contains("/tests/") || path.ends_with("/tests.rs") || path.starts_with("crates/testkit/");
    if test_file {
        return 0;
    }
    text.lines().position(|line| line.trim_start().starts_with("#[cfg(test)]")).unwrap_or(usize::MAX)
}

/// Folders of one machine, hosts of registries, and how the text came about: none of it is the reader's business.
const ANYWHERE: [&str; 13] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("registry.npm", "js.org"),
    concat!("static.cra", "tes.io"),
    concat!("index.cra", "tes.io"),
    concat!("artifac", "tory"),
    concat!("co-auth", "ored-by"),
    concat!("chat", "gpt"),
    concat!("cop", "ilot"),
    concat!("language mo", "del"),
    concat!("coding ag", "ent"),
];

pub fn forbidden_words(repository: &Repository) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in repository.all() {
        for (place, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            let word = ANYWHERE.iter().find(|word| stands_alone(&lower, &word.to_lowercase()));
            if let Some(word) = word {
                found.push(format!("{path}:{}: `{word}` does not belong in the project", place + 1));
            }
        }
    }
    found
}

/// A folder counts only where a path begins: `https://host/work/` is an address.
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !word.starts_with('/')
            || !before.is_some_and(|letter| letter.is_alphanumeric() || ".}-_*".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn forbidden_code_is_found_outside_tests() {
        let unwrap = concat!("x.unw", "rap();");
        let text =
            format!("//! a\n// {unwrap}\n{unwrap}\n{}\n#[cfg(test)]\n{unwrap}\n", concat!("to", "do!()"));
        assert_eq!(forbidden_code(&of(&[("a.rs", &text), ("crates/x/tests/b.rs", unwrap)])).len(), 2);
    }

    #[test]
    fn folders_of_a_machine_are_found_and_addresses_are_not() {
        let folder = concat!("cd /wo", "rk/x");
        let address = concat!("https://firm.example/wo", "rk/x");
        let found = forbidden_words(&of(&[("a.md", folder), ("b.md", address)]));
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
