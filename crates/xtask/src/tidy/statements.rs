//! Every SQL statement of the store is in the list that a test prepares on both databases.

use crate::repository::Repository;

const LIST: &str = "crates/store/src/lib.rs";

pub fn prepared_on_both(repository: &Repository) -> Vec<String> {
    let Some(list) = repository.text(LIST) else {
        return vec![format!("{LIST} is missing")];
    };
    let mut problems = Vec::new();
    let store = repository.rust().filter(|(path, _)| path.starts_with("crates/store/src/"));
    let defining = store.filter(|(_, text)| text.contains("const STATEMENTS:"));
    for (path, _) in defining {
        let module = module_path(path);
        if !list.contains(&format!("{module}::STATEMENTS")) {
            problems.push(format!("{LIST}: statements() lacks {module}::STATEMENTS"));
        }
    }
    let tested = repository.rust().filter(|(path, _)| path.starts_with("crates/store/"));
    let prepares =
        |text: &str| text.contains("statements()") && text.contains("prepare") && text.contains("#[");
    if !tested.filter(|(path, _)| *path != LIST).any(|(_, text)| prepares(text)) {
        problems.push("crates/store: no test prepares statements() on both databases".to_owned());
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
            (LIST, "[a::STATEMENTS].concat()"),
            ("crates/store/src/a/mod.rs", "pub const STATEMENTS: &[&str] = &[];"),
            ("crates/store/src/b/c.rs", "pub const STATEMENTS: &[&str] = &[];"),
            ("crates/store/tests/both.rs", "#[test] fn x() { prepare(store::statements()) }"),
        ]);
        assert_eq!(
            prepared_on_both(&repository),
            ["crates/store/src/lib.rs: statements() lacks b::c::STATEMENTS"]
        );
    }
}
