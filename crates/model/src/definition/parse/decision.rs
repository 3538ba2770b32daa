//! A choice that somebody makes: a step of kind `decision` with one question, which branch.

use super::{
    Reading, Scope,
    deadline::{self, Around},
    declare::BRANCH,
    map::{At, MapAt},
    node::quoted,
    route::Route,
    step,
};
use crate::{
    Field, FieldType,
    definition::{Kind, Step},
    text::Text,
};

/// Words that speak of the decision.
const WORDS: [&str; 8] = ["key", "title", "text", "sees", "due", "calendar", "remind", "escalate"];

/// Where conditions choose, nobody has anything to do.
pub(super) fn refuse_words(map: &MapAt<'_>, reading: &mut Reading<'_>) {
    for word in WORDS {
        if let Some(at) = map.at(word) {
            at.problem(reading, format!("`{word}` on a choice that nobody makes"), "`by` beside it");
        }
    }
}

/// A branch that may be picked has a name to be picked by.
pub(super) fn refuse_conditions(branch: &MapAt<'_>, reading: &mut Reading<'_>) {
    for word in ["if", "otherwise"] {
        if let Some(at) = branch.at(word) {
            at.problem(reading, format!("`{word}` where a person picks"), "a branch with only a name");
        }
    }
    if branch.at("name").is_none() {
        branch.at.problem(reading, "a branch without a name, where a person picks", "`name`");
    }
}

pub(super) fn decision(
    map: &MapAt<'_>,
    name: Option<&str>,
    branches: &[At<'_>],
    route: &Route,
    reading: &mut Reading<'_>,
) -> Option<Step> {
    let written = map.at("key").map(|at| at.name(reading));
    let key = written.unwrap_or_else(|| reading.declared.block_keys.get(&map.at.path).cloned());
    if name.is_none() {
        map.at.problem(reading, "a choice without a name, where a person picks", "`name`");
    }
    let options = options(map, branches, reading);
    let scope = Scope::of_route(reading.declared, route);
    let title = map.at("title").map(|at| {
        at.refuse_line_breaks(reading);
        at.text(&scope, reading)
    });
    let text = map.at("text").and_then(|at| at.text(&scope, reading));
    let sees = map.at("sees").map(|at| step::sees(&at, &scope, reading)).unwrap_or_default();
    let Around { due, calendar, remind, escalate } = deadline::around(map, &scope, reading);
    let role = map.at("by").and_then(|at| at.role(reading))?;
    let mut decision = Step::plain(&key?, Kind::Decision, &role);
    decision.title = title.unwrap_or_else(|| name.map(Text::plain))?;
    decision.form = vec![question(name?, options)];
    Some(Step { text, sees, due, calendar, remind, escalate, ..decision })
}

fn options(map: &MapAt<'_>, branches: &[At<'_>], reading: &mut Reading<'_>) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    for branch in branches {
        let Some(name) = branch.node.get("name").and_then(|name| name.scalar()) else { continue };
        let name = name.text.trim();
        if options.iter().any(|known| known == name) {
            branch.problem(reading, format!("a second branch {}", quoted(name)), "each name once");
        }
        options.push(name.to_owned());
    }
    if branches.len() == 1 {
        map.at.problem(reading, "one branch, where a person picks", "at least two branches");
    }
    options
}

fn question(name: &str, options: Vec<String>) -> Field {
    Field {
        key: BRANCH.to_owned(),
        label: Text::plain(name),
        hint: None,
        of: FieldType::Choice { options },
        required: true,
        names_record: false,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}
