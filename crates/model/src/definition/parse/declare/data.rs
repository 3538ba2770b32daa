//! The data a form, a step or a decision declares, and their types.

use super::{super::node::Node, scalar_text};
use crate::{
    definition::language::{FIELD_TYPES, TypeWord},
    names::DataType,
};
use std::collections::BTreeMap;

/// What a decision keeps: the name of the branch picked.
pub const BRANCH: &str = "branch";

pub fn of_step(step: &Node) -> BTreeMap<String, DataType> {
    let mut data = step.get("form").map(fields).unwrap_or_default();
    for file in step.get("files").map_or(&[][..], Node::items) {
        if let Some(key) = file.get("key").and_then(scalar_text) {
            data.insert(key.to_owned(), DataType::Files);
        }
    }
    data
}

pub fn of_decision(choice: &Node) -> BTreeMap<String, DataType> {
    let branches = choice.get("branches").map_or(&[][..], Node::items).iter();
    let names = branches.filter_map(|branch| branch.get("name").and_then(scalar_text).map(str::to_owned));
    BTreeMap::from([(BRANCH.to_owned(), DataType::Choice(names.collect()))])
}

pub fn fields(form: &Node) -> BTreeMap<String, DataType> {
    each_field(form)
        .filter_map(|field| Some((field.get("key").and_then(scalar_text)?.to_owned(), field_type(field))))
        .collect()
}

/// Keys of the lists a form asks for.
pub fn lists(form: &Node) -> impl Iterator<Item = &str> {
    each_field(form)
        .filter(|field| field_type(field) == DataType::List)
        .filter_map(|field| field.get("key").and_then(scalar_text))
}

/// Those of its sections among the others.
fn each_field(form: &Node) -> impl Iterator<Item = &Node> {
    form.items().iter().flat_map(|item| {
        if is_section(item) {
            item.get("fields").map_or(&[][..], Node::items)
        } else {
            std::slice::from_ref(item)
        }
    })
}

/// An item of a form that holds fields, also where its word is mistyped.
pub fn is_section(item: &Node) -> bool {
    let is_field = || item.get("key").is_some() || item.get("type").is_some();
    item.get("section").is_some() || item.get("fields").is_some() && !is_field()
}

/// What is wrong with the field itself is said when it is read; until then anything goes.
fn field_type(field: &Node) -> DataType {
    let word = field.get("type").and_then(scalar_text).and_then(|word| FIELD_TYPES.get(word));
    let options = || {
        let options = field.get("options").map_or(&[][..], Node::items);
        options.iter().filter_map(|option| scalar_text(option).map(str::to_owned)).collect()
    };
    match word {
        None => DataType::Any,
        Some(TypeWord::Text | TypeWord::LongText | TypeWord::Email | TypeWord::Phone) => DataType::Text,
        Some(TypeWord::Number | TypeWord::Rating) => DataType::Number,
        Some(TypeWord::Money) => field
            .get("currency")
            .and_then(scalar_text)
            .map_or(DataType::Any, |code| DataType::Money(code.to_owned())),
        Some(TypeWord::Date) => DataType::Date,
        Some(TypeWord::Choice) => DataType::Choice(options()),
        Some(TypeWord::Several) => DataType::Several(options()),
        Some(TypeWord::YesNo) => DataType::YesNo,
        Some(TypeWord::Address) => DataType::Address,
        Some(TypeWord::File) => DataType::Files,
        Some(TypeWord::Person) => DataType::Persons,
        Some(TypeWord::Records) => DataType::Records,
        Some(TypeWord::List) => DataType::List,
    }
}
