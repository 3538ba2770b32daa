//! The entries of a list: each a small form of its own.

#[cfg(test)]
mod tests;

use super::{Answers, Field, FieldInput, FieldProblem, FieldType, form::read_one, read::is_nothing};
use crate::{condition::Condition, value::Entry};
use serde_json::{Map, Value as Json};
use texts::Sentence;

/// The entries that say something, `None` where none does. Whatever is wrong is added to `problems`.
pub(super) fn read_list(
    list: &Field,
    input: Option<&FieldInput>,
    shown: impl Fn(&Condition, &Answers) -> bool,
    problems: &mut Vec<FieldProblem>,
) -> Option<Vec<Entry>> {
    let FieldType::List { fields, .. } = &list.of else { return None };
    let json = input.map_or(Json::Null, |input| input.plain(list));
    let items = match &json {
        Json::Array(items) => items.as_slice(),
        nothing if is_nothing(nothing) => &[],
        _ => {
            problems.push(FieldProblem::new(&list.key, Sentence::field_list()));
            return None;
        }
    };
    let given: Vec<(usize, &Json)> =
        items.iter().enumerate().filter(|(_, item)| !is_empty(item, fields)).collect();
    if let Some(problem) = too_many(list, given.len()) {
        problems.push(problem);
        return None;
    }
    let mut entries = Vec::new();
    let mut wrong = 0;
    for (place, item) in given {
        let before = problems.len();
        let at = format!("{}.{place}", list.key);
        let entry = match item {
            Json::Object(parts) => read_entry(fields, parts, &at, &shown, problems),
            _ => {
                problems.push(FieldProblem::new(&at, Sentence::field_list_entry()));
                Entry::default()
            }
        };
        if !entry.answers.is_empty() {
            entries.push(entry);
        } else if problems.len() > before {
            wrong += 1;
        }
    }
    problems.extend(too_few(list, entries.len() + wrong));
    (!entries.is_empty()).then_some(entries)
}

/// Whether there are more entries than there may be: those that say something count, shown or not.
pub fn too_many(list: &Field, given: usize) -> Option<FieldProblem> {
    let FieldType::List { max, .. } = &list.of else { return None };
    (given > usize::from(*max)).then(|| FieldProblem::new(&list.key, Sentence::field_list_most(*max)))
}

/// Whether there are fewer than there must be: those with an answer that counts, and those that are only wrong, which
/// say so themselves.
pub fn too_few(list: &Field, counted: usize) -> Option<FieldProblem> {
    let FieldType::List { min, .. } = &list.of else { return None };
    let is_short = list.required && counted < usize::from(*min);
    is_short.then(|| FieldProblem::new(&list.key, Sentence::field_list_least(*min)))
}

/// A key that no field has is said, whatever stands there.
fn is_empty(item: &Json, fields: &[Field]) -> bool {
    let is_known = |key: &String| fields.iter().any(|field| field.key == *key);
    is_nothing(item) && item.as_object().is_none_or(|parts| parts.keys().all(is_known))
}

fn read_entry(
    fields: &[Field],
    parts: &Map<String, Json>,
    at: &str,
    shown: &impl Fn(&Condition, &Answers) -> bool,
    problems: &mut Vec<FieldProblem>,
) -> Entry {
    let mut answers = Answers::new();
    for field in fields {
        if field.is_shown(|condition| shown(condition, &answers)) {
            let input = parts.get(&field.key).cloned().map(FieldInput::Json);
            let value = read_one(field, input.as_ref(), &format!("{at}.{}", field.key), problems);
            answers.extend(value.map(|value| (field.key.clone(), value)));
        }
    }
    for key in parts.keys().filter(|key| !fields.iter().any(|field| field.key == **key)) {
        problems.push(FieldProblem::new(&format!("{at}.{key}"), Sentence::field_unknown()));
    }
    let in_order = |field: &Field| Some((field.key.clone(), answers.remove(&field.key)?));
    Entry { answers: fields.iter().filter_map(in_order).collect() }
}
