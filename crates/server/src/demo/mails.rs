//! The mails of the sample, each written when it would have been: a box of mails that came over weeks, digests in it.

use super::acts::Sample;
use crate::failure::Failure;
use app::mails::reference::{KIND, REMINDER};
use gateways::mail::MailAddress;
use model::Instant;
use std::sync::Arc;
use store::{System, outbox};
use worker::{Post, ShownOnAPage, Worker};

/// Looking once a minute is soon enough.
const SECONDS_AFTER: i64 = 60;
const MAILS_MAX: u32 = 1_000;

/// Delivers what is due, moment by moment, up to now.
pub async fn deliver(sample: &Sample<'_>, sender: MailAddress) -> Result<(), Failure> {
    let house = sample.house;
    let post = Post::fixed(Arc::new(ShownOnAPage), sender);
    let worker = Worker::new(Arc::clone(&house.app), post, Arc::clone(&sample.files));
    let worker = worker.with_rules(house.settings.attention);
    while let Some(at) = next(sample).await? {
        let moment = at.plus_seconds(SECONDS_AFTER);
        if moment > sample.now {
            break;
        }
        if worker::mails::tick(&worker, moment, house.entropy.draw(), MAILS_MAX).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// When the next of them is due.
async fn next(sample: &Sample<'_>) -> Result<Option<Instant>, Failure> {
    let mut earliest: Option<Instant> = None;
    for kind in [KIND, REMINDER] {
        let at = outbox::next_at(&sample.house.app.db, &System, kind).await.map_err(app::Problem::from)?;
        earliest = earliest.into_iter().chain(at).min();
    }
    Ok(earliest)
}
