//! Gives out what has changed to those who watch, at most a few times a second, and carries it between processes that
//! share a database.

use crate::{clock, entropy::EntropySource, schedule::Stop};
use app::App;
use model::Id;
use std::{sync::Arc, time::Duration};
use store::notices;
use tokio::{task::JoinSet, time::MissedTickBehavior};

/// The first change goes out at once, those that follow it together.
const EVERY: Duration = Duration::from_millis(200);
/// After the connection that listens was lost.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// Both loops run until `stop`; then the streams end.
pub fn start(loops: &mut JoinSet<()>, app: &Arc<App>, entropy: &EntropySource, stop: &Stop) {
    app.live.name(Id::new(clock::now(), &mut entropy.draw()));
    loops.spawn(give_out(Arc::clone(app), stop.clone()));
    if notices::is_shared(&app.db) {
        loops.spawn(hear(Arc::clone(app), stop.clone()));
    }
}

async fn give_out(app: Arc<App>, mut stop: Stop) {
    let mut beat = tokio::time::interval(EVERY);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.live.told() => {}
            _ = stop.wait_for(|stopping| *stopping) => break,
        }
        if let Some(word) = app.live.give_out()
            && let Err(error) = notices::tell(&app.db, &word).await
        {
            tracing::warn!(%error, "other processes could not be told what has changed");
        }
        beat.tick().await;
    }
    app.live.close();
}

async fn hear(app: Arc<App>, mut stop: Stop) {
    loop {
        tokio::select! {
            () = hear_on(&app) => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
        tokio::select! {
            () = clock::wait(AGAIN_AFTER) => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
    }
}

/// Until the connection is lost.
async fn hear_on(app: &Arc<App>) {
    let mut hearing = match notices::hear(&app.db).await {
        Ok(Some(hearing)) => hearing,
        Ok(None) => return,
        Err(error) => return tracing::warn!(%error, "what other processes change cannot be heard"),
    };
    // What they changed before now was not heard.
    app.live.missed();
    loop {
        let word = match hearing.next().await {
            Ok(word) => word,
            Err(error) => return tracing::warn!(%error, "what other processes change is no longer heard"),
        };
        if let Err(problem) = app::live::heard(app, &word).await {
            return tracing::warn!(%problem, "what another process changed cannot be read");
        }
    }
}
