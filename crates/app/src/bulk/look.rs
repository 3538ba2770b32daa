//! The look before it happens: the next records of the selection, each with what it lacks. Nothing is done to them.

use super::{letters, selection::Selection, starts::Rehearsal, what::What};
use crate::{
    Ctx,
    problem::Problem,
    records::{self, RecordView, status},
};
use model::Id;
use store::{
    Statement,
    bulk::{self, Bulk, BulkRow, BulkStatus, RowState},
};
use texts::{Language, Sentence};

/// One piece: the act as it is then, and what is written with it.
pub(super) async fn piece(
    ctx: &Ctx,
    bulk: &Bulk,
    selection: &Selection,
    what: &What,
) -> Result<(Bulk, Vec<Statement>), Problem> {
    let (ids, more) = selection.next(ctx, &bulk.kind, &bulk.walked).await?;
    let rehearsal = match what {
        What::Start(starting) => Some(Rehearsal::of(ctx, starting).await?),
        What::Message(_) => None,
    };
    let mut next = bulk.clone();
    let mut statements = Vec::new();
    for id in ids {
        // A list may change while it is walked; each record counts once.
        if bulk::knows(&ctx.app.db, bulk, &id).await? {
            continue;
        }
        let lacking = match usable(ctx, bulk, &id).await? {
            None => vec![Sentence::bulk_record_gone().to(language(bulk))],
            Some(record) => match (&rehearsal, what) {
                (Some(rehearsal), _) => rehearsal.lacking(ctx, &record, language(bulk)).await?,
                (None, What::Message(letter)) => {
                    letters::lacking(ctx, &record.id, letter, language(bulk)).await?
                }
                (None, What::Start(_)) => Vec::new(),
            },
        };
        next.total += 1;
        let state = if lacking.is_empty() { RowState::Ready } else { RowState::Lacking };
        match state {
            RowState::Ready => next.ready += 1,
            _ => next.lacking += 1,
        }
        statements.push(bulk::insert_row(BulkRow {
            bulk: bulk.id.clone(),
            place: next.total,
            organisation: bulk.organisation.clone(),
            record: id,
            state,
            result: None,
            problems: serde_json::to_string(&lacking).map_err(Problem::broken)?,
        }));
    }
    match more {
        Some(walked) => next.walked = walked,
        None => next.status = BulkStatus::Checked,
    }
    Ok((next, statements))
}

/// The record as whoever asked sees it, if it is still in use and of the kind.
pub(super) async fn usable(ctx: &Ctx, bulk: &Bulk, id: &Id) -> Result<Option<RecordView>, Problem> {
    match records::show(ctx, id).await {
        Ok(record) => {
            Ok(Some(record).filter(|record| record.kind.key == bulk.kind && record.status == status::ACTIVE))
        }
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

pub(super) fn language(bulk: &Bulk) -> Language {
    Language::parse(&bulk.language).unwrap_or(Language::En)
}
