//! Calls the worker's reconcilers again and again, with the real clock and real waiting.

use crate::{clock, entropy::EntropySource};
use std::{
    collections::BTreeMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, task::JoinSet};
use worker::{
    Worker, absences, bulk, calendars, cleanup, deadlines, erasing, exports, imports, mails, moves,
    organisation, records, search, starts,
};

/// How soon a deadline is noticed.
const DEADLINES_EVERY: Duration = Duration::from_secs(1);
/// How soon a mail goes out; a second's mails are spread over its parts.
const MAILS_EVERY: Duration = Duration::from_millis(250);
const MAILS_PARTS: u32 = 4;
/// How soon a flow that another asked for begins.
const STARTS_EVERY: Duration = Duration::from_millis(500);
/// How soon a change of the organisation by another process is seen.
const ORGANISATION_EVERY: Duration = Duration::from_secs(5);
/// How soon running flows learn that a calendar is another now.
const CALENDARS_EVERY: Duration = Duration::from_secs(2);
/// How soon flows learn that somebody is away or back.
const ABSENCES_EVERY: Duration = Duration::from_secs(30);
/// Public holidays of the years to come appear by themselves.
const HOLIDAYS_EVERY: Duration = Duration::from_secs(24 * 60 * 60);
/// How soon flows begin to move to another version of their template.
const MOVES_EVERY: Duration = Duration::from_secs(1);
/// How soon what is to be erased begins to go.
const ERASING_EVERY: Duration = Duration::from_secs(1);
/// How soon rows of a table begin to become records, and how long others have the database to themselves in between.
const IMPORTS_EVERY: Duration = Duration::from_millis(250);
/// How soon a look at many records, and what is done for them, begins.
const BULK_EVERY: Duration = Duration::from_millis(500);
/// How soon something new is found, and how long others have the database to themselves between two pieces.
const SEARCH_EVERY: Duration = Duration::from_millis(250);
/// How soon an archive of everything begins, and how long others have the database to themselves in between.
const EXPORTS_EVERY: Duration = Duration::from_millis(500);
const CLEANUP_EVERY: Duration = Duration::from_secs(60);
/// After a failure, usually of the database.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

/// Set to true when the server stops.
pub type Stop = watch::Receiver<bool>;

/// How often each reconciler looked, since the start.
#[derive(Debug, Default)]
pub struct Ticks(Mutex<BTreeMap<&'static str, Tick>>);

#[derive(Clone, Copy, Debug, Default)]
pub struct Tick {
    pub runs: u64,
    pub failures: u64,
    /// What it found to do.
    pub done: u64,
}

impl Ticks {
    pub fn read(&self) -> BTreeMap<&'static str, Tick> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn count(&self, name: &'static str, outcome: &Result<usize, app::Problem>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tick = all.entry(name).or_default();
        tick.runs += 1;
        tick.failures += u64::from(outcome.is_err());
        tick.done += outcome.as_ref().map_or(0, |done| *done as u64);
    }
}

/// The loops run until `stop`, each finishing what it is at.
pub fn start(
    worker: &Arc<Worker>,
    entropy: &Arc<EntropySource>,
    mail_rate_max: u32,
    ticks: &Arc<Ticks>,
    stop: &Stop,
) -> JoinSet<()> {
    let mut loops = JoinSet::new();
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("deadlines", DEADLINES_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { deadlines::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source, batch) =
        (Arc::clone(worker), Arc::clone(entropy), mail_rate_max.div_ceil(MAILS_PARTS));
    loops.spawn(repeat(("mails", MAILS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { mails::tick(&worker, clock::now(), entropy, batch).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("starts", STARTS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, mut entropy) = (Arc::clone(&with), source.draw());
        async move {
            let done = starts::tick(&worker, clock::now(), entropy.fork()).await?;
            Ok(done + records::tick(&worker, clock::now(), entropy).await?)
        }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("moves", MOVES_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { moves::tick(&worker, clock::now(), entropy).await }
    }));
    spawn_times(&mut loops, worker, entropy, ticks, stop);
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("organisation", ORGANISATION_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { organisation::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("erasing", ERASING_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { erasing::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("imports", IMPORTS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { imports::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("bulk", BULK_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { bulk::tick(&worker, clock::now(), entropy).await }
    }));
    let with = Arc::clone(worker);
    loops.spawn(repeat(("search", SEARCH_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let worker = Arc::clone(&with);
        async move { search::tick(&worker).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("exports", EXPORTS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { exports::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("cleanup", CLEANUP_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { cleanup::tick(&worker, clock::now(), entropy).await }
    }));
    loops
}

/// What calendars and absences ask for.
fn spawn_times(
    loops: &mut JoinSet<()>,
    worker: &Arc<Worker>,
    entropy: &Arc<EntropySource>,
    ticks: &Arc<Ticks>,
    stop: &Stop,
) {
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("calendars", CALENDARS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { calendars::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("absences", ABSENCES_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { absences::tick(&worker, clock::now(), entropy).await }
    }));
    let (with, source) = (Arc::clone(worker), Arc::clone(entropy));
    loops.spawn(repeat(("holidays", HOLIDAYS_EVERY), Arc::clone(ticks), stop.clone(), move || {
        let (worker, entropy) = (Arc::clone(&with), source.draw());
        async move { calendars::refresh(&worker, clock::now(), entropy).await }
    }));
}

async fn repeat<T, F>((name, every): (&'static str, Duration), ticks: Arc<Ticks>, mut stop: Stop, tick: T)
where
    T: Fn() -> F,
    F: Future<Output = Result<usize, app::Problem>>,
{
    let mut beat = tokio::time::interval(every);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = beat.tick() => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
        let outcome = tick().await;
        ticks.count(name, &outcome);
        match outcome {
            Ok(0) => {}
            Ok(done) => tracing::debug!(name, done, "reconciled"),
            Err(problem) => {
                tracing::error!(name, %problem, detail = ?problem, "could not be done now, will be tried again");
                beat.reset_after(AGAIN_AFTER);
            }
        }
    }
}
