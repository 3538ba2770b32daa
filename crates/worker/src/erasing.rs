//! Takes erasures further: values of flows first, then the bytes of files, then the rows that speak of them.

use crate::Worker;
use app::{Problem, erasing};
use model::{Entropy, Instant};

/// How much was looked at. Bytes that cannot be deleted now keep their piece waiting; nothing is written of it.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    let mut done = 0;
    for piece in erasing::next(&worker.app, now, entropy).await? {
        let mut all_gone = true;
        for file in &piece.files {
            if let Err(error) = worker.files.delete(file).await {
                tracing::warn!(%file, %error, "a file could not be erased, will be tried again");
                all_gone = false;
                break;
            }
        }
        if all_gone {
            done += erasing::settle(piece).await?;
        }
    }
    Ok(done)
}
