//! A batch of commits as one PostgreSQL statement, sent again when the connection is cut.

use super::{
    CommitError, batch_text,
    plan::Plan,
    tables::{LOG_COLUMNS, TABLES, Table},
};
use crate::{
    DbError,
    db::{Datum, Row, postgres::Postgres},
};
use model::Id;
use std::collections::HashSet;
use tokio_postgres::types::ToSql;

/// Attempts at a batch whose connection was cut or which lost a deadlock.
const ATTEMPTS_MAX: u32 = 3;

pub(crate) fn statements() -> Vec<&'static str> {
    batch_text::BATCHES.iter().map(String::as_str).chain([THERE]).collect()
}

/// Commits a batch in which no flow appears twice; answers in the order given.
pub(super) async fn commit(postgres: &Postgres, batch: &[Plan]) -> Vec<Result<(), CommitError>> {
    match attempt(postgres, batch).await {
        Ok(answers) => answers,
        Err(error) if batch.len() == 1 || matches!(error, DbError::Unavailable(_)) => {
            batch.iter().map(|_| Err(error.clone().into())).collect()
        }
        Err(_) => one_by_one(postgres, batch).await,
    }
}

/// One of the batch made the database refuse the whole: each alone, so that only the one at fault fails.
async fn one_by_one(postgres: &Postgres, batch: &[Plan]) -> Vec<Result<(), CommitError>> {
    let mut answers = Vec::with_capacity(batch.len());
    for plan in batch {
        let answer = match attempt(postgres, std::slice::from_ref(plan)).await {
            Ok(mut answers) => answers.pop().unwrap_or(Err(CommitError::Lost)),
            Err(error) => Err(error.into()),
        };
        answers.push(answer);
    }
    answers
}

/// After a cut nobody knows whether the batch was committed, or still is being: so it is sent again. The log's keys
/// let nobody in twice and wait for whoever is still in the middle; who does not get in then may have been in all
/// along, which the log row of their command tells.
async fn attempt(postgres: &Postgres, batch: &[Plan]) -> Result<Vec<Result<(), CommitError>>, DbError> {
    let mut cut = false;
    let mut tries = 0;
    let won = loop {
        tries += 1;
        match send(postgres, batch).await {
            Ok(won) => break won,
            Err(error) if tries < ATTEMPTS_MAX => match error {
                DbError::Unavailable(_) => cut = true,
                DbError::Busy => {}
                other => return Err(other),
            },
            Err(error) => return Err(error),
        }
    };
    let there = if cut { already_there(postgres, batch, &won).await? } else { HashSet::new() };
    let answer = |(place, plan): (usize, &Plan)| {
        if won.contains(&place) || there.contains(&plan.flow) { Ok(()) } else { Err(CommitError::Lost) }
    };
    Ok(batch.iter().enumerate().map(answer).collect())
}

/// Places of those who won.
async fn send(postgres: &Postgres, batch: &[Plan]) -> Result<HashSet<usize>, DbError> {
    let (statement, width) = batch_text::for_batch(batch);
    let lists = Lists::of(batch, &TABLES[..width]);
    let mut rows = postgres.write_batch(statement, &lists.parameters()).await?;
    let place = |row: &mut Row| Ok(usize::try_from(row.take::<i64>()? - 1).unwrap_or(usize::MAX));
    rows.iter_mut().map(place).collect()
}

const THERE: &str = "SELECT l.flow_id FROM flow_log l JOIN unnest($1::text[], $2::text[], $3::text[]) \
     AS i (flow_id, command_id, hash) ON i.flow_id = l.flow_id AND i.command_id = l.command_id AND i.hash = l.hash";

/// Flows whose log holds exactly the row this batch wanted to write.
async fn already_there(
    postgres: &Postgres,
    batch: &[Plan],
    won: &HashSet<usize>,
) -> Result<HashSet<Id>, DbError> {
    let open = || batch.iter().enumerate().filter(|(place, _)| !won.contains(place)).map(|(_, plan)| plan);
    let flows: Vec<_> = open().map(|plan| plan.flow.as_str()).collect();
    let commands: Vec<_> = open().map(|plan| plan.command_id.as_str()).collect();
    let hashes: Vec<_> = open().map(|plan| plan.hash.as_str()).collect();
    let answer = postgres.write_batch(THERE, &[&flows, &commands, &hashes]).await;
    let unknown = |error: DbError| DbError::Unavailable(error.to_string());
    answer.map_err(unknown)?.iter_mut().map(Row::take).collect()
}

/// Rows turned into columns, without copying a cell.
struct Lists<'a> {
    log: Vec<Vec<&'a Datum>>,
    tables: Vec<TableLists<'a>>,
}

struct TableLists<'a> {
    /// Place in the batch, from 1, of the flow each row belongs to.
    places: Vec<i64>,
    columns: Vec<Vec<&'a Datum>>,
}

impl<'a> Lists<'a> {
    fn of(batch: &'a [Plan], tables: &[Table]) -> Self {
        let mut log = vec![Vec::with_capacity(batch.len()); LOG_COLUMNS.len() + 1];
        let empty =
            |table: &Table| TableLists { places: Vec::new(), columns: vec![Vec::new(); table.columns.len()] };
        let mut tables: Vec<_> = tables.iter().map(empty).collect();
        for (place, plan) in (1..).zip(batch) {
            append(&mut log, &plan.log);
            for (table, data) in &plan.rows {
                tables[*table].places.push(place);
                append(&mut tables[*table].columns, data);
            }
        }
        Self { log, tables }
    }

    fn parameters(&self) -> Vec<&(dyn ToSql + Sync)> {
        let mut parameters: Vec<&(dyn ToSql + Sync)> = Vec::new();
        parameters.extend(self.log.iter().map(dynamic));
        for table in &self.tables {
            parameters.push(&table.places);
            parameters.extend(table.columns.iter().map(dynamic));
        }
        parameters
    }
}

fn append<'a>(columns: &mut [Vec<&'a Datum>], row: &'a [Datum]) {
    for (column, datum) in columns.iter_mut().zip(row) {
        column.push(datum);
    }
}

fn dynamic<'p>(list: &'p Vec<&Datum>) -> &'p (dyn ToSql + Sync) {
    list
}
