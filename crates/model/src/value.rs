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
