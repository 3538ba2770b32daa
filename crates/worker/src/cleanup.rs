//! Removes what nobody needs any more: expired sessions, codes and answers, old drafts, bytes without a row.

use crate::Worker;
use app::{Problem, attention};
use gateways::files::FileError;
use model::{Entropy, Id, Instant};
use std::sync::PoisonError;
use store::{
    DbError, Statement, System, drafts, exports, files, idempotency, links, outbox, sessions,
    templates::sendings,
};

const DRAFT_DAYS: i64 = 30;
/// Bytes come before their row; a day later no upload is still under way.
const ORPHAN_DAYS: i64 = 1;
const DELIVERED_DAYS: i64 = 30;
/// Mails of a day are counted on that day alone, wherever its reader lives.
const COUNTED_DAYS: i64 = 3;
const DAY_MICROS: i64 = 86_400_000_000;
/// Files looked at in one tick.
const ORPHANS_AT_ONCE: usize = 200;

/// How many files were removed. Nothing goes on the word of a clock that has just leapt.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    if !worker.cleaning.lock().unwrap_or_else(PoisonError::into_inner).believes(now) {
        return Ok(0);
    }
    worker.app.db.transact(expired(now)).await?;
    app::imports::sweep(&worker.app, now).await?;
    app::bulk::sweep(&worker.app, now).await?;
    crate::exports::sweep(worker, now).await?;
    attention::again(&worker.app, now, entropy).await?;
    let drafts = remove_old_drafts(worker, now).await?;
    let orphans = remove_orphans(worker, now).await?;
    Ok(drafts + orphans)
}

fn expired(now: Instant) -> Vec<Statement> {
    let mut statements = links::delete_expired(&System, now);
    statements.push(sessions::delete_expired(&System, now));
    statements.push(store::portal::sessions::delete_expired(&System, now));
    statements.push(idempotency::sweep(&System, now));
    statements.push(drafts::sweep(&System, now.plus_days(-DRAFT_DAYS)));
    statements.push(outbox::sweep(&System, now.plus_days(-DELIVERED_DAYS)));
    statements.push(sendings::sweep(&System, now.plus_days(-DELIVERED_DAYS)));
    let (day, before) = (now.plus_days(-COUNTED_DAYS).0 / DAY_MICROS, now.plus_days(-COUNTED_DAYS));
    statements.extend(store::attention::sweep(&System, day, before));
    statements
}

/// Row first, bytes second: bytes that stay behind have no row and go with the orphans.
async fn remove_old_drafts(worker: &Worker, now: Instant) -> Result<usize, Problem> {
    let before = now.plus_days(-DRAFT_DAYS);
    let mut removed = 0;
    for file in files::old_drafts(&worker.app.db, &System, before).await? {
        match worker.app.db.transact(vec![files::sweep(&System, &file.id, before)]).await {
            Ok(()) => removed += remove_bytes(worker, &file.id).await,
            // Given meanwhile.
            Err(DbError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(removed)
}

/// One page of the file storage; the next tick goes on where this one ended.
async fn remove_orphans(worker: &Worker, now: Instant) -> Result<usize, Problem> {
    let before = now.plus_days(-ORPHAN_DAYS);
    let after = worker.searched_to.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let page = match worker.files.older_than(before, after.as_ref(), ORPHANS_AT_ONCE).await {
        Ok(page) => page,
        Err(error) => {
            tracing::warn!(%error, "the file storage cannot be listed");
            return Ok(0);
        }
    };
    let next = (page.len() == ORPHANS_AT_ONCE).then(|| page.last().cloned()).flatten();
    let mut removed = 0;
    for id in &page {
        let is_known = files::exists(&worker.app.db, &System, id).await?
            || exports::has_file(&worker.app.db, &System, id).await?;
        if !is_known {
            removed += remove_bytes(worker, id).await;
        }
    }
    *worker.searched_to.lock().unwrap_or_else(PoisonError::into_inner) = next;
    Ok(removed)
}

async fn remove_bytes(worker: &Worker, id: &Id) -> usize {
    let deleted: Result<(), FileError> = worker.files.delete(id).await;
    match deleted {
        Ok(()) => 1,
        Err(error) => {
            tracing::warn!(%id, %error, "a file could not be deleted, will be tried again");
            0
        }
    }
}
