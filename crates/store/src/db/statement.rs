//! A statement of a transaction, with the number of rows it expects to meet.

use super::{Datum, DbError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) params: Vec<Datum>,
    pub(crate) expect: Expect,
}

/// Rows inserted, updated or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Exactly(u64),
    AtLeast(u64),
    Any,
}

impl Statement {
    /// One row, or the transaction is undone.
    pub(crate) fn one(sql: &'static str, params: Vec<Datum>) -> Self {
        Self { sql, params, expect: Expect::Exactly(1) }
    }

    /// However many rows.
    pub(crate) fn any(sql: &'static str, params: Vec<Datum>) -> Self {
        Self { sql, params, expect: Expect::Any }
    }

    /// The same statement with another expectation.
    #[must_use]
    pub fn expecting(self, expect: Expect) -> Self {
        Self { expect, ..self }
    }

    pub(crate) fn check(&self, place: usize, rows: u64) -> Result<(), DbError> {
        let met = match self.expect {
            Expect::Exactly(wanted) => rows == wanted,
            Expect::AtLeast(wanted) => rows >= wanted,
            Expect::Any => true,
        };
        if met { Ok(()) } else { Err(DbError::Conflict { statement: place, rows }) }
    }
}
