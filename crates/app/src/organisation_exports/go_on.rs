//! Archives under way, a piece at a time: the text is made here, packed and kept by the worker, and written down with how
//! far it has come. Whoever dies in between leaves bytes without a row, which the sweeper takes.

use super::{line::line, read_me::read_me};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    problem::Problem,
};
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::{
    DbError, System, Viewer,
    exports::{self, ExportPiece, ExportStatus, OrganisationExport, parts::PARTS},
};

/// Lines of a piece: what is in memory at once.
const LINES: u32 = 1_000;

/// The next file of an archive.
pub struct Piece {
    /// Where its bytes are to lie.
    pub file: Id,
    pub text: Vec<u8>,
    name: String,
    was: (i64, i64),
    next: OrganisationExport,
}

/// What the worker made of a piece.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    pub crc: u32,
    pub packed_bytes: u64,
}

/// The next piece of each archive that is being written; one that has none left is finished.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn next(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<Vec<Piece>, Problem> {
    let mut pieces = Vec::new();
    for export in exports::running(&app.db, &System).await? {
        let viewer = Viewer::system(export.organisation.clone());
        let ctx = Ctx::new(Arc::clone(app), Caller::System(viewer), now, entropy.fork());
        pieces.extend(piece(&ctx, export).await?);
    }
    Ok(pieces)
}

async fn piece(ctx: &Ctx, export: OrganisationExport) -> Result<Option<Piece>, Problem> {
    let was = (export.pieces, export.part);
    let mut next = OrganisationExport { pieces: export.pieces + 1, ..export };
    if was.0 == 0 {
        let text = read_me(&next).into_bytes();
        return Ok(Some(Piece { file: ctx.id(), text, name: "README.txt".to_owned(), was, next }));
    }
    while let Some(part) = usize::try_from(next.part).ok().and_then(|at| PARTS.get(at)) {
        let after = (next.after_key.as_str(), next.after_number);
        let lines = part.lines(&ctx.app.db, &next.organisation, after, LINES).await?;
        let count = lines.rows.len();
        if count == 0 {
            next.part += 1;
            (next.after_key, next.after_number) = (String::new(), 0);
            continue;
        }
        let mut text = Vec::new();
        for cells in lines.rows {
            text.extend(line(part.columns, cells).into_bytes());
            text.push(b'\n');
        }
        (next.after_key, next.after_number) = lines.after;
        next.rows_written += i64::try_from(count).map_err(Problem::broken)?;
        let name = format!("{}/{:06}.jsonl", part.name, next.pieces - 1);
        return Ok(Some(Piece { file: ctx.id(), text, name, was, next }));
    }
    let (files, bytes) = exports::files_count(&ctx.app.db, &next).await?;
    (next.status, next.finished_at, next.files) = (ExportStatus::Done, Some(ctx.now), files);
    next.pieces = was.0;
    next.size_bytes += bytes;
    match ctx.app.db.transact(vec![exports::steer(&next, was)]).await {
        // Another worker was faster.
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether it is part of the archive now; otherwise another worker was faster, and its bytes are nobody's.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn settle(app: &App, piece: Piece, written: Written) -> Result<bool, Problem> {
    let Piece { file, text, name, was, mut next } = piece;
    let packed = i64::try_from(written.packed_bytes).map_err(Problem::broken)?;
    next.size_bytes += packed;
    let row = ExportPiece {
        export: next.id.clone(),
        piece: next.pieces,
        organisation: next.organisation.clone(),
        name,
        file,
        crc: i64::from(written.crc),
        size_bytes: i64::try_from(text.len()).map_err(Problem::broken)?,
        packed_bytes: packed,
    };
    match app.db.transact(vec![exports::steer(&next, was), exports::insert_piece(row)]).await {
        Ok(()) => Ok(true),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Archives nobody may fetch any more, each with where its bytes lie.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn old(app: &App, now: Instant) -> Result<Vec<(OrganisationExport, Vec<Id>)>, Problem> {
    let mut all = Vec::new();
    for export in exports::old(&app.db, &System, now.plus_days(-super::DAYS_KEPT)).await? {
        let (mut files, mut after) = (Vec::new(), 0);
        loop {
            let pieces = exports::pieces(&app.db, &export, after).await?;
            let Some(last) = pieces.last() else { break };
            after = last.piece;
            files.extend(pieces.into_iter().map(|piece| piece.file));
        }
        all.push((export, files));
    }
    Ok(all)
}

/// Its bytes are gone.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn drop_old(app: &App, export: &OrganisationExport) -> Result<(), Problem> {
    Ok(app.db.transact(exports::gone(&System, &export.id)).await?)
}
