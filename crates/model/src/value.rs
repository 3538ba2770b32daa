//! What a field can hold.

use crate::{Decimal, Id};
use serde::{Deserialize, Serialize};

/// One answer, already checked against its field. In JSON: `{"text": "…"}`, `{"number": "12.50"}`, …
/// (the tagged form of the log and the state; `crate::field` reads and writes the plain form of API and pages).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Text(String),
    Number(Decimal),
    Money(Money),
    Date(jiff::civil::Date),
    Several(Vec<String>),
    YesNo(bool),
    Address(Address),
    Files(Vec<FileRef>),
    Persons(Vec<PersonRef>),
    Records(Vec<RecordRef>),
    List(Vec<Entry>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents, pence.
    pub minor: i64,
    /// ISO 4217, for example `EUR`.
    pub currency: String,
}

/// ISO 4217 currencies whose minor unit is not a hundredth.
const MINOR_UNITS: [(&str, u8); 24] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XPF", 0),
];

impl Money {
    /// Decimals of an amount in this currency: 2 unless ISO 4217 says otherwise.
    pub fn decimals(currency: &str) -> u8 {
        MINOR_UNITS.iter().find(|(code, _)| *code == currency).map_or(2, |(_, decimals)| *decimals)
    }

    /// The amount without its currency, for example `1250.00`.
    pub fn amount(&self) -> Decimal {
        Decimal { units: self.minor, decimals: Self::decimals(&self.currency) }
    }
}

/// A date written `2026-12-31` and in no other way.
pub fn iso_date(text: &str) -> Option<jiff::civil::Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shape { text.parse().ok() } else { None }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// Country as the person wrote it.
    pub country: String,
}

/// A stored file: its bytes and details lie in the file table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    pub id: Id,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    pub id: Id,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A record as it was when it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRef {
    pub id: Id,
    pub name: String,
    /// Its primary contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<PersonRef>,
}

/// One entry of a list: its answers in the order of the list's fields, without those nobody gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Entry {
    pub answers: Vec<(String, Value)>,
}

impl Entry {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.answers.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// As it reads in one line.
    pub fn display(&self) -> String {
        self.answers.iter().map(|(_, value)| value.display()).collect::<Vec<_>>().join(", ")
    }

    fn to_plain_json(&self) -> serde_json::Value {
        self.answers.iter().map(|(key, value)| (key.clone(), value.to_plain_json())).collect()
    }
}

impl Value {
    /// The plain form the API shows and takes: whole numbers are JSON numbers, others decimal text (`"12.50"`); money is
    /// `{"amount": "1250.00", "currency": "EUR"}`, a date `"2026-03-31"`, an address an object of its parts; files,
    /// persons and records are lists of objects with `id` and `name`; a list is one of objects with the answers of each entry.
    pub fn to_plain_json(&self) -> serde_json::Value {
        use serde_json::json;
        match self {
            Self::Text(text) => json!(text),
            Self::Number(number) => {
                number.with_decimals(0).map_or_else(|| json!(number), |whole| json!(whole.units))
            }
            Self::Money(money) => json!({ "amount": money.amount(), "currency": money.currency }),
            Self::Date(date) => json!(date.to_string()),
            Self::Several(choices) => json!(choices),
            Self::YesNo(yes) => json!(yes),
            Self::Address(address) => json!(address),
            Self::Files(files) => json!(files),
            Self::Persons(persons) => json!(persons),
            Self::Records(records) => json!(records),
            Self::List(entries) => entries.iter().map(Entry::to_plain_json).collect(),
        }
    }

    /// As it reads within a text or beside a label.
    pub fn display(&self) -> String {
        let joined = |parts: Vec<&str>| {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Money(money) => format!("{} {}", money.amount(), money.currency),
            Self::Date(date) => date.strftime("%-d %B %Y").to_string(),
            Self::Several(choices) => choices.join(", "),
            Self::YesNo(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
            Self::Address(address) => {
                let place = joined(vec![&address.postcode, &address.city]).replace(", ", " ");
                joined(vec![&address.street, &place, &address.country])
            }
            Self::Files(files) => joined(files.iter().map(|file| file.name.as_str()).collect()),
            Self::Persons(persons) => joined(persons.iter().map(|person| person.name.as_str()).collect()),
            Self::Records(records) => joined(records.iter().map(|record| record.name.as_str()).collect()),
            Self::List(entries) => entries.iter().map(Entry::display).collect::<Vec<_>>().join("; "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_well_in_texts() {
        let file = FileRef { id: Id::given("1"), name: "pass.pdf".to_owned() };
        let address = Address {
            street: "Am Wall 2".to_owned(),
            postcode: "28195".to_owned(),
            city: "Bremen".to_owned(),
            country: String::new(),
        };
        for (value, expected) in [
            (Value::Text("a, b".to_owned()), "a, b"),
            (Value::Number(Decimal { units: -1250, decimals: 2 }), "-12.50"),
            (Value::Money(Money { minor: 125_000, currency: "EUR".to_owned() }), "1250.00 EUR"),
            (Value::Money(Money { minor: 1250, currency: "JPY".to_owned() }), "1250 JPY"),
            (Value::Date(jiff::civil::date(2026, 3, 9)), "9 March 2026"),
            (Value::Several(vec!["a".to_owned(), "b".to_owned()]), "a, b"),
            (Value::YesNo(false), "No"),
            (Value::Address(address), "Am Wall 2, 28195 Bremen"),
            (Value::Files(vec![file.clone(), file]), "pass.pdf, pass.pdf"),
        ] {
            assert_eq!(value.display(), expected);
        }
    }
}
