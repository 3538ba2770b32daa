//! Macros for the plain parts of a noun: its row, its closed words, its statements.

use crate::db::Datum;

/// A row on its way into a table: its fields as parameters, in order.
pub(crate) trait Columns {
    fn data(self) -> Vec<Datum>;
}

/// A struct whose fields are the columns of a query, in order. The query must name them in the same order.
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::db::Decode for $name {
            fn decode(row: &mut $crate::db::Row) -> Result<Self, $crate::db::DbError> {
                Ok(Self { $($field: row.take()?,)* })
            }
        }

        impl $crate::row::Columns for $name {
            fn data(self) -> Vec<$crate::db::Datum> {
                vec![$($crate::db::Datum::from(self.$field),)*]
            }
        }
    };
}

/// An enum kept as a word in a TEXT column.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl From<$name> for $crate::db::Datum {
            fn from(word: $name) -> Self {
                Self::from(word.as_str())
            }
        }

        impl $crate::db::FromDatum for $name {
            fn from_datum(datum: $crate::db::Datum) -> Option<Self> {
                match String::from_datum(datum)?.as_str() {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

/// Named SQL constants and the list of them all.
macro_rules! statements {
    ($($name:ident = $sql:expr;)*) => {
        $(const $name: &str = $sql;)*
        pub(crate) const STATEMENTS: &[&str] = &[$($name,)*];
    };
}

/// Parameters in order: anything a [`Datum`](crate::db::Datum) can be made from.
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Datum::from($value)),*] };
}

pub(crate) use {params, row, statements, words};
