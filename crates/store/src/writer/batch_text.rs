//! The texts of the PostgreSQL flow writer: the log rows that get in decide which other rows follow.

use super::{
    plan,
    plan::Plan,
    tables::{Kind, LOG_COLUMNS, Place, TABLES, Table, Write},
};
use std::sync::LazyLock;

/// How many of the tables a statement writes: each costs the database some microseconds even when a batch has no row for
/// it.
const WIDTHS: [usize; 4] =
    [Place::Records as usize, Place::Answers as usize, Place::FilesKept as usize, TABLES.len()];

pub(super) static BATCHES: LazyLock<[String; 4]> =
    LazyLock::new(|| WIDTHS.map(|width| batch_text(&TABLES[..width])));

/// The narrowest statement that has a place for every row.
pub(super) fn for_batch(batch: &[Plan]) -> (&'static str, usize) {
    let last = batch.iter().flat_map(|plan| plan.rows.iter().map(|(table, _)| *table)).max().unwrap_or(0);
    let variant = WIDTHS.iter().position(|width| last < *width).unwrap_or(WIDTHS.len() - 1);
    (&BATCHES[variant], WIDTHS[variant])
}

/// The organisation is compared outside the search: given both, a planner without statistics walks through the
/// organisation's flows instead of going to the one.
fn batch_text(tables: &[Table]) -> String {
    let mut next = 1;
    let (log_arrays, log_names) = arrays(LOG_COLUMNS, &mut next);
    let expected = next;
    next += 1;
    let names: Vec<_> = LOG_COLUMNS.iter().map(|(name, _)| *name).collect();
    let columns = names.join(", ");
    let mut text = format!(
        "WITH entered AS (INSERT INTO flow_log ({columns}) SELECT {log_names} \
         FROM unnest({log_arrays}, ${expected}::bigint[]) AS i ({columns}, expected) \
         WHERE COALESCE((SELECT CASE WHEN f.organisation_id = i.organisation_id THEN f.seq ELSE -1 END \
         FROM flow_state f WHERE f.flow_id = i.flow_id), 0) = i.expected ON CONFLICT DO NOTHING RETURNING flow_id), \
         won AS MATERIALIZED (SELECT n.place FROM unnest($1::text[]) WITH ORDINALITY AS n (flow_id, place) \
         JOIN entered e ON e.flow_id = n.flow_id)"
    );
    for (place, table) in tables.iter().enumerate() {
        text.push_str(&format!(", t{place} AS ({})", table_statement(table, &mut next)));
    }
    text.push_str(" SELECT place FROM won");
    text
}

/// `$1::text[], $2::bigint[], …` and `i.a, i.b, …`
fn arrays(columns: &[(&str, Kind)], next: &mut usize) -> (String, String) {
    let mut parameters = Vec::with_capacity(columns.len());
    for (_, kind) in columns {
        let list = if *kind == Kind::Text { "text[]" } else { "bigint[]" };
        parameters.push(format!("${next}::{list}"));
        *next += 1;
    }
    let names: Vec<_> = columns.iter().map(|(name, _)| format!("i.{name}")).collect();
    (parameters.join(", "), names.join(", "))
}

fn table_statement(table: &Table, next: &mut usize) -> String {
    let place = *next;
    *next += 1;
    let (parameters, values) = arrays(table.columns, next);
    let names: Vec<_> = table.columns.iter().map(|(name, _)| *name).collect();
    let columns = names.join(", ");
    let source = format!(
        "unnest(${place}::bigint[], {parameters}) AS i (place, {columns}) JOIN won w ON w.place = i.place"
    );
    let (name, key) = (table.name, names[0]);
    match table.write {
        Write::Insert => format!("INSERT INTO {name} ({columns}) SELECT {values} FROM {source}"),
        Write::Upsert { key, changes } => format!(
            "INSERT INTO {name} ({columns}) SELECT {values} FROM {source}{}",
            plan::on_conflict(key, changes)
        ),
        Write::Change => {
            let changes: Vec<_> = names[1..].iter().map(|column| format!("{column} = i.{column}")).collect();
            format!("UPDATE {name} t SET {} FROM {source} WHERE t.{key} = i.{key}", changes.join(", "))
        }
        Write::Delete => format!("DELETE FROM {name} t USING {source} WHERE t.{key} = i.{key}"),
    }
}
