//! A small reader of our own markup for tests: elements with their attributes, and whether they nest well.

use std::collections::BTreeMap;

pub(super) struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// Names of the elements around it, the outermost first.
    pub inside: Vec<String>,
}

impl Element {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_whitespace()
    }
}

const VOID: [&str; 6] = ["input", "meta", "link", "br", "base", "img"];

/// Every element in reading order; panics with the place if the markup does not nest.
pub(super) fn elements(page: &str, html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("{page}: a tag never ends"));
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{page}: </{name}> closes something else");
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        found.push(Element { name: name.clone(), attributes: attributes(tag), inside: open.clone() });
        if name == "style" {
            rest = &rest[rest.find("</style>").unwrap_or(0)..];
        }
        if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{page}: left open: {open:?}");
    found
}

/// Attributes are written `name="value"` or `name`; a `"` in a value is escaped.
fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag.split_once(' ').map_or("", |(_, rest)| rest);
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let close = quoted.find('"').unwrap_or(quoted.len());
            found.insert(name, quoted[..close].to_owned());
            rest = quoted.get(close + 1..).unwrap_or_default();
        } else {
            found.insert(name, String::new());
        }
    }
    found
}
