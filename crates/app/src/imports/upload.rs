//! A table comes in: read, cut into pieces, nothing written to records yet.

use super::{ImportStatus, batch::ROWS, guess::guess, table};
use crate::{
    Ctx,
    caller::Caller,
    exports::Column,
    idempotency,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::find,
};
use model::Id;
use store::imports::{self, Import};
use texts::{Language, Sentence};

/// Pieces written at once.
const AT_ONCE: usize = 20;
const FILE_NAME_CHARS_MAX: usize = 200;

/// A file as it came.
pub struct Uploaded<'a> {
    pub kind: &'a str,
    pub file_name: &'a str,
    pub bytes: &'a [u8],
    /// Of whoever will read why rows do not fit.
    pub language: Language,
    /// What the organisation calls its columns, beside the usual words.
    pub called: Vec<(Column, String)>,
}

/// Whether the caller may bring one, before it is read.
///
/// # Errors
/// `NotAllowed` for whoever may not write records.
pub fn may(ctx: &Ctx) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)
}

/// # Errors
/// `Invalid` at `file` for what is no table, `NotFound` for a kind there is not.
pub async fn upload(ctx: &Ctx, file: Uploaded<'_>) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let kind = find(ctx, file.kind).await?;
    if kind.is_firm() {
        return Err(Problem::Conflict(Sentence::record_firm_is_one()));
    }
    let table = table::read(file.bytes)?;
    let guessed = guess(&table.columns, &Column::read(&kind), &file.called);
    let keys: Vec<String> =
        guessed.iter().map(|column| column.as_ref().map(Column::key).unwrap_or_default()).collect();
    let id = ctx.id();
    let import = Import {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        kind: kind.key.clone(),
        person: ctx.caller.person().cloned(),
        key: if let Caller::Key { id, .. } = &ctx.caller { Some(id.clone()) } else { None },
        access: Import::seen_by(ctx.caller.viewer()),
        language: file.language.code().to_owned(),
        file_name: file.file_name.chars().take(FILE_NAME_CHARS_MAX).collect(),
        columns: serde_json::to_string(&table.columns).map_err(Problem::broken)?,
        mapping: serde_json::to_string(&keys).map_err(Problem::broken)?,
        changes_known: false,
        status: ImportStatus::Cancelled,
        total: i64::try_from(table.rows.len()).map_err(Problem::broken)?,
        made: 0,
        changed: 0,
        stayed: 0,
        failed: 0,
        next_piece: 0,
        created_at: ctx.now,
        finished_at: None,
    };
    // Nothing can be done with it until all of it is there; what breaks off goes with what was cancelled.
    let mut statements = vec![imports::insert(import.clone())];
    for (number, rows) in table.rows.chunks(ROWS).enumerate() {
        let lines = serde_json::to_string(rows).map_err(Problem::broken)?;
        let number = i64::try_from(number).map_err(Problem::broken)?;
        statements.push(imports::insert_piece(&id, number, ctx.organisation(), lines));
        if statements.len() == AT_ONCE {
            ctx.app.db.transact(std::mem::take(&mut statements)).await?;
        }
    }
    let complete = Import { status: ImportStatus::Uploaded, ..import };
    statements.push(imports::steer(&complete, (ImportStatus::Cancelled, 0)));
    statements.extend(idempotency::remember(ctx, &id)?);
    ctx.app.db.transact(statements).await?;
    Ok(id)
}
