//! How far an import has come, and which rows did not fit. Whoever uploaded a table sees it, and who sees every record.

use super::ImportStatus;
use crate::{
    Ctx,
    caller::Caller,
    exports::{BOM, Column, row},
    policy::{Intention, require},
    problem::Problem,
    record_kinds::{self, Kind},
};
use model::Id;
use store::{
    Access,
    imports::{self, Import},
};

/// Failures of one look.
const FAILURES_AT_ONCE: u32 = 500;

pub struct ImportView {
    pub id: Id,
    pub kind: Kind,
    pub file_name: String,
    /// As the file calls them.
    pub columns: Vec<String>,
    /// For each column what becomes of it.
    pub mapping: Vec<Option<Column>>,
    /// The first rows, while they are there.
    pub sample: Vec<Vec<String>>,
    pub changes_known: bool,
    pub status: ImportStatus,
    pub total: u64,
    pub made: u64,
    pub changed: u64,
    pub stayed: u64,
    pub failed: u64,
}

/// Rows of the beginning that are shown.
const SAMPLE: usize = 3;

/// # Errors
/// `NotFound` for one of somebody else's.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<ImportView, Problem> {
    let import = own(ctx, id).await?;
    let kind = record_kinds::find(ctx, &import.kind).await?;
    let first: Option<Vec<Vec<String>>> = match import.status {
        ImportStatus::Uploaded | ImportStatus::Checked => {
            let lines = imports::piece(&ctx.app.db, &import, 0).await?;
            lines.map(|lines| serde_json::from_str(&lines)).transpose().map_err(Problem::unreadable)?
        }
        _ => None,
    };
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(ImportView {
        columns: columns(&import)?,
        mapping: mapping(&import, &kind)?,
        sample: first.unwrap_or_default().into_iter().take(SAMPLE).collect(),
        kind,
        changes_known: import.changes_known,
        status: import.status,
        total: count(import.total),
        made: count(import.made),
        changed: count(import.changed),
        stayed: count(import.stayed),
        failed: count(import.failed),
        id: import.id,
        file_name: import.file_name,
    })
}

/// The caller's last five of a kind, newest first; everybody's for whoever sees every record.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn recent(ctx: &Ctx, kind: &str) -> Result<Vec<Import>, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    Ok(imports::newest(&ctx.app.db, ctx.caller.viewer(), kind).await?)
}

pub(super) async fn own(ctx: &Ctx, id: &Id) -> Result<Import, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let viewer = ctx.caller.viewer();
    let import = imports::show(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let is_theirs = match &ctx.caller {
        Caller::Key { id, .. } => import.key.as_ref() == Some(id),
        caller => import.person.is_some() && import.person.as_ref() == caller.person(),
    };
    if is_theirs || viewer.access == Access::All { Ok(import) } else { Err(Problem::NotFound) }
}

pub(super) fn columns(import: &Import) -> Result<Vec<String>, Problem> {
    serde_json::from_str(&import.columns).map_err(Problem::unreadable)
}

pub(super) fn mapping(import: &Import, kind: &Kind) -> Result<Vec<Option<Column>>, Problem> {
    let keys: Vec<String> = serde_json::from_str(&import.mapping).map_err(Problem::unreadable)?;
    let known = Column::read(kind);
    Ok(keys.iter().map(|key| known.iter().find(|column| column.key() == *key).cloned()).collect())
}

/// Line, why (column and sentence), cells.
pub type FailedRow = (i64, Vec<(String, String)>, Vec<String>);

/// Rows that did not fit, from one line on.
pub struct Failures {
    pub rows: Vec<FailedRow>,
    pub columns: Vec<String>,
}

impl Failures {
    /// As a file that can be mended and uploaded again: line, reasons, and the row as it came.
    ///
    /// # Errors
    /// None that is known.
    pub fn file(&self, is_first: bool, [line, reason]: [&str; 2]) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        if is_first {
            let head: Vec<String> =
                self.columns.iter().cloned().chain([line.to_owned(), reason.to_owned()]).collect();
            bytes.extend([BOM, &row(&head)?].concat());
        }
        for (line, problems, cells) in &self.rows {
            let said: Vec<String> = problems.iter().map(|(at, why)| said(at, why)).collect();
            let width = self.columns.len();
            let mut cells: Vec<String> =
                cells.iter().take(width).map(|cell| crate::exports::plain(cell).to_owned()).collect();
            cells.resize(width, String::new());
            cells.extend([line.to_string(), said.join(" ")]);
            bytes.extend(row(&cells)?);
        }
        Ok(bytes)
    }
}

fn said(column: &str, why: &str) -> String {
    if column.is_empty() { why.to_owned() } else { format!("{column}: {why}") }
}

/// # Errors
/// As [`show`].
pub async fn failures(ctx: &Ctx, id: &Id, after_line: i64) -> Result<Failures, Problem> {
    let import = own(ctx, id).await?;
    let found =
        imports::failures(&ctx.app.db, ctx.caller.viewer(), &import.id, after_line, FAILURES_AT_ONCE).await?;
    let mut rows = Vec::with_capacity(found.len());
    for failure in found {
        rows.push((
            failure.line,
            serde_json::from_str(&failure.problems).map_err(Problem::unreadable)?,
            serde_json::from_str(&failure.cells).map_err(Problem::unreadable)?,
        ));
    }
    Ok(Failures { rows, columns: columns(&import)? })
}
