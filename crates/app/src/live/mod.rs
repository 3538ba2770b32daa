//! Who watches, and which flows have changed: told after each commit, given out a few times a second at most.
//! Never here: what has changed. Whoever hears of it reads again, with their own rights.

mod listening;
mod word;

pub use listening::{Change, Listening};

use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{Loaded, load, sight},
    problem::Problem,
};
use listening::Slot;
use model::Id;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};
use store::Viewer;
use tokio::sync::Notify;
use word::Word;

/// More flows at once than this, and everybody reads again, whatever they look at.
const FLOWS_MAX: usize = 80;
/// Streams of one person: a browser has one, so this is many browsers. The oldest makes room.
const OF_ONE_PERSON_MAX: usize = 10;
const LISTENERS_MAX: usize = 5_000;

/// Costs a commit one addition where nobody watches and no other process could.
pub struct Live {
    /// Marks of another process cannot be compared with ours.
    node: OnceLock<Id>,
    /// Other processes use the same database.
    shared: bool,
    /// Changes so far.
    count: AtomicU64,
    watching: AtomicUsize,
    inside: Mutex<Inside>,
    told: Notify,
}

#[derive(Default)]
struct Inside {
    next: u64,
    listeners: BTreeMap<u64, Arc<Slot>>,
    changed: HashMap<Id, Changed>,
    /// Too much to name, or nobody knows what.
    anything: Option<Origin>,
    closed: bool,
}

struct Changed {
    loaded: Arc<Loaded>,
    origin: Origin,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Here,
    Elsewhere,
}

impl Live {
    pub(crate) fn new(shared: bool) -> Self {
        Self {
            node: OnceLock::new(),
            shared,
            count: AtomicU64::new(0),
            watching: AtomicUsize::new(0),
            inside: Mutex::default(),
            told: Notify::new(),
        }
    }

    /// Names this process among others; only the first name counts.
    pub fn name(&self, node: Id) {
        drop(self.node.set(node));
    }

    /// How far this process has come, for a page to carry: read it before anything the page shows. A change whose mark
    /// is not later is on the page.
    pub fn mark(&self) -> String {
        self.mark_at(self.count.load(Ordering::SeqCst))
    }

    fn mark_at(&self, count: u64) -> String {
        format!("{}.{count}", self.node.get().map_or("0", Id::as_str))
    }

    /// Something about the flow was committed.
    pub(crate) fn tell(&self, loaded: &Arc<Loaded>) {
        self.count.fetch_add(1, Ordering::SeqCst);
        if self.shared || self.watching.load(Ordering::SeqCst) > 0 {
            self.note(loaded, Origin::Here);
        }
    }

    fn note(&self, loaded: &Arc<Loaded>, origin: Origin) {
        let mut inside = self.lock();
        if inside.anything.is_none() {
            let changed = Changed { loaded: Arc::clone(loaded), origin };
            inside.changed.insert(loaded.state.flow.clone(), changed);
        }
        if inside.changed.len() > FLOWS_MAX {
            inside.changed.clear();
            inside.anything = Some(Origin::Here);
        }
        drop(inside);
        self.told.notify_one();
    }

    /// What others did could not be heard for a while.
    pub fn missed(&self) {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.lock().anything.get_or_insert(Origin::Elsewhere);
        self.told.notify_one();
    }

    /// Until there is something to give out.
    pub async fn told(&self) {
        self.told.notified().await;
    }

    /// Gives what has changed to those who watch and may see it; answers what other processes should hear.
    pub fn give_out(&self) -> Option<String> {
        let mut inside = self.lock();
        let upto = self.count.load(Ordering::SeqCst);
        let changed = std::mem::take(&mut inside.changed);
        let anything = inside.anything.take();
        for slot in inside.listeners.values() {
            match anything {
                Some(_) => slot.put_anything(upto),
                None => changed.values().for_each(|one| slot.put(&one.loaded, upto)),
            }
        }
        drop(inside);
        if !self.shared {
            return None;
        }
        let node = self.node.get()?.clone();
        let flows = changed.iter().filter(|(_, one)| one.origin == Origin::Here);
        let flows = flows.map(|(flow, one)| (one.loaded.organisation.clone(), flow.clone())).collect();
        Word::said(node, flows, anything == Some(Origin::Here))
    }

    /// Streams end, and those that begin end at once: the server is stopping.
    pub fn close(&self) {
        let mut inside = self.lock();
        inside.closed = true;
        inside.listeners.values().for_each(|slot| slot.close());
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, number: u64) {
        if self.lock().listeners.remove(&number).is_some() {
            self.watching.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// Begins to watch.
///
/// # Errors
/// `NotFound` for anybody but a member, `TooMany` when thousands watch already.
pub fn listen(ctx: &Ctx) -> Result<Listening, Problem> {
    let Caller::Member(viewer) = &ctx.caller else { return Err(Problem::NotFound) };
    let live = &ctx.app.live;
    let mut inside = live.lock();
    if inside.listeners.len() >= LISTENERS_MAX {
        return Err(Problem::TooMany { wait_minutes: 1 });
    }
    let same = |slot: &&Arc<Slot>| slot.is_of(viewer);
    if inside.listeners.values().filter(same).count() >= OF_ONE_PERSON_MAX
        && let Some(oldest) = inside.listeners.values().find(same)
    {
        oldest.close();
    }
    let slot = Arc::new(Slot::new(viewer.clone()));
    if inside.closed {
        slot.close();
    }
    let number = inside.next;
    inside.next += 1;
    inside.listeners.insert(number, Arc::clone(&slot));
    live.watching.fetch_add(1, Ordering::SeqCst);
    drop(inside);
    Ok(Listening::new(Arc::clone(&ctx.app), number, slot))
}

/// Word of another process: what it changed is not what lies in memory here.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn heard(app: &Arc<App>, word: &str) -> Result<(), Problem> {
    let Some(word) = Word::read(word) else { return Ok(()) };
    if app.live.node.get() == Some(&word.node) {
        return Ok(());
    }
    if word.anything {
        app.live.missed();
    }
    for (organisation, flow) in word.flows {
        app.flows.forget(&flow);
        if app.live.watching.load(Ordering::SeqCst) == 0 {
            continue;
        }
        match load::fetch(app, &organisation, &flow).await {
            Ok(loaded) => {
                app.live.count.fetch_add(1, Ordering::SeqCst);
                app.live.note(&loaded, Origin::Elsewhere);
            }
            Err(Problem::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

fn sees(viewer: &Viewer, loaded: &Loaded) -> bool {
    viewer.organisation == loaded.organisation && sight::member_sees(viewer, loaded)
}
