//! Fields of a form.

mod details;
mod list;
mod section;

use super::{
    Reading, Scope,
    declare::is_section,
    file::check_data_key,
    map::{At, MapAt},
    node::Node,
};
use crate::{
    DataPath, Field, FieldType,
    definition::{Party, language::FIELD},
    field::Section,
    limits::FORM_FIELDS_MAX,
    names::{DataType, Names},
};
use std::collections::BTreeSet;

/// `owner` is `start` or the key of the step: what the fields' data are called by.
pub(super) fn form(at: &At<'_>, owner: &str, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Vec<Field> {
    let list = at.list(reading);
    let count: usize = list.iter().map(|at| count(at.node)).sum();
    if count > FORM_FIELDS_MAX {
        at.problem(reading, format!("{count} fields"), format!("at most {FORM_FIELDS_MAX}"));
    }
    let mut form = Form {
        owner,
        fields: Vec::new(),
        keys: BTreeSet::new(),
        earlier: Vec::new(),
        titles: BTreeSet::new(),
    };
    for at in list {
        if is_section(at.node) {
            form.section(&at, scope, reading);
        } else {
            form.field(&at, None, scope, reading);
        }
    }
    form.fields
}

/// Those of sections and lists as well; a list is one itself.
fn count(item: &Node) -> usize {
    let within: usize = item.get("fields").map_or(&[][..], Node::items).iter().map(count).sum();
    within + usize::from(!is_section(item))
}

/// A form while it is read.
struct Form<'a> {
    owner: &'a str,
    fields: Vec<Field>,
    keys: BTreeSet<String>,
    /// Keys of the fields so far, whatever is wrong with them.
    earlier: Vec<String>,
    /// Of its sections.
    titles: BTreeSet<String>,
}

impl Form<'_> {
    fn field(
        &mut self,
        at: &At<'_>,
        section: Option<&Section>,
        scope: &Scope<'_>,
        reading: &mut Reading<'_>,
    ) {
        let own = scope.within_form(self.owner, &self.earlier);
        let stands = Stands { owner: self.owner, texts: &own, conditions: &own };
        let field = field(at, &stands, &mut self.keys, reading);
        self.earlier.extend(key_of(at));
        let Some(field) = field else { return };
        if field.names_record && self.fields.iter().any(|other| other.names_record) {
            at.problem(reading, "a second field that names the record", "`names_record` once");
        }
        self.fields.push(Field { section: section.cloned(), ..field });
    }
}

fn key_of(at: &At<'_>) -> Option<String> {
    at.node.get("key").and_then(|key| key.scalar()).map(|key| key.text.trim().to_owned())
}

/// Where a field stands.
struct Stands<'a> {
    /// `start`, or the key of the step; empty within a list.
    owner: &'a str,
    /// What its texts may name.
    texts: &'a Scope<'a>,
    /// What its condition may name.
    conditions: &'a Scope<'a>,
}

fn field(
    at: &At<'_>,
    stands: &Stands<'_>,
    keys: &mut BTreeSet<String>,
    reading: &mut Reading<'_>,
) -> Option<Field> {
    let map = MapAt::open(at, &FIELD, reading)?;
    let key_at = map.at("key");
    let key = key_at.as_ref().and_then(|at| at.name(reading));
    if let (Some(key_at), Some(key)) = (&key_at, &key) {
        check_data_key(key_at, key, keys, reading);
    }
    let label = map.at("label").and_then(|at| at.text(stands.texts, reading));
    let hint = map.at("hint").and_then(|at| at.text(stands.texts, reading));
    let mut of = details::field_type(&map, key.as_deref(), stands.texts, reading);
    if matches!(of, Some(FieldType::Records { .. })) && is_answered_outside(stands.owner, reading) {
        at.problem(reading, "records that somebody from outside would choose among", "a role of party `us`");
    }
    let mut required = map.yes("required", reading);
    if let Some(FieldType::List { min, .. }) = &mut of {
        *min = (*min).max(u8::from(required));
        required = *min > 0;
    }
    let names_record = map.yes("names_record", reading);
    let shown_if = map.at("shown_if").and_then(|at| at.condition(stands.conditions, reading));
    let prefill = map.at("prefill").and_then(|at| prefill(&at, of.as_ref(), stands.texts, reading));
    let binds = map.at("binds").and_then(|at| details::binds(&at, of.as_ref(), reading));
    if let Some(at) = map.at("names_record").filter(|_| names_record) {
        if stands.owner != "start" {
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
    if matches!(of, Some(FieldType::List { .. })) {
        at.problem(reading, "`prefill` of a list", "a list that is filled in by whoever answers");
        return None;
    }
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
