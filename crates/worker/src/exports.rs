//! Takes archives of organisations further: packs the next piece of each and keeps its bytes.

use crate::Worker;
use app::{
    Problem,
    organisation_exports::{self, Piece, Written},
};
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use gateways::archive;
use model::{Entropy, Id, Instant};

/// Pieces before others have their turn.
const PIECES: usize = 8;

/// How many pieces were written.
///
/// # Errors
/// Storage that cannot be reached; what was written stays written.
pub async fn tick(worker: &Worker, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut written = 0;
    while written < PIECES {
        let pieces = organisation_exports::next(&worker.app, now, entropy.fork()).await?;
        if pieces.is_empty() {
            break;
        }
        for piece in pieces {
            keep(worker, piece).await?;
            written += 1;
        }
    }
    Ok(written)
}

async fn keep(worker: &Worker, piece: Piece) -> Result<(), Problem> {
    let packed = archive::pack(&piece.text).map_err(Problem::broken)?;
    let facts = Written { crc: packed.crc, packed_bytes: packed.bytes.len() as u64 };
    let (file, bytes) = (piece.file.clone(), Bytes::from(packed.bytes));
    let stream = stream::once(std::future::ready(Ok(bytes))).boxed();
    worker.files.put(&file, stream, u64::MAX).await.map_err(Problem::broken)?;
    if !organisation_exports::settle(&worker.app, piece, facts).await? {
        forget(worker, &file).await;
    }
    Ok(())
}

/// Archives that were kept long enough go: bytes first, rows second.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn sweep(worker: &Worker, now: Instant) -> Result<(), Problem> {
    for (export, files) in organisation_exports::old(&worker.app, now).await? {
        for file in &files {
            forget(worker, file).await;
        }
        organisation_exports::drop_old(&worker.app, &export).await?;
    }
    Ok(())
}

async fn forget(worker: &Worker, file: &Id) {
    if let Err(error) = worker.files.delete(file).await {
        tracing::warn!(%file, %error, "a piece of an archive goes with the next sweep");
    }
}
