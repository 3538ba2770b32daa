//! Documents a step asks for or delivers.

use super::{
    Reading, Scope,
    map::{At, MapAt},
    node::quoted,
};
use crate::{
    Field,
    definition::{
        FileSlot, Kind,
        language::{FILE, FILE_TYPES},
    },
    field::FileType,
    limits::FORM_FIELDS_MAX,
};
use std::collections::BTreeSet;

pub(super) fn files(
    at: &At<'_>,
    kind: Option<Kind>,
    form: &[Field],
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Vec<FileSlot> {
    let list = at.list(reading);
    if list.len() > FORM_FIELDS_MAX {
        at.problem(reading, format!("{} documents", list.len()), format!("at most {FORM_FIELDS_MAX}"));
    }
    let mut keys: BTreeSet<String> = form.iter().map(|field| field.key.clone()).collect();
    list.iter().filter_map(|at| slot(at, kind, &mut keys, scope, reading)).collect()
}

fn slot(
    at: &At<'_>,
    kind: Option<Kind>,
    keys: &mut BTreeSet<String>,
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Option<FileSlot> {
    let map = MapAt::open(at, &FILE, reading)?;
    let key_at = map.at("key");
    let key = key_at.as_ref().and_then(|at| at.name(reading));
    if let (Some(key_at), Some(key)) = (&key_at, &key) {
        check_data_key(key_at, key, keys, reading);
    }
    let label = map.at("label").and_then(|at| at.text(scope, reading));
    let hint = map.at("hint").and_then(|at| at.text(scope, reading));
    let types = map.at("types").map(|at| types(&at, reading)).unwrap_or_default();
    let required = map.yes("required", reading);
    let reviewed_by = map.at("reviewed_by").and_then(|at| at.role(reading));
    let may_decline = map.yes("may_decline", reading);
    if let Some(at) = map.at("reviewed_by").filter(|_| kind.is_some_and(|kind| kind != Kind::FileRequest)) {
        at.problem(reading, "`reviewed_by` on a document nobody is asked for", "a file request");
    }
    if let Some(at) = map.at("may_decline").filter(|_| may_decline && map.at("reviewed_by").is_none()) {
        at.problem(reading, "`may_decline` where nobody can waive the document", "`reviewed_by` beside it");
    }
    Some(FileSlot { key: key?, label: label?, hint, types, required, reviewed_by, may_decline })
}

/// Answers and documents of one step share their names: `identity.address` is one thing.
pub(super) fn check_data_key(at: &At<'_>, key: &str, keys: &mut BTreeSet<String>, reading: &mut Reading<'_>) {
    if key == "outcome" {
        at.problem(reading, "`outcome` as a key", "another name: it means how the step ended");
    }
    if !keys.insert(key.to_owned()) {
        let what = format!("a second {}", quoted(key));
        at.problem(reading, what, "a key that no other field or document here has");
    }
}

pub(super) fn types(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<FileType> {
    at.list(reading).iter().filter_map(|item| item.one_of(&FILE_TYPES, reading)).collect()
}
