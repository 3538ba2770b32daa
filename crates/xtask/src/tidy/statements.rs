//! Every SQL statement of the store is in the list that a test prepares on both databases.

use crate::repository::Repository;

/// The macro that names statements and lists them.
const NAMING: &str = "statements! {";
/// The test that sends the list to both databases.
const CHECKING: &str = ".check_statements()";

pub fn prepared_on_both(repository: &Repository) -> Vec<String> {
    let store = || repository.rust().filter(|(path, _)| path.starts_with("crates/store/"));
    let mut problems = Vec::new();
    for (path, _) in store().filter(|(_, text)| text.lines().any(|line| line.ends_with(NAMING))) {
        let list = format!("{}::STATEMENTS", module_path(path));
        if !store().any(|(_, text)| text.contains(&list)) {
            problems.push(format!("{path}: no list of statements has {list}"));
        }
    }
    if !store().any(|(path, text)| path.contains("/tests/") && text.contains(CHECKING)) {
        problems.push(format!("crates/store/tests: nothing calls {CHECKING} on both databases"));
    }
    problems
}

/// `flows::list` of `crates/store/src/flows/list.rs`
fn module_path(path: &str) -> String {
    let inside =
        path.trim_start_matches("crates/store/src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.replace('/', "::")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn a_list_left_out_is_named() {
        let repository = of(&[
            ("crates/store/src/lib.rs", "[a::STATEMENTS].concat()"),
            ("crates/store/src/a/mod.rs", "statements! {\n"),
            ("crates/store/src/b/c.rs", "statements! {\n"),
            ("crates/store/tests/both.rs", "database.check_statements().await"),
        ]);
        let expected = ["crates/store/src/b/c.rs: no list of statements has b::c::STATEMENTS"];
        assert_eq!(prepared_on_both(&repository), expected);
        assert_eq!(prepared_on_both(&of(&[])).len(), 1);
    }
}
