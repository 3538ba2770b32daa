//! One who watches, and what waits to be told to them.

use super::sees;
use crate::{app::App, flows::Loaded};
use model::Id;
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use store::Viewer;
use tokio::sync::Notify;

/// What a page may have to read again for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Pages that carry this mark, or a later one of the same process, show it already.
    pub mark: String,
    /// Flows the listener may see; `None` when there were too many to name.
    pub flows: Option<Vec<Id>>,
}

/// Dropping it ends it.
pub struct Listening {
    app: Arc<App>,
    number: u64,
    slot: Arc<Slot>,
}

impl Listening {
    pub(super) fn new(app: Arc<App>, number: u64, slot: Arc<Slot>) -> Self {
        Self { app, number, slot }
    }

    /// The next change; `None` when the server stops or the stream had to make room.
    pub async fn next(&self) -> Option<Change> {
        loop {
            let told = self.slot.told.notified();
            if self.slot.closed.load(Ordering::SeqCst) {
                return None;
            }
            if let Some((upto, flows)) = self.slot.take() {
                return Some(Change { mark: self.app.live.mark_at(upto), flows });
            }
            told.await;
        }
    }

    /// What the listener may see has been read again.
    pub fn renew(&self, viewer: Viewer) {
        self.slot.lock().viewer = viewer;
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.app.live.leave(self.number);
    }
}

pub(super) struct Slot {
    inside: Mutex<Waiting>,
    closed: AtomicBool,
    told: Notify,
}

struct Waiting {
    viewer: Viewer,
    flows: BTreeSet<Id>,
    anything: bool,
    upto: u64,
}

impl Slot {
    pub fn new(viewer: Viewer) -> Self {
        let waiting = Waiting { viewer, flows: BTreeSet::new(), anything: false, upto: 0 };
        Self { inside: Mutex::new(waiting), closed: AtomicBool::new(false), told: Notify::new() }
    }

    pub fn is_of(&self, viewer: &Viewer) -> bool {
        let inside = self.lock();
        !self.closed.load(Ordering::SeqCst) && inside.viewer.person == viewer.person
    }

    pub fn put(&self, loaded: &Loaded, upto: u64) {
        let mut inside = self.lock();
        if !sees(&inside.viewer, loaded) {
            return;
        }
        inside.flows.insert(loaded.state.flow.clone());
        inside.anything |= inside.flows.len() > super::FLOWS_MAX;
        inside.upto = upto;
        drop(inside);
        self.told.notify_one();
    }

    pub fn put_anything(&self, upto: u64) {
        let mut inside = self.lock();
        inside.anything = true;
        inside.upto = upto;
        drop(inside);
        self.told.notify_one();
    }

    pub fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        self.told.notify_one();
    }

    fn take(&self) -> Option<(u64, Option<Vec<Id>>)> {
        let mut inside = self.lock();
        let flows = std::mem::take(&mut inside.flows);
        let anything = std::mem::take(&mut inside.anything);
        let flows = (!anything).then(|| flows.into_iter().collect::<Vec<_>>());
        (flows.as_ref().is_none_or(|flows| !flows.is_empty())).then_some((inside.upto, flows))
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
