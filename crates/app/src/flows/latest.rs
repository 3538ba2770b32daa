//! Who did something in a flow last: an act of its log, or a message.

use super::{log, view};
use crate::{app::Ctx, members, messages, problem::Problem};
use engine::flow::{Author, AuthorKind};
use model::{Id, Instant};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Nobody for what the system or a key did.
    pub who: Option<String>,
    pub at: Instant,
}

/// # Errors
/// `NotFound` for what is hidden or absent.
pub async fn latest(ctx: &Ctx, flow: &Id) -> Result<Latest, Problem> {
    let loaded = super::workspace(ctx, flow).await?;
    let before = i64::try_from(loaded.state.seq).map_err(Problem::broken)? - 1;
    let entry = log::log(ctx, flow, before).await?.rows.pop().ok_or(Problem::NotFound)?;
    let threads = messages::list(ctx, flow).await?;
    let message = threads.into_iter().flat_map(|thread| thread.messages).max_by_key(|message| message.at);
    if let Some(message) = message.filter(|message| message.at > entry.at) {
        let who = Some(message.author_name).filter(|_| message.author.is_some());
        return Ok(Latest { who, at: message.at });
    }
    let author: Author = serde_json::from_str(&entry.actor).map_err(Problem::unreadable)?;
    let who = match author.id.filter(|_| author.kind == AuthorKind::Person) {
        Some(person) => match view::person_name(&loaded.state, &person) {
            Some(name) => Some(name),
            None => members::names(ctx, std::slice::from_ref(&person)).await?.remove(&person),
        },
        None => None,
    };
    Ok(Latest { who, at: entry.at })
}
