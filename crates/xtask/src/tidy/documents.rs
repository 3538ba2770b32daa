//! Documents say what is there: the table of crates, and the tests that `docs/status.md` cites.

use crate::repository::Repository;
use std::collections::BTreeSet;

const ARCHITECTURE: &str = "docs/architecture.md";
const STATUS: &str = "docs/status.md";

pub fn crate_table(repository: &Repository) -> Vec<String> {
    let Some(text) = repository.text(ARCHITECTURE) else {
        return vec![format!("{ARCHITECTURE} is missing")];
    };
    let listed = listed_crates(text);
    let existing: BTreeSet<&str> = repository.crates().into_iter().collect();
    let missing =
        existing.difference(&listed).map(|name| format!("{ARCHITECTURE}: the table lacks `{name}`"));
    let gone = listed.difference(&existing).map(|name| format!("{ARCHITECTURE}: there is no crate `{name}`"));
    missing.chain(gone).collect()
}

/// Names in backticks in the column headed `crate`.
fn listed_crates(text: &str) -> BTreeSet<&str> {
    let mut column = None;
    let mut listed = BTreeSet::new();
    for line in text.lines() {
        if !line.starts_with('|') {
            column = None;
            continue;
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match column {
            None => column = Some(cells.iter().position(|cell| *cell == "crate")),
            Some(Some(place)) => listed.extend(cells.get(place).into_iter().flat_map(|cell| quoted(cell))),
            Some(None) => {}
        }
    }
    listed
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

pub fn cited_tests(repository: &Repository) -> Vec<String> {
    let Some(text) = repository.text(STATUS) else {
        return vec![format!("{STATUS} is missing")];
    };
    let mut unknown = Vec::new();
    for (place, line) in text.lines().enumerate() {
        for cited in quoted(line).filter(|cited| !exists(repository, cited)) {
            unknown.push(format!("{STATUS}:{}: `{cited}` is nowhere to be found", place + 1));
        }
    }
    unknown
}

const FILE_ENDINGS: [&str; 7] = [".rs", ".mjs", ".ts", ".yaml", ".sql", ".md", ".toml"];

/// Only tests (`crate::path::name`) and files are looked up; commands and words are the reader's business.
fn exists(repository: &Repository, cited: &str) -> bool {
    if cited.contains(' ') || cited.starts_with('/') {
        return true;
    }
    if let Some((above, name)) = cited.rsplit_once("::") {
        let function = format!("fn {name}(");
        return repository
            .rust()
            .any(|(path, text)| text.contains(&function) || has_module(path, text, above, name));
    }
    let is_file = FILE_ENDINGS.iter().any(|ending| cited.ends_with(ending));
    !is_file || repository.all().any(|(path, _)| path == cited || path.ends_with(&format!("/{cited}")))
}

/// `mail::smtp::tests` is a module `tests` of a file that is called after `smtp`.
fn has_module(path: &str, text: &str, above: &str, name: &str) -> bool {
    let parent = above.rsplit("::").next().unwrap_or(above);
    let inside = path.split(['/', '.']).any(|part| part == parent);
    inside && [format!("mod {name};"), format!("mod {name} {{")].iter().any(|module| text.contains(module))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn the_table_of_crates_is_compared_both_ways() {
        let table = "| floor | crate | what |\n|---|---|---|\n| 1 | `model` | `nouns` |\n| dev | `xtask`, `sim` | |\n";
        let repository = of(&[
            (ARCHITECTURE, table),
            ("crates/model/Cargo.toml", ""),
            ("crates/app/Cargo.toml", ""),
            ("crates/xtask/Cargo.toml", ""),
        ]);
        let expected =
            ["docs/architecture.md: the table lacks `app`", "docs/architecture.md: there is no crate `sim`"];
        assert_eq!(crate_table(&repository), expected);
    }

    #[test]
    fn tests_that_are_cited_exist() {
        let status = "`engine::flow::starts` `x.rs` `cargo xtask ci` `/api/v1/flows` `engine::flow::gone` `y.rs` \
                      `mail::smtp::tests` `mail::sms::tests`";
        let repository = of(&[
            (STATUS, status),
            ("crates/a/tests/x.rs", "fn starts() {}"),
            ("crates/a/src/mail/smtp/mod.rs", "mod tests;"),
        ]);
        let found = cited_tests(&repository);
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
