//! Shapes of the document; nothing here is made.
#![expect(dead_code, reason = "these shapes describe what others write")]

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct Import {
    id: String,
    kind: String,
    file_name: String,
    /// `uploaded`, `checking`, `checked`, `running`, `done` or `cancelled`.
    status: String,
    columns: Vec<ImportColumn>,
    /// What a column of this kind may be.
    may_be: Vec<String>,
    /// `stay` or `change`: what becomes of records with an address of the file.
    known: String,
    total: u64,
    made: u64,
    changed: u64,
    stayed: u64,
    failed: u64,
}

#[derive(ToSchema)]
pub struct ImportColumn {
    /// As the file calls it.
    name: String,
    /// `name`, `email`, `owner`, `tags`, `status`, `belongs_to`, `data.KEY`, or null for what is passed over.
    becomes: Option<String>,
}

#[derive(ToSchema)]
pub struct CheckSent {
    /// For each column of the file what it becomes, null to pass it over; without any the guess stays.
    columns: Option<Vec<Option<String>>>,
    /// `stay` (unless told) or `change`.
    known: Option<String>,
}

#[derive(ToSchema)]
pub struct ImportFailures {
    rows: Vec<ImportFailure>,
    /// What to ask for as `cursor` to go on.
    next: Option<i64>,
}

#[derive(ToSchema)]
pub struct ImportFailure {
    /// As in the file: the head is 1.
    line: i64,
    problems: Vec<ImportProblem>,
    /// As they came.
    cells: Vec<String>,
}

#[derive(ToSchema)]
pub struct ImportProblem {
    /// As the file calls it; empty for a row as such.
    column: String,
    detail: String,
}
