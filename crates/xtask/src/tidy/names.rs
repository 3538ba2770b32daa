//! Names say what something is; each file says what it is for.

use crate::repository::Repository;

const EMPTY_NAMES: [&str; 8] =
    ["util", "utils", "common", "helper", "helpers", "misc", "manager", "managers"];

pub fn folders_and_files(repository: &Repository) -> Vec<String> {
    let mut found = Vec::new();
    for (path, _) in repository.all() {
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY_NAMES.contains(&stem) {
                found.push(format!("{path}: `{stem}` says nothing; name it after what it holds"));
            }
        }
    }
    found
}

pub fn purpose_lines(repository: &Repository) -> Vec<String> {
    let silent = repository.rust().filter(|(_, text)| !text.starts_with("//! "));
    silent.map(|(path, _)| format!("{path}:1: begin with a line of purpose, `//! …`")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn empty_names_and_silent_files_are_found() {
        let repository =
            of(&[("src/utils/a.rs", "//! a"), ("src/common.rs", "//! b"), ("src/utility.rs", "fn c() {}")]);
        assert_eq!(folders_and_files(&repository).len(), 2);
        assert_eq!(purpose_lines(&repository), ["src/utility.rs:1: begin with a line of purpose, `//! …`"]);
    }
}
