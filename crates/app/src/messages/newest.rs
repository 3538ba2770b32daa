//! The newest messages of a flow, and older ones thread by thread. The number of queries does not grow with either.

use super::{
    Thread,
    list::{Message, message},
    threads,
};
use crate::{
    Ctx,
    flows::Loaded,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::{Count, Viewer, messages};

/// Messages of a page.
pub const PAGE: u32 = 50;

/// A page of one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadPage {
    pub thread: Thread,
    /// Oldest first.
    pub messages: Vec<Message>,
    /// There are older ones.
    pub more: bool,
    /// Somebody has it still: more may be written into it.
    pub open: bool,
}

/// The newest page of each thread, for members.
///
/// # Errors
/// `NotFound` for people outside, who have a page of their own.
pub async fn newest(ctx: &Ctx, loaded: &Loaded) -> Result<Vec<ThreadPage>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let rows = messages::newest(&ctx.app.db, &viewer(loaded), &loaded.state.flow, PAGE + 1).await?;
    let mut known = threads(ctx, loaded);
    let open = known.len();
    // Whoever wrote while they had a part.
    for row in &rows {
        let thread = Thread::of(&row.thread);
        if matches!(thread, Thread::Person(_)) && !known.contains(&thread) {
            known.push(thread);
        }
    }
    let page = |(place, thread): (usize, Thread)| {
        let own: Vec<_> = rows.iter().filter(|row| row.thread == thread.key()).cloned().collect();
        ThreadPage { open: place < open, ..ThreadPage::of(thread, own) }
    };
    Ok(known.into_iter().enumerate().map(page).collect())
}

/// Messages of one thread before one of them, for members.
///
/// # Errors
/// `NotFound` for a thread that is not there.
pub async fn before(ctx: &Ctx, loaded: &Loaded, thread: &str, before: &Id) -> Result<ThreadPage, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let asked = Thread::of(thread);
    let open = threads(ctx, loaded).contains(&asked);
    if !open && !matches!(asked, Thread::Person(_)) {
        return Err(Problem::NotFound);
    }
    let flow = &loaded.state.flow;
    let rows = messages::before(&ctx.app.db, &viewer(loaded), flow, (thread, before), PAGE + 1).await?;
    Ok(ThreadPage { open, ..ThreadPage::of(asked, rows) })
}

/// The last few of all threads, oldest first, each with its thread; for members.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn latest(ctx: &Ctx, loaded: &Loaded, limit: u32) -> Result<Vec<(Thread, Message)>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let mut rows = messages::latest(&ctx.app.db, &viewer(loaded), &loaded.state.flow, limit).await?;
    rows.reverse();
    Ok(rows.into_iter().map(|row| (Thread::of(&row.thread), message(row))).collect())
}

/// How many there are, exact up to 1 000.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn count(ctx: &Ctx, loaded: &Loaded) -> Result<Count, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    Ok(messages::count(&ctx.app.db, &viewer(loaded), &loaded.state.flow).await?)
}

/// The flow was shown to the caller; the store needs to know the organisation only.
fn viewer(loaded: &Loaded) -> Viewer {
    Viewer::system(loaded.organisation.clone())
}

impl ThreadPage {
    /// `rows` newest first, one more than a page holds.
    fn of(thread: Thread, rows: Vec<messages::Message>) -> Self {
        let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        let mut messages: Vec<Message> = rows.into_iter().take(size).map(message).collect();
        messages.reverse();
        Self { thread, messages, more, open: true }
    }
}
