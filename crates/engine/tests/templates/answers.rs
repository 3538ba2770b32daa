//! What people answer: something that fits each field, unless the test says otherwise.

use crate::run::{TODAY, person, record_ref};
use model::{
    Decimal, Field, FieldType, Value,
    definition::Outcome,
    field::{FieldInput, read},
    value::{Address, Entry, Money},
};
use std::collections::BTreeMap;

/// By `step.field` what is answered the first time, the second time, …; the last one stays. `step.outcome` is an outcome.
#[derive(Clone, Default)]
pub struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    pub fn with(mut self, path: &str, answers: &[&str]) -> Self {
        self.0.insert(path.to_owned(), answers.iter().map(|&answer| answer.to_owned()).collect());
        self
    }

    pub fn outcome(&self, step: &str, attempt: u32) -> Option<Outcome> {
        let word = self.said(step, "outcome", attempt)?;
        Some(serde_json::from_value(word.into()).unwrap())
    }

    fn said(&self, owner: &str, field: &str, attempt: u32) -> Option<&str> {
        let all = self.0.get(&format!("{owner}.{field}"))?;
        let place = (attempt.max(1) as usize - 1).min(all.len() - 1);
        Some(&all[place])
    }

    pub fn data(&self, owner: &str, form: &[Field], attempt: u32) -> BTreeMap<String, Value> {
        form.iter().filter_map(|field| Some((field.key.clone(), self.one(owner, field, attempt)?))).collect()
    }

    fn one(&self, owner: &str, field: &Field, attempt: u32) -> Option<Value> {
        match self.said(owner, &field.key, attempt) {
            Some(said) => {
                let input = FieldInput::Inputs(vec![(String::new(), said.to_owned())]);
                read(field, &input).unwrap_or_else(|wrong| panic!("{owner}.{}: {wrong}", field.key))
            }
            None => usual(field),
        }
    }
}

/// The first choice, today, one; nothing for a file.
fn usual(field: &Field) -> Option<Value> {
    let words = || Some(Value::Text(format!("words on {}", field.key)));
    match &field.of {
        FieldType::Text | FieldType::LongText => words(),
        FieldType::Number { decimals, min, .. } => {
            let least = min.unwrap_or(Decimal::whole(1)).max(Decimal::whole(1));
            Some(Value::Number(least.with_decimals(*decimals)?))
        }
        FieldType::Rating { max } => Some(Value::Number(Decimal::whole(i64::from(*max)))),
        FieldType::Money { currency } => {
            Some(Value::Money(Money { minor: 120_000, currency: currency.clone() }))
        }
        // Far enough for a deadline to hang on it.
        FieldType::Date => Some(Value::Date(TODAY.saturating_add(jiff::ToSpan::days(21)))),
        FieldType::Choice { options } => options.first().cloned().map(Value::Text),
        FieldType::Several { options } => Some(Value::Several(options.iter().take(1).cloned().collect())),
        FieldType::YesNo => Some(Value::YesNo(true)),
        FieldType::Email => Some(Value::Text("ada@sample.example".to_owned())),
        FieldType::Phone => Some(Value::Text("+49 30 1234567".to_owned())),
        FieldType::Address => Some(Value::Address(Address {
            street: "Hafenstr. 1".to_owned(),
            postcode: "28195".to_owned(),
            city: "Bremen".to_owned(),
            country: "Germany".to_owned(),
        })),
        FieldType::File { .. } => None,
        FieldType::Person { from, several, .. } => {
            let names: &[&str] = match from {
                model::field::PersonFrom::Group(group) => &[&crate::run::first_of(group)],
                model::field::PersonFrom::Outside if *several => &["silke", "stefan"],
                model::field::PersonFrom::Outside => &["silke"],
            };
            Some(Value::Persons(names.iter().map(|name| person(name)).collect()))
        }
        FieldType::List { fields, min, .. } => {
            let answers = |inner: &Field| Some((inner.key.clone(), usual(inner)?));
            let entry = Entry { answers: fields.iter().filter_map(answers).collect() };
            Some(Value::List(vec![entry; usize::from((*min).max(1))]))
        }
        FieldType::Records { .. } => Some(Value::Records(vec![record_ref("halden"), record_ref("marlow")])),
    }
}
