//! A list: the same questions for each of several entries.

use super::{Scope, Stands, field, key_of};
use crate::{
    Field, FieldType,
    definition::{
        language::{FIELD_TYPES, RESERVED_NAMES, TypeWord, listed},
        parse::{
            Reading,
            declare::is_section,
            map::{At, MapAt},
            node::{Content, quoted},
        },
    },
    limits::{LIST_ENTRIES, LIST_ENTRIES_MAX},
    names::DataType,
};
use std::collections::BTreeSet;

/// What only a whole form has.
const NOT_WITHIN: [&str; 3] = ["names_record", "prefill", "binds"];

pub(super) fn list(
    map: &MapAt<'_>,
    key: Option<&str>,
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Option<FieldType> {
    let key = key?;
    refuse_key(map, key, reading);
    let entry = match map.at("entry") {
        Some(at) => at.plain_line(reading),
        None => {
            map.at.problem(reading, "a list without `entry`", "`entry`, what one of them is called: `Owner`");
            None
        }
    };
    let entries_max = i64::from(LIST_ENTRIES_MAX);
    let min = map.at("min").map_or(Some(0), |at| at.whole(0, entries_max, reading));
    let max = map.at("max").map_or(Some(LIST_ENTRIES.into()), |at| at.whole(1, entries_max, reading));
    if let (Some(at), Some(min), Some(max)) = (map.at("min"), min, max)
        && min > max
    {
        at.problem(reading, format!("`min` {min} above `max` {max}"), "a `min` that is not above");
    }
    let fields = fields(map, key, scope, reading);
    let (min, max) = (u8::try_from(min?).ok()?, u8::try_from(max?).ok()?);
    Some(FieldType::List { entry: entry?, min, max, fields })
}

/// The conditions of an entry read its answers by this name.
fn refuse_key(map: &MapAt<'_>, key: &str, reading: &mut Reading<'_>) {
    let Some(at) = map.at("key") else { return };
    let declared = reading.declared;
    let what = if RESERVED_NAMES.contains(&key) {
        format!("`{key}`, which means something else in conditions, as the key of a list")
    } else if declared.steps.contains_key(key) {
        format!("{}, which is a step, as the key of a list", quoted(key))
    } else if declared.roles.contains_key(key) {
        format!("{}, which is a role, as the key of a list", quoted(key))
    } else {
        return;
    };
    at.problem(reading, what, "another key");
}

fn fields(map: &MapAt<'_>, key: &str, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Vec<Field> {
    let Some(at) = map.at("fields") else {
        map.at.problem(reading, "a list without `fields`", "`fields`, what is asked of each entry");
        return Vec::new();
    };
    let list = at.list(reading);
    if list.is_empty() && matches!(at.node.content, Content::List(_)) {
        at.problem(reading, "a list that asks nothing", "at least one field");
    }
    let mut fields: Vec<Field> = Vec::new();
    let mut keys = BTreeSet::new();
    let mut earlier = Vec::new();
    for at in list {
        let is_refused = is_refused(&at, reading);
        let conditions = scope.within_entry(key, &earlier);
        let stands = Stands { owner: "", texts: scope, conditions: &conditions };
        let field = if is_refused { None } else { field(&at, &stands, &mut keys, reading) };
        let of = field.as_ref().map_or(DataType::Any, |field| field.of.data_type());
        earlier.extend(key_of(&at).map(|key| (key, of)));
        fields.extend(field);
    }
    fields
}

/// What an entry cannot have; of a field that is left out nothing else is said.
fn is_refused(at: &At<'_>, reading: &mut Reading<'_>) -> bool {
    if is_section(at.node) {
        at.problem(reading, "a section within a list", "a field");
        return true;
    }
    let mut is_refused = false;
    for word in NOT_WITHIN {
        if let Some(node) = at.node.get(word).filter(|node| !node.is_null()) {
            let path = at.child_path(word);
            At { node, path }.problem(reading, format!("`{word}` within a list"), "a field without it");
            is_refused = true;
        }
    }
    let word = at.node.get("type").and_then(|node| node.scalar()).map(|scalar| scalar.text.trim());
    let of = word.and_then(|word| FIELD_TYPES.get(word));
    let fits =
        |of: TypeWord| !matches!(of, TypeWord::List | TypeWord::File | TypeWord::Person | TypeWord::Records);
    if of.is_none_or(fits) {
        return is_refused;
    }
    let within: Vec<&str> =
        FIELD_TYPES.now.iter().filter(|(_, of)| fits(*of)).map(|(word, _)| *word).collect();
    let node = at.node.get("type").unwrap_or(at.node);
    let what = format!("{} within a list", quoted(word.unwrap_or_default()));
    At { node, path: at.child_path("type") }.problem(reading, what, listed(&within));
    true
}
