//! What a step of kind `update_record` does to the record.

use super::{
    Reading, Scope,
    map::{At, MapAt},
};
use crate::{
    DataPath,
    definition::{
        Party, RecordStatus, RecordUpdate, SetTo,
        language::{RECORD_STATUSES, UPDATE_WORDS},
    },
    limits::FORM_FIELDS_MAX,
    names::{DataType, Names},
    path::is_name,
    text::{Piece, Text},
};
use std::collections::BTreeMap;

/// What every record has and people alone decide.
const NOT_SET: [&str; 6] = ["id", "kind", "status", "owner", "tags", "belongs_to"];

pub(super) fn update(map: &MapAt<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) -> RecordUpdate {
    let words = |word: &str, reading: &mut Reading<'_>| -> Vec<String> {
        let list = map.at(word).map(|at| at.list(reading)).unwrap_or_default();
        list.into_iter().filter_map(|at| at.plain_line(reading)).collect()
    };
    let status = map.at("status").and_then(|at| at.one_of(&RECORD_STATUSES, reading));
    let creates = map.at("creates").and_then(|at| at.name(reading));
    let convert_to = map.at("convert_to").and_then(|at| convert_to(&at, reading));
    let update = RecordUpdate {
        set: map.at("set").map(|at| set(&at, scope, reading)).unwrap_or_default(),
        status,
        convert_to,
        add_tags: words("add_tags", reading),
        remove_tags: words("remove_tags", reading),
        owner: map.at("owner").and_then(|at| owner(&at, reading)),
        creates,
    };
    if UPDATE_WORDS.iter().all(|word| map.at(word).is_none()) {
        let expected = "`set`, `status`, `convert_to`, `add_tags`, `remove_tags`, `owner` or `creates`";
        map.at.problem(reading, "a record update that changes nothing", expected);
    }
    if let (Some(at), Some(_)) = (map.at("creates"), &update.creates) {
        refuse_of_new(&at, &update, reading);
    }
    update
}

/// What can be said of a record that is there already.
fn refuse_of_new(at: &At<'_>, update: &RecordUpdate, reading: &mut Reading<'_>) {
    if !update.set.contains_key("name") {
        at.problem(reading, "a new record without a name", "`set: {name: …}`");
    }
    if update.convert_to.is_some() || update.status == Some(RecordStatus::Inactive) {
        at.problem(reading, "a new record that is converted or archived", "`creates` without it");
    }
}

fn set(at: &At<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) -> BTreeMap<String, SetTo> {
    let entries = at.node.entries();
    if entries.is_empty() || entries.len() > FORM_FIELDS_MAX {
        let what = format!("{} fields", entries.len());
        at.problem(reading, what, format!("a map of 1 to {FORM_FIELDS_MAX} fields and what they are set to"));
    }
    let mut all = BTreeMap::new();
    for entry in entries {
        let at = At { node: &entry.value, path: at.child_path(&entry.key) };
        if !is_field(&entry.key) {
            at.problem(reading, format!("`{}`", entry.key), "the key of a field, `name` or `email`");
        }
        let Some(to) = at.text(scope, reading).map(set_to) else { continue };
        if let SetTo::Data(path) = &to
            && is_list(path, scope)
        {
            at.problem(reading, format!("`{path}`, a list"), "an answer of another type, or words around it");
        }
        all.insert(entry.key.clone(), to);
    }
    all
}

/// Records have no lists.
fn is_list(path: &DataPath, scope: &Scope<'_>) -> bool {
    let said = path.to_string();
    let (owner, name) = said.split_once('.').unwrap_or_default();
    scope.resolve(owner, name).is_ok_and(|(_, of)| of == DataType::List)
}

fn is_field(key: &str) -> bool {
    !NOT_SET.contains(&key) && is_name(key)
}

fn set_to(text: Text) -> SetTo {
    match text.0.as_slice() {
        [Piece::Data(path)] => SetTo::Data(path.clone()),
        _ => SetTo::Text(text),
    }
}

fn convert_to(at: &At<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let kind = at.name(reading)?;
    if kind != "client" {
        at.problem(reading, format!("`{kind}`"), "`client`: a prospect becomes one");
    }
    Some(kind)
}

/// Somebody of ours.
fn owner(at: &At<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let key = at.role(reading)?;
    let party = reading.declared.roles.get(&key).and_then(|role| role.party);
    if party.is_some_and(Party::is_outside) {
        at.problem(reading, format!("`{key}`, a role from outside, as owner"), "a role of party `us`");
    }
    Some(key)
}
