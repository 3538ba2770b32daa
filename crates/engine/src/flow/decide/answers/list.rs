//! The entries of a list: as the list's fields want them, what does not count left out.

use super::{Asked, Turn, noted, one};
use crate::{condition::holds, flow::Facts};
use model::{
    Field, FieldType, Value,
    field::{FieldProblem, too_few, too_many},
    value::Entry,
};
use std::collections::{BTreeMap, BTreeSet};
use texts::Sentence;

/// The entries that count, `None` where there are none; what is wrong with one stands at `LIST.PLACE.FIELD`. `facts`
/// know the answers before the list.
pub(super) fn check(
    turn: &Turn<'_>,
    (asked, list): (&Asked<'_>, &Field),
    (facts, value): (Facts<'_>, Option<&Value>),
    problems: &mut Vec<FieldProblem>,
) -> Option<Value> {
    let FieldType::List { fields, .. } = &list.of else { return None };
    let given = match value {
        None => &[][..],
        Some(Value::List(given)) => given,
        Some(_) => {
            problems.push(FieldProblem::new(&list.key, Sentence::refusal_other_type()));
            return None;
        }
    };
    if let Some(problem) = too_many(list, given.len()) {
        problems.push(problem);
        return None;
    }
    let (mut entries, mut wrong) = (Vec::new(), 0);
    for (place, entry) in given.iter().enumerate() {
        let before = problems.len();
        let at = format!("{}.{place}", list.key);
        refuse_unknown(entry, fields, &at, problems);
        let within = Within { list, at, required: asked.required };
        let checked = checked(turn, &within, (facts, entry), problems);
        if !checked.answers.is_empty() {
            entries.push(checked);
        } else if problems.len() > before {
            wrong += 1;
        }
    }
    if asked.required {
        problems.extend(too_few(list, entries.len() + wrong));
    }
    (!entries.is_empty()).then_some(Value::List(entries))
}

struct Within<'a> {
    list: &'a Field,
    /// `LIST.PLACE`
    at: String,
    required: bool,
}

/// In the order of the list's fields.
fn checked(
    turn: &Turn<'_>,
    within: &Within<'_>,
    (facts, entry): (Facts<'_>, &Entry),
    problems: &mut Vec<FieldProblem>,
) -> Entry {
    let FieldType::List { fields, .. } = &within.list.of else { return Entry::default() };
    let mut known = BTreeMap::new();
    let mut answers = Vec::new();
    for field in fields {
        let facts = facts.answering(&within.list.key, &known);
        if !field.is_shown(|condition| holds(condition, &facts)) {
            continue;
        }
        let path = format!("{}.{}", within.at, field.key);
        let value = noted(one(turn, field, entry.get(&field.key), within.required), &path, problems);
        if let Some(value) = value {
            known.insert(field.key.clone(), value.clone());
            answers.push((field.key.clone(), value));
        }
    }
    Entry { answers }
}

/// Answers nobody asked for, and a second one to the same question.
fn refuse_unknown(entry: &Entry, fields: &[Field], at: &str, problems: &mut Vec<FieldProblem>) {
    let mut seen = BTreeSet::new();
    for (key, _) in &entry.answers {
        if !fields.iter().any(|field| field.key == *key) || !seen.insert(key) {
            problems.push(FieldProblem::new(&format!("{at}.{key}"), Sentence::field_unknown()));
        }
    }
}
