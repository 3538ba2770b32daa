//! Answers to a form: each as its field wants it, required ones given, hidden ones left out.

mod list;

use super::turn::Turn;
use crate::condition::holds;
use model::{
    Decimal, Field, FieldType, Value,
    field::{FieldProblem, PersonFrom},
    limits::{FIELD_RECORDS_MAX, LONG_TEXT_CHARS_MAX, TEXT_CHARS_MAX},
    value::{Address, PersonRef},
};
use std::collections::BTreeMap;
use texts::{Arg, Sentence};

/// A form being answered: of `start` or of a step.
pub(super) struct Asked<'a> {
    pub owner: &'a str,
    pub form: &'a [Field],
    /// Whether required fields must be given.
    pub required: bool,
}

/// The answers that count, in the form's order, since a field may be shown because of one before it; an answer to a
/// field that is not shown is left out. What is wrong is added to `problems`.
pub(super) fn check(
    turn: &Turn<'_>,
    asked: &Asked<'_>,
    data: &BTreeMap<String, Value>,
    problems: &mut Vec<FieldProblem>,
) -> BTreeMap<String, Value> {
    for key in data.keys().filter(|key| !asked.form.iter().any(|field| field.key == **key)) {
        problems.push(FieldProblem::new(key, Sentence::field_unknown()));
    }
    let mut answers = BTreeMap::new();
    for field in asked.form {
        let facts = turn.facts().answering(asked.owner, &answers);
        if !field.is_shown(|condition| holds(condition, &facts)) {
            continue;
        }
        let value = data.get(&field.key);
        let checked = match &field.of {
            FieldType::List { .. } => list::check(turn, (asked, field), (facts, value), problems),
            _ => noted(one(turn, field, value, asked.required), &field.key, problems),
        };
        answers.extend(checked.map(|value| (field.key.clone(), value)));
    }
    answers
}

/// An answer that is no list, if there is one.
fn one(
    turn: &Turn<'_>,
    field: &Field,
    value: Option<&Value>,
    required: bool,
) -> Result<Option<Value>, Sentence> {
    match value {
        Some(value) => fits(turn, field, value).map(|()| Some(value.clone())),
        None if field.required && required => Err(Sentence::field_required()),
        None => Ok(None),
    }
}

fn noted(
    checked: Result<Option<Value>, Sentence>,
    path: &str,
    problems: &mut Vec<FieldProblem>,
) -> Option<Value> {
    checked.unwrap_or_else(|message| {
        problems.push(FieldProblem::new(path, message));
        None
    })
}

fn fits(turn: &Turn<'_>, field: &Field, value: &Value) -> Result<(), Sentence> {
    let chars = |text: &str| text.chars().count();
    match (&field.of, value) {
        (FieldType::Text | FieldType::Email | FieldType::Phone, Value::Text(text)) => {
            must(chars(text) <= TEXT_CHARS_MAX, || Sentence::field_shorten(TEXT_CHARS_MAX))?;
            must(!text.contains(['\n', '\r']), Sentence::field_one_line)?;
            must(!text.trim().is_empty(), Sentence::field_required)
        }
        (FieldType::LongText, Value::Text(text)) => {
            must(chars(text) <= LONG_TEXT_CHARS_MAX, || Sentence::field_shorten(LONG_TEXT_CHARS_MAX))
        }
        (FieldType::Number { decimals, min, max }, Value::Number(number)) => {
            must(number.with_decimals(*decimals).is_some(), || Sentence::field_decimals(*decimals))?;
            within(*number, *min, *max)
        }
        (FieldType::Rating { max }, Value::Number(number)) => {
            must(number.with_decimals(0).is_some(), Sentence::field_whole_number)?;
            within(*number, Some(Decimal::whole(1)), Some(Decimal::whole(i64::from(*max))))
        }
        (FieldType::Money { currency }, Value::Money(money)) => {
            must(money.currency == *currency, || Sentence::field_currency(currency))
        }
        (FieldType::Choice { options }, Value::Text(option)) => {
            must(options.contains(option), Sentence::field_option)
        }
        (FieldType::Several { options }, Value::Several(chosen)) => {
            must(chosen.iter().all(|one| options.contains(one)), Sentence::field_options)
        }
        (FieldType::Address, Value::Address(address)) => {
            must(address_fits(address), || Sentence::refusal_address_long(TEXT_CHARS_MAX))
        }
        (FieldType::Date, Value::Date(_)) | (FieldType::YesNo, Value::YesNo(_)) => Ok(()),
        (FieldType::File { .. }, Value::Files(files)) => must(!files.is_empty(), Sentence::field_add_file),
        (FieldType::Person { from, several, .. }, Value::Persons(persons)) => {
            must(!persons.is_empty(), Sentence::field_name_person)?;
            must(*several || persons.len() == 1, Sentence::field_person_one)?;
            must(may_be_named(turn, from, persons), Sentence::refusal_name_member)
        }
        (FieldType::Records { .. }, Value::Records(records)) => {
            must(!records.is_empty(), Sentence::field_choose_records)?;
            must(records.len() <= FIELD_RECORDS_MAX, || Sentence::field_records_max(FIELD_RECORDS_MAX))
        }
        _ => Err(Sentence::refusal_other_type()),
    }
}

fn must(fine: bool, message: impl FnOnce() -> Sentence) -> Result<(), Sentence> {
    if fine { Ok(()) } else { Err(message()) }
}

fn within(number: Decimal, min: Option<Decimal>, max: Option<Decimal>) -> Result<(), Sentence> {
    match (min, max) {
        (Some(min), _) if number < min => Err(Sentence::field_at_least(Arg::decimal(min))),
        (_, Some(max)) if number > max => Err(Sentence::field_at_most(Arg::decimal(max))),
        _ => Ok(()),
    }
}

fn address_fits(address: &Address) -> bool {
    let lines = [&address.street, &address.postcode, &address.city, &address.country];
    lines.iter().all(|line| line.chars().count() <= TEXT_CHARS_MAX)
}

fn may_be_named(turn: &Turn<'_>, from: &PersonFrom, persons: &[PersonRef]) -> bool {
    match from {
        PersonFrom::Outside => true,
        PersonFrom::Group(group) => turn
            .state
            .groups
            .get(group)
            .is_some_and(|members| persons.iter().all(|person| members.contains(&person.id))),
    }
}
