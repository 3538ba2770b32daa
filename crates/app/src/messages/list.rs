//! What was written in a flow, as far as the caller may read it.

use super::{Thread, threads};
use crate::{Ctx, flows::load, problem::Problem};
use model::{Id, Instant};
use store::{Viewer, messages};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadView {
    pub thread: Thread,
    /// Name of the role; `None` for the internal thread and those with one person.
    pub role_name: Option<String>,
    /// Oldest first, the newest 500.
    pub messages: Vec<Message>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: Id,
    /// `None` for what the template wrote.
    pub author: Option<Id>,
    pub author_name: String,
    pub text: String,
    pub at: Instant,
}

/// # Errors
/// `NotFound` for a flow the caller does not see.
pub async fn list(ctx: &Ctx, flow: &Id) -> Result<Vec<ThreadView>, Problem> {
    let loaded = load::load(ctx, flow).await?;
    // Who may read which thread is settled here; the store needs to know the organisation only.
    let viewer = Viewer::system(loaded.organisation.clone());
    let mut views = Vec::new();
    for thread in threads(ctx, &loaded) {
        let rows = messages::thread(&ctx.app.db, &viewer, flow, &thread.key(), None).await?;
        let role_name = match &thread {
            Thread::Internal | Thread::Person(_) => None,
            Thread::Role(key) => loaded.published.definition.role(key).map(|role| role.name.clone()),
        };
        views.push(ThreadView { thread, role_name, messages: rows.into_iter().map(message).collect() });
    }
    Ok(views)
}

pub(super) fn message(row: messages::Message) -> Message {
    Message {
        id: row.id,
        author: row.author,
        author_name: row.author_name,
        text: row.body,
        at: row.created_at,
    }
}
