//! Fields of a form.

mod details;

use super::{
    Reading, Scope,
    file::check_data_key,
    map::{At, MapAt},
};
use crate::{
    DataPath, Field, FieldType,
    definition::{Party, language::FIELD},
    limits::FORM_FIELDS_MAX,
    names::{DataType, Names},
};
use std::collections::BTreeSet;

/// `owner` is `start` or the key of the step: what the fields' data are called by.
pub(super) fn form(at: &At<'_>, owner: &str, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Vec<Field> {
    let list = at.list(reading);
    if list.len() > FORM_FIELDS_MAX {
        at.problem(reading, format!("{} fields", list.len()), format!("at most {FORM_FIELDS_MAX}"));
    }
    let mut fields: Vec<Field> = Vec::new();
    let mut keys = BTreeSet::new();
    let mut earlier = Vec::new();
    for at in list {
        let key = at.node.get("key").and_then(|key| key.scalar()).map(|key| key.text.trim().to_owned());
        let field = field(&at, owner, &mut keys, &scope.within_form(owner, &earlier), reading);
        earlier.extend(key);
        let Some(field) = field else { continue };
        if field.names_record && fields.iter().any(|other| other.names_record) {
            at.problem(reading, "a second field that names the record", "`names_record` once");
        }
        fields.push(field);
    }
    fields
}

fn field(
    at: &At<'_>,
    owner: &str,
    keys: &mut BTreeSet<String>,
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Option<Field> {
    let map = MapAt::open(at, &FIELD, reading)?;
    let key_at = map.at("key");
    let key = key_at.as_ref().and_then(|at| at.name(reading));
    if let (Some(key_at), Some(key)) = (&key_at, &key) {
        check_data_key(key_at, key, keys, reading);
    }
    let label = map.at("label").and_then(|at| at.text(scope, reading));
    let hint = map.at("hint").and_then(|at| at.text(scope, reading));
    let of = details::field_type(&map, reading);
    if matches!(of, Some(FieldType::Records { .. })) && is_answered_outside(owner, reading) {
        at.problem(reading, "records that somebody from outside would choose among", "a role of party `us`");
    }
    let required = map.yes("required", reading);
    let names_record = map.yes("names_record", reading);
    let shown_if = map.at("shown_if").and_then(|at| at.condition(scope, reading));
    let prefill = map.at("prefill").and_then(|at| prefill(&at, of.as_ref(), scope, reading));
    let binds = map.at("binds").and_then(|at| details::binds(&at, of.as_ref(), reading));
    if let Some(at) = map.at("names_record").filter(|_| names_record) {
        if owner != "start" {
            at.problem(reading, "`names_record` outside the start form", "it in the start form");
        } else if of.as_ref().is_some_and(|of| *of != FieldType::Text) {
            at.problem(reading, "a field that names the record and is no text", "`type: text`");
        }
    }
    Some(Field {
        key: key?,
        label: label?,
        hint,
        of: of?,
        required,
        names_record,
        shown_if,
        prefill,
        binds,
        section: None,
    })
}

/// Nobody outside is shown which records there are.
fn is_answered_outside(owner: &str, reading: &Reading<'_>) -> bool {
    let role = match owner {
        "start" => reading.declared.initializer.as_ref(),
        step => reading.declared.steps.get(step).and_then(|step| step.role.as_ref()),
    };
    let party = role.and_then(|role| reading.declared.roles.get(role)).and_then(|role| role.party);
    party.is_some_and(Party::is_outside)
}

fn prefill(
    at: &At<'_>,
    of: Option<&FieldType>,
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Option<DataPath> {
    let words = at.words(reading)?;
    let parsed = DataPath::parse(words);
    let (Ok(_), Some((owner, name))) = (parsed, words.split_once('.')) else {
        at.problem(reading, super::node::quoted(words), "a name such as `start.company` or `record.email`");
        return None;
    };
    match scope.resolve(owner, name) {
        Ok((path, given)) if of.is_none_or(|of| fits(&given, &of.data_type())) => Some(path),
        Ok((path, given)) => {
            let expected = of.map_or_else(String::new, |of| of.data_type().described());
            at.problem(reading, format!("`{path}` is {}", given.described()), expected);
            None
        }
        Err(unknown) => {
            at.problem(reading, unknown.what, unknown.expected);
            None
        }
    }
}

fn fits(given: &DataType, wanted: &DataType) -> bool {
    given == wanted
        || *given == DataType::Any
        || (*wanted == DataType::Text && matches!(given, DataType::Choice(_)))
}
