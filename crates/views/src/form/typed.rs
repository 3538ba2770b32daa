//! What somebody typed, kept as they typed it, by input name.

use model::{Value, value::Entry};
use texts::Texts;

/// Pairs of input name and text, as a form posts them. A name may occur several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    pub fn one(name: &str, text: &str) -> Self {
        Self(vec![(name.to_owned(), text.to_owned())])
    }

    /// The first text of an input; empty if nothing was typed.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, text)| text)
    }

    pub fn has(&self, name: &str, text: &str) -> bool {
        self.0.iter().any(|(key, typed)| key == name && typed == text)
    }

    /// All texts of an input that may stand several times.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, text)| text.as_str()).collect()
    }
}

/// The part of a posted form that belongs to the field called `name`: itself and its parts (`name.street`).
pub fn typed_in(posted: &[(String, String)], name: &str) -> Typed {
    let belongs =
        |key: &str| key.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    Typed(posted.iter().filter(|(key, _)| belongs(key)).cloned().collect())
}

/// An answer as a person would have typed it into the field called `name`.
pub fn typed_from_value(name: &str, value: &Value, texts: Texts) -> Typed {
    let part = |part: &str, text: &str| (format!("{name}.{part}"), text.to_owned());
    match value {
        Value::Text(text) => Typed::one(name, text),
        Value::Number(number) => Typed::one(name, &crate::local::number(&number.to_string(), texts)),
        Value::Money(money) => Typed::one(name, &crate::local::number(&money.amount().to_string(), texts)),
        Value::Date(date) => Typed::one(name, &date.to_string()),
        Value::Several(several) => {
            Typed(several.iter().map(|text| (name.to_owned(), text.clone())).collect())
        }
        Value::YesNo(yes) => Typed::one(name, if *yes { "yes" } else { "no" }),
        Value::Address(address) => Typed(vec![
            part("street", &address.street),
            part("postcode", &address.postcode),
            part("city", &address.city),
            part("country", &address.country),
        ]),
        Value::Files(_) => Typed::default(),
        Value::List(entries) => {
            let answers = |(place, entry): (usize, &Entry)| {
                let typed =
                    entry.answers.iter().map(move |(key, value)| (format!("{name}.{place}.{key}"), value));
                typed.flat_map(|(name, value)| typed_from_value(&name, value, texts).0).collect::<Vec<_>>()
            };
            Typed(entries.iter().enumerate().flat_map(answers).collect())
        }
        Value::Records(records) => {
            Typed(records.iter().map(|record| (name.to_owned(), record.id.to_string())).collect())
        }
        Value::Persons(persons) => Typed(
            persons
                .iter()
                .flat_map(|person| {
                    let email = person.email.as_deref().unwrap_or_default();
                    [
                        (name.to_owned(), person.id.to_string()),
                        part("name", &person.name),
                        part("email", email),
                    ]
                })
                .collect(),
        ),
    }
}
