//! Answers to a form: each as its field wants it, required ones given, hidden ones left out.

use super::turn::Turn;
use crate::condition::holds;
use model::{
    Decimal, Field, FieldType, Value,
    field::{FieldProblem, PersonFrom},
    limits::{LONG_TEXT_CHARS_MAX, TEXT_CHARS_MAX},
    value::{Address, PersonRef},
};
use std::collections::BTreeMap;

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
        problems.push(FieldProblem::new(key, "This form has no such field."));
    }
    let mut answers = BTreeMap::new();
    for field in asked.form {
        let facts = turn.facts().answering(asked.owner, &answers);
        if field.shown_if.as_ref().is_some_and(|condition| !holds(condition, &facts)) {
            continue;
        }
        match data.get(&field.key) {
            Some(value) => match fits(turn, field, value) {
                Ok(()) => {
                    answers.insert(field.key.clone(), value.clone());
                }
                Err(message) => problems.push(FieldProblem::new(&field.key, message)),
            },
            None if field.required && asked.required => {
                problems.push(FieldProblem::new(&field.key, "Please answer this."));
            }
            None => {}
        }
    }
    answers
}

fn fits(turn: &Turn<'_>, field: &Field, value: &Value) -> Result<(), String> {
    let chars = |text: &str| text.chars().count();
    match (&field.of, value) {
        (FieldType::Text | FieldType::Email | FieldType::Phone, Value::Text(text)) => {
            must(chars(text) <= TEXT_CHARS_MAX, || format!("At most {TEXT_CHARS_MAX} characters."))?;
            must(!text.contains(['\n', '\r']), || "One line only.".to_owned())?;
            must(!text.trim().is_empty(), || "Please answer this.".to_owned())
        }
        (FieldType::LongText, Value::Text(text)) => {
            must(chars(text) <= LONG_TEXT_CHARS_MAX, || format!("At most {LONG_TEXT_CHARS_MAX} characters."))
        }
        (FieldType::Number { decimals, min, max }, Value::Number(number)) => {
            must(number.with_decimals(*decimals).is_some(), || format!("At most {decimals} decimals."))?;
            within(*number, *min, *max)
        }
        (FieldType::Rating { max }, Value::Number(number)) => {
            must(number.with_decimals(0).is_some(), || "A whole number.".to_owned())?;
            within(*number, Some(Decimal::whole(1)), Some(Decimal::whole(i64::from(*max))))
        }
        (FieldType::Money { currency }, Value::Money(money)) => {
            must(money.currency == *currency, || format!("An amount in {currency}."))
        }
        (FieldType::Choice { options }, Value::Text(option)) => {
            must(options.contains(option), || "Choose one of the options.".to_owned())
        }
        (FieldType::Several { options }, Value::Several(chosen)) => {
            must(chosen.iter().all(|one| options.contains(one)), || "Choose among the options.".to_owned())
        }
        (FieldType::Address, Value::Address(address)) => {
            must(address_fits(address), || format!("At most {TEXT_CHARS_MAX} characters a line."))
        }
        (FieldType::Date, Value::Date(_)) | (FieldType::YesNo, Value::YesNo(_)) => Ok(()),
        (FieldType::File { .. }, Value::Files(files)) => must(!files.is_empty(), || "Add a file.".to_owned()),
        (FieldType::Person { from, several, .. }, Value::Persons(persons)) => {
            must(!persons.is_empty(), || "Name somebody.".to_owned())?;
            must(*several || persons.len() == 1, || "Name one person.".to_owned())?;
            must(may_be_named(turn, from, persons), || "Choose among the members of the group.".to_owned())
        }
        _ => Err("This answer is of another type than the field.".to_owned()),
    }
}

fn must(fine: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if fine { Ok(()) } else { Err(message()) }
}

fn within(number: Decimal, min: Option<Decimal>, max: Option<Decimal>) -> Result<(), String> {
    match (min, max) {
        (Some(min), _) if number < min => Err(format!("At least {min}.")),
        (_, Some(max)) if number > max => Err(format!("At most {max}.")),
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
