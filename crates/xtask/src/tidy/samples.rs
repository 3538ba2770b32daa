//! Every page of `views` is rendered from a sample at least once, so that the gallery and its checks see it.

use crate::repository::Repository;

const PAGES: &str = "crates/views/src/pages/";
const SAMPLES: &str = "crates/views/src/sample/";

pub fn pages_without_samples(repository: &Repository) -> Vec<String> {
    let samples: Vec<&str> =
        repository.rust().filter(|(path, _)| path.starts_with(SAMPLES)).map(|(_, text)| text).collect();
    let shown = |noun: &str, page: &str| {
        let (whole, short) = (format!("{noun}::{page}("), format!(", {page}(&"));
        samples.iter().any(|text| text.contains(&whole) || (text.contains(noun) && text.contains(&short)))
    };
    let mut missing = Vec::new();
    for (path, text) in repository.rust() {
        let Some(noun) = noun(path) else { continue };
        for page in page_functions(text).filter(|page| !shown(noun, page)) {
            missing.push(format!("{path}: no sample shows the page {noun}::{page}; add one in {SAMPLES}"));
        }
    }
    missing
}

/// `flow` of `…/pages/flow/start.rs` and of `…/pages/flow/list/mod.rs`; parts of a page lie deeper.
fn noun(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.strip_prefix(PAGES)?.split('/').collect();
    match parts.as_slice() {
        [noun, _] | [noun, _, "mod.rs"] => Some(noun),
        _ => None,
    }
}

/// Functions that take a shell and give a whole document.
fn page_functions(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (name, parameters) = line.strip_prefix("pub fn ")?.split_once('(')?;
        let takes_shell =
            ["staff: &Staff", "shell: &Public"].iter().any(|shell| parameters.starts_with(shell));
        (takes_shell && line.ends_with("-> Markup {")).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn a_page_nobody_shows_is_named() {
        let page = |name: &str| format!("pub fn {name}(staff: &Staff, page: &Page) -> Markup {{\n}}\n");
        let (list, show, audit) = (page("list"), page("show"), page("list"));
        let repository = of(&[
            ("crates/views/src/pages/key/list.rs", &list),
            ("crates/views/src/pages/key/show.rs", &show),
            ("crates/views/src/pages/key/list/parts.rs", &show),
            ("crates/views/src/pages/audit/list.rs", &audit),
            ("crates/views/src/pages/key/words.rs", "pub fn words(key: &Key) -> Markup {\n}"),
            ("crates/views/src/sample/key.rs", "Sample::page(\"keys\", key::list(&staff, &keys()))"),
            (
                "crates/views/src/sample/audit.rs",
                "use pages::audit::list;\nSample::page(\"audit\", list(&staff, &audit()))",
            ),
        ]);
        let expected = "crates/views/src/pages/key/show.rs: no sample shows the page key::show; add one in crates/views/src/sample/";
        assert_eq!(pages_without_samples(&repository), [expected]);
    }
}
