//! Answers as they arrive: plain JSON from the API, strings from the inputs of a page.

use super::{Field, FieldType};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// One answer before it is checked.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldInput {
    /// Plain JSON: text, number, true or false, a list, or an object for address, money and persons.
    Json(Json),
    /// What a page's inputs named after the field hold, in order: `("", "…")` for the input `KEY`, once for each box
    /// ticked; `("city", "…")` for the input `KEY.city` of an address, a person or money.
    Inputs(Vec<(String, String)>),
    /// Entries of a list from a page, each by the keys of the list's fields.
    Entries(Vec<BTreeMap<String, FieldInput>>),
}

impl FieldInput {
    /// The only input of a page's field.
    pub fn single(text: &str) -> Self {
        Self::Inputs(vec![(String::new(), text.to_owned())])
    }

    /// The plain JSON it stands for, so that there is one way of checking.
    pub(super) fn plain(&self, field: &Field) -> Json {
        match self {
            Self::Json(json) => json.clone(),
            Self::Inputs(inputs) => from_inputs(inputs, &field.of),
            Self::Entries(entries) => entries.iter().map(|entry| plain_entry(entry, field)).collect(),
        }
    }
}

fn plain_entry(entry: &BTreeMap<String, FieldInput>, field: &Field) -> Json {
    let FieldType::List { fields, .. } = &field.of else { return Json::Null };
    let plain = |key: &str, input: &FieldInput| {
        let field = fields.iter().find(|field| field.key == key);
        field.map_or_else(|| json!(""), |field| input.plain(field))
    };
    entry.iter().map(|(key, input)| (key.clone(), plain(key, input))).collect()
}

fn from_inputs(inputs: &[(String, String)], of: &FieldType) -> Json {
    let parts: Map<String, Json> = inputs
        .iter()
        .filter(|(part, _)| !part.is_empty())
        .map(|(part, text)| (part.clone(), json!(text)))
        .collect();
    let own = || inputs.iter().filter(|(part, _)| part.is_empty()).map(|(_, text)| text.as_str());
    if !parts.is_empty() {
        let all_empty = parts.values().all(|text| text.as_str().is_some_and(|text| text.trim().is_empty()));
        return if all_empty { Json::Null } else { Json::Object(parts) };
    }
    let filled: Vec<&str> = own().filter(|text| !text.trim().is_empty()).collect();
    match of {
        FieldType::Several { .. }
        | FieldType::File { .. }
        | FieldType::Person { .. }
        | FieldType::Records { .. } => json!(filled),
        FieldType::YesNo => match filled.last().copied() {
            None => Json::Null,
            Some("yes" | "on" | "true" | "1") => json!(true),
            Some("no" | "off" | "false" | "0") => json!(false),
            Some(other) => json!(other),
        },
        _ => filled.last().map_or(Json::Null, |text| json!(text)),
    }
}
