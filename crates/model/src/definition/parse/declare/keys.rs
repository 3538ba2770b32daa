//! Keys of blocks that are steps and were given none: from their name, else numbered (`wait_1`). Which key a block gets
//! hangs on the file alone.

use super::{super::node::Node, RESERVED_NAMES, data::lists, scalar_text, step_block};
use crate::path::NAME_CHARS_MAX;
use std::collections::{BTreeMap, BTreeSet};

/// Room for the number that tells two apart.
const MADE_CHARS_MAX: usize = NAME_CHARS_MAX - 8;

pub(super) struct Keys {
    taken: BTreeSet<String>,
    numbers: BTreeMap<&'static str, usize>,
}

impl Keys {
    /// What the author called things comes first, wherever it stands.
    pub fn of(root: &Node) -> Self {
        let mut taken: BTreeSet<String> = RESERVED_NAMES.map(str::to_owned).into();
        let roles = root.get("roles").map_or(&[][..], Node::entries).iter();
        taken.extend(roles.map(|entry| entry.key.clone()));
        let form = root.get("start").and_then(|start| start.get("form"));
        taken.extend(form.into_iter().flat_map(lists).map(str::to_owned));
        for stage in root.get("stages").map_or(&[][..], Node::items) {
            collect(stage, &mut taken);
        }
        Self { taken, numbers: BTreeMap::new() }
    }

    pub fn made_for(&mut self, word: &str, block: &Node) -> String {
        let numbered = match word {
            "wait" => "wait",
            "flow" => "flow",
            _ => "choice",
        };
        let number = self.numbers.entry(numbered).or_default();
        *number += 1;
        let named = block.get("name").and_then(scalar_text).and_then(slug);
        let wanted = named.unwrap_or_else(|| format!("{numbered}_{number}"));
        let mut key = wanted.clone();
        let mut again = 1;
        while !self.taken.insert(key.clone()) {
            again += 1;
            key = format!("{wanted}_{again}");
        }
        key
    }
}

fn collect(holder: &Node, taken: &mut BTreeSet<String>) {
    for item in holder.get("steps").map_or(&[][..], Node::items) {
        taken.extend(item.get("step").and_then(scalar_text).map(str::to_owned));
        taken.extend(item.get("form").into_iter().flat_map(lists).map(str::to_owned));
        let block = step_block(item).and_then(|(_, block)| block.get("key"));
        taken.extend(block.and_then(scalar_text).map(str::to_owned));
        if let Some(repeat) = item.get("repeat") {
            collect(repeat, taken);
        }
        for block in ["parallel", "choice"] {
            let branches = item.get(block).and_then(|block| block.get("branches"));
            branches.map_or(&[][..], Node::items).iter().for_each(|branch| collect(branch, taken));
        }
        for outcome in item.get("outcome").map_or(&[][..], Node::entries) {
            collect(&outcome.value, taken);
        }
    }
}

/// `Which way?` is `which_way`; nothing where no letters of a key are left.
fn slug(name: &str) -> Option<String> {
    let mut made = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => made.push(letter),
            'ä' => made.push_str("ae"),
            'ö' => made.push_str("oe"),
            'ü' => made.push_str("ue"),
            'ß' => made.push_str("ss"),
            _ if !made.ends_with('_') => made.push('_'),
            _ => {}
        }
    }
    made.truncate(MADE_CHARS_MAX);
    let made = made.trim_matches('_');
    made.starts_with(|first: char| first.is_ascii_lowercase()).then(|| made.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys() {
        for (name, expected) in [
            ("Which way?", Some("which_way")),
            ("Größe & Maß", Some("groesse_mass")),
            ("  2 weeks", None),
            ("???", None),
            ("日本", None),
            ("End", Some("end")),
        ] {
            assert_eq!(slug(name).as_deref(), expected, "{name}");
        }
        assert_eq!(slug(&"long ".repeat(40)).map(|made| made.len() <= MADE_CHARS_MAX), Some(true));
    }
}
