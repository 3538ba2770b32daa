//! One connection with its prepared statements. Each text is rewritten and prepared once.

use super::db_error;
use crate::db::{Datum, DbError, Row, placeholders};
use rusqlite::{
    Connection, ToSql,
    types::{ToSqlOutput, Value, ValueRef},
};
use std::collections::{HashMap, hash_map::Entry};

pub(crate) struct Session<'c> {
    connection: &'c Connection,
    /// By where the text lies, which is cheaper to compare than the text.
    prepared: HashMap<(usize, usize), rusqlite::Statement<'c>>,
}

impl<'c> Session<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection, prepared: HashMap::new() }
    }

    /// Whether a transaction is open: a full disk or a failing one ends it without being asked.
    pub(super) fn is_in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    pub(crate) fn execute(&mut self, sql: &'static str, params: &[Datum]) -> Result<u64, DbError> {
        let statement = self.bound(sql, params)?;
        let rows = statement.raw_execute().map_err(|error| db_error(&error))?;
        Ok(u64::try_from(rows).unwrap_or(u64::MAX))
    }

    pub(crate) fn query(&mut self, sql: &'static str, params: &[Datum]) -> Result<Vec<Row>, DbError> {
        let statement = self.bound(sql, params)?;
        let width = statement.column_count();
        let mut answer = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| db_error(&error))? {
            let mut cells = Vec::with_capacity(width);
            for place in 0..width {
                cells.push(cell(row.get_ref(place).map_err(|error| db_error(&error))?)?);
            }
            answer.push(Row::new(cells));
        }
        Ok(answer)
    }

    pub(super) fn prepare(&mut self, sql: &'static str) -> Result<(), DbError> {
        self.statement(sql).map(drop)
    }

    fn bound(
        &mut self,
        sql: &'static str,
        params: &[Datum],
    ) -> Result<&mut rusqlite::Statement<'c>, DbError> {
        let statement = self.statement(sql)?;
        if statement.parameter_count() != params.len() {
            return Err(DbError::Other(format!("{} parameters given to: {sql}", params.len())));
        }
        for (place, datum) in (1..).zip(params) {
            statement.raw_bind_parameter(place, datum).map_err(|error| db_error(&error))?;
        }
        Ok(statement)
    }

    fn statement(&mut self, sql: &'static str) -> Result<&mut rusqlite::Statement<'c>, DbError> {
        Ok(match self.prepared.entry((sql.as_ptr() as usize, sql.len())) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let text = placeholders::for_sqlite(sql);
                entry.insert(self.connection.prepare(&text).map_err(|error| db_error(&error))?)
            }
        })
    }
}

impl ToSql for Datum {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

pub(crate) fn cell(value: ValueRef<'_>) -> Result<Datum, DbError> {
    match value {
        ValueRef::Null => Ok(Datum::Null),
        ValueRef::Integer(number) => Ok(Datum::Int(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Datum::Text(text.to_owned())),
            Err(error) => Err(DbError::Other(error.to_string())),
        },
        ValueRef::Real(_) | ValueRef::Blob(_) => {
            Err(DbError::Other("a cell is neither text nor whole".into()))
        }
    }
}
