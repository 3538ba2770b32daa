//! Every Rust file is reached from a root by `mod`, `include!` or `#[path]`.

use crate::repository::Repository;
use std::collections::BTreeSet;

pub fn dead_files(repository: &Repository) -> Vec<String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<String> =
        repository.rust().map(|(path, _)| path).filter(|path| is_root(path)).map(str::to_owned).collect();
    while let Some(path) = open.pop() {
        if let Some(text) = repository.text(&path) {
            open.extend(named_files(&path, text));
            reached.insert(path);
        }
    }
    let dead = repository.rust().map(|(path, _)| path).filter(|path| !reached.contains(*path));
    dead.map(|path| format!("{path}: no `mod` leads here; remove it or name it")).collect()
}

fn is_root(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(
        parts.as_slice(),
        [_, _, "build.rs"]
            | [_, _, "src", "lib.rs" | "main.rs"]
            | [_, _, "src", "bin", _]
            | [_, _, "tests" | "examples" | "benches", _]
            | [_, _, "tests" | "examples", _, "main.rs"]
    )
}

/// Files that may be meant; those that do not exist do no harm.
fn named_files(path: &str, text: &str) -> Vec<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let inner = match stem {
        "mod" | "lib" | "main" | "build" => folder.to_owned(),
        _ if is_root(path) => folder.to_owned(),
        _ => format!("{folder}/{stem}"),
    };
    let mut named = Vec::new();
    for line in text.lines().map(str::trim) {
        for marker in ["#[path = \"", "include!(\""] {
            if let Some(relative) = line.split_once(marker).and_then(|(_, rest)| rest.split('"').next()) {
                named.push(format!("{folder}/{relative}"));
            }
        }
        if let Some(name) = module_name(line) {
            named.push(format!("{inner}/{name}.rs"));
            named.push(format!("{inner}/{name}/mod.rs"));
        }
    }
    named
}

/// `x` of `mod x;`, whatever stands before it.
fn module_name(line: &str) -> Option<&str> {
    let name = line.strip_suffix(';')?.split_whitespace().next_back()?;
    let before = line.strip_suffix(';')?.strip_suffix(name)?.trim_end();
    let declares = before == "mod" || before.ends_with(" mod");
    let word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (declares && word).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn files_without_a_mod_are_dead() {
        let repository = of(&[
            ("crates/a/src/lib.rs", "pub mod b;\n#[cfg(test)] mod tests;\n"),
            ("crates/a/src/b.rs", "mod c;"),
            ("crates/a/src/b/c.rs", ""),
            ("crates/a/src/tests.rs", ""),
            ("crates/a/src/c.rs", ""),
            ("crates/a/build.rs", "#[path = \"build/pack.rs\"]\nmod pack;"),
            ("crates/a/build/pack.rs", ""),
            ("crates/a/tests/x.rs", "mod firm;"),
            ("crates/a/tests/firm/mod.rs", ""),
        ]);
        assert_eq!(dead_files(&repository), ["crates/a/src/c.rs: no `mod` leads here; remove it or name it"]);
    }
}
