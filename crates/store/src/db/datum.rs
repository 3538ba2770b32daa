//! What goes into a statement and comes out of a row: text, whole numbers, nothing.

use super::DbError;
use model::{Id, Instant};

/// One parameter or cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    Null,
    Int(i64),
    Text(String),
}

/// One row of an answer, read cell by cell from the left.
#[derive(Debug)]
pub struct Row {
    cells: std::vec::IntoIter<Datum>,
}

impl Row {
    pub(crate) fn new(cells: Vec<Datum>) -> Self {
        Self { cells: cells.into_iter() }
    }

    pub(crate) fn into_cells(self) -> Vec<Datum> {
        self.cells.collect()
    }

    /// The next cell. `DbError::Decode` when there is none or it is of another type.
    pub fn take<T: FromDatum>(&mut self) -> Result<T, DbError> {
        let place = self.cells.len();
        let datum = self.cells.next().ok_or(DbError::Decode { cells_left: place })?;
        T::from_datum(datum).ok_or(DbError::Decode { cells_left: place })
    }
}

/// Made from a row, taking as many cells as it needs.
pub trait Decode: Sized {
    fn decode(row: &mut Row) -> Result<Self, DbError>;
}

/// Made from one cell; `None` if the cell is of another type.
pub trait FromDatum: Sized {
    fn from_datum(datum: Datum) -> Option<Self>;
}

impl FromDatum for Datum {
    fn from_datum(datum: Datum) -> Option<Self> {
        Some(datum)
    }
}

impl FromDatum for String {
    fn from_datum(datum: Datum) -> Option<Self> {
        if let Datum::Text(text) = datum { Some(text) } else { None }
    }
}

impl FromDatum for i64 {
    fn from_datum(datum: Datum) -> Option<Self> {
        if let Datum::Int(number) = datum { Some(number) } else { None }
    }
}

impl FromDatum for bool {
    fn from_datum(datum: Datum) -> Option<Self> {
        i64::from_datum(datum).map(|number| number != 0)
    }
}

impl FromDatum for Id {
    fn from_datum(datum: Datum) -> Option<Self> {
        if let Datum::Text(text) = datum { Some(Self::given(&text)) } else { None }
    }
}

impl FromDatum for Instant {
    fn from_datum(datum: Datum) -> Option<Self> {
        i64::from_datum(datum).map(Self)
    }
}

impl<T: FromDatum> FromDatum for Option<T> {
    fn from_datum(datum: Datum) -> Option<Self> {
        match datum {
            Datum::Null => Some(None),
            datum => T::from_datum(datum).map(Some),
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Datum {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Datum {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Datum {
    fn from(flag: bool) -> Self {
        Self::Int(i64::from(flag))
    }
}

impl From<&Id> for Datum {
    fn from(id: &Id) -> Self {
        Self::Text(id.as_str().to_owned())
    }
}

impl From<Id> for Datum {
    fn from(id: Id) -> Self {
        Self::from(&id)
    }
}

impl From<Instant> for Datum {
    fn from(instant: Instant) -> Self {
        Self::Int(instant.0)
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
