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
