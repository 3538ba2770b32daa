//! Keeps search in step with what is stored. While much is written it takes small pieces, and falls behind a little
//! rather than hold anybody up.

use crate::Worker;
use app::{Problem, search};
use std::sync::atomic::Ordering;

/// Commands written since the last look from which on others come first.
const BUSY_FROM: u64 = 50;
/// Changes read at once, where others come first and where nobody waits.
const PIECE_BUSY: u32 = 20;
const PIECE: u32 = 200;
/// Pieces of one look where nobody waits.
const PIECES_MAX: usize = 4;

/// How many changes were read.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker) -> Result<usize, Problem> {
    let written = worker.app.writer.writing().commits.get();
    let before = worker.searched_at.swap(written, Ordering::Relaxed);
    if written.saturating_sub(before) >= BUSY_FROM {
        return search::go_on(&worker.app, PIECE_BUSY).await;
    }
    let mut done = 0;
    for _ in 0..PIECES_MAX {
        let piece = search::go_on(&worker.app, PIECE).await?;
        done += piece;
        if piece < usize::try_from(PIECE).unwrap_or(usize::MAX) {
            break;
        }
    }
    Ok(done)
}
