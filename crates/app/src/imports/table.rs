//! The text of a table as a head and rows.

use super::decode::decode;
use crate::problem::Problem;
use csv::{ReaderBuilder, StringRecord};
use texts::Sentence;

/// Bytes of a whole file.
pub const FILE_BYTES_MAX: u64 = 48 * 1024 * 1024;
/// Bytes of one cell: the longest text a field takes, in any script.
pub const CELL_BYTES_MAX: usize = 4 * model::limits::LONG_TEXT_CHARS_MAX;
pub const COLUMNS_MAX: usize = 200;
pub const ROWS_MAX: usize = 200_000;
/// Lines the separator is told by.
const LOOKED_AT: usize = 50;

#[derive(Debug)]
pub(super) struct Table {
    pub columns: Vec<String>,
    /// Each as wide as it came.
    pub rows: Vec<Vec<String>>,
}

/// # Errors
/// `Invalid` at `file`: no text, no rows, too many, a cell that is too long.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Problem> {
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(wrong(Sentence::import_file_large(FILE_BYTES_MAX / 1024 / 1024)));
    }
    let text = decode(bytes).ok_or_else(|| wrong(Sentence::import_not_text()))?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut table: Option<Table> = None;
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|_| wrong(Sentence::import_not_text()))?;
        let line = at + 1;
        if let Some(column) = record.iter().position(|cell| cell.len() > CELL_BYTES_MAX) {
            return Err(wrong(Sentence::import_cell_long(column + 1, CELL_BYTES_MAX / 1_000, line)));
        }
        match &mut table {
            None => table = Some(Table { columns: head(&record)?, rows: Vec::new() }),
            Some(table) if table.rows.len() == ROWS_MAX => {
                return Err(wrong(Sentence::import_rows_max(ROWS_MAX)));
            }
            Some(table) => table.rows.push(record.iter().map(str::to_owned).collect()),
        }
    }
    table.filter(|table| !table.rows.is_empty()).ok_or_else(|| wrong(Sentence::import_no_rows()))
}

fn head(record: &StringRecord) -> Result<Vec<String>, Problem> {
    let width = (0..record.len()).rev().find(|at| !record[*at].trim().is_empty()).map_or(0, |last| last + 1);
    if width > COLUMNS_MAX {
        return Err(wrong(Sentence::import_columns_max(COLUMNS_MAX)));
    }
    Ok(record.iter().take(width).map(|cell| cell.trim().to_owned()).collect())
}

fn wrong(said: Sentence) -> Problem {
    Problem::invalid("file", said)
}

/// The one by which most of the first lines are as wide as the head; of equals the one that makes most columns.
fn separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(*separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(LOOKED_AT).filter_map(Result::ok).map(|record| record.len()).collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == first && first > 1).count();
        (alike, first)
    };
    // Of two that fit as well, the first named stays.
    [b'\t', b';', b','].into_iter().rev().max_by_key(score).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found() {
        let cases = [
            ("name,email\nAda,a@x.example\n", vec!["name", "email"]),
            ("Name;Betrag\nAda;1,50\nBob;2,75\n", vec!["Name", "Betrag"]),
            ("Name\tOrt, Land\nAda\tBonn, DE\n", vec!["Name", "Ort, Land"]),
            ("\"Name, ganz\";Ort\n\"Ada; B\";Bonn\n", vec!["Name, ganz", "Ort"]),
            ("Name\nAda\n", vec!["Name"]),
            ("Name,Ort,,\nAda,Bonn,,\n", vec!["Name", "Ort"]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text.as_bytes()).unwrap().columns, expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let long = format!("name,note\nAda,ok\nBob,{}\n", "x".repeat(10 * 1024 * 1024));
        let wide = format!("{}\n1\n", ["c"; COLUMNS_MAX + 1].join(","));
        let tall = format!("name\n{}", "Ada\n".repeat(ROWS_MAX + 1));
        let cases = [
            (long.as_bytes(), Sentence::import_cell_long(2, CELL_BYTES_MAX / 1_000, 3)),
            (wide.as_bytes(), Sentence::import_columns_max(COLUMNS_MAX)),
            (tall.as_bytes(), Sentence::import_rows_max(ROWS_MAX)),
            (b"name,email\n", Sentence::import_no_rows()),
            (b"", Sentence::import_no_rows()),
            (b"PK\x03\x04\x00\x00", Sentence::import_not_text()),
        ];
        for (bytes, expected) in cases {
            match read(bytes).unwrap_err() {
                Problem::Invalid(problems) => {
                    assert_eq!(problems[0].message.to_string(), expected.to_string());
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
