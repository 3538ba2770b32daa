//! Files of ours that are no definitions, calendars for one: the same YAML and JSON, as plain values with places.

use super::{
    json,
    node::{Content, Node, Resolved, Scalar},
    problem::{Place, Problem, Problems},
    tree,
};
use serde_json::Value;

/// A file read as a tree. What its words mean is the caller's business.
#[derive(Clone, Debug)]
pub struct PlainFile {
    name: String,
    root: Node,
}

impl PlainFile {
    /// Reads YAML (1.2 core schema) or JSON. `file_name` is only named in problems.
    ///
    /// # Errors
    /// When it is neither, or a key stands there twice.
    pub fn read(file_name: &str, source: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::of(file_name);
        let root = tree::read(&json::with_whole_characters(source), &mut problems);
        problems.finish()?;
        root.map(|root| Self { name: file_name.to_owned(), root }).ok_or_else(Vec::new)
    }

    pub fn value(&self) -> Value {
        value(&self.root)
    }

    /// A problem at a path such as `hours.mon[0]`, or at the nearest node that exists on the way to it.
    pub fn problem(&self, path: &str, what: &str, expected: &str) -> Problem {
        let Place { line, column } = place_of(&self.root, path);
        let (what, expected) = (what.to_owned(), Some(expected.to_owned()));
        Problem { file: self.name.clone(), line, column, path: path.to_owned(), what, expected }
    }
}

fn value(node: &Node) -> Value {
    match &node.content {
        Content::Scalar(scalar) => scalar_value(scalar),
        Content::List(items) => items.iter().map(value).collect(),
        Content::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), value(&entry.value))).collect()
        }
    }
}

fn scalar_value(scalar: &Scalar) -> Value {
    match scalar.resolved() {
        Resolved::Null => Value::Null,
        Resolved::Bool(given) => Value::Bool(given),
        Resolved::Whole(number) => Value::from(number),
        Resolved::Text => Value::String(scalar.text.clone()),
    }
}

fn place_of(root: &Node, path: &str) -> Place {
    let (mut node, mut place) = (root, root.place);
    for part in path.split(['.', '[']) {
        let found = match &node.content {
            Content::Map(entries) => {
                entries.iter().find(|entry| entry.key == part).map(|entry| (&entry.value, entry.place))
            }
            Content::List(items) => {
                let index = part.trim_end_matches(']').parse::<usize>().ok();
                index.and_then(|index| items.get(index)).map(|item| (item, item.place))
            }
            Content::Scalar(_) => None,
        };
        let Some(next) = found else { break };
        (node, place) = next;
    }
    place
}
