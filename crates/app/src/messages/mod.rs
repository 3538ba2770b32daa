//! Messages in the threads of a flow: one with each outside role, and an internal one.
//! People outside know their own role's threads and nothing of the others.

mod list;
mod newest;
mod post;

pub use list::{Message, ThreadView, list};
pub use newest::{ThreadPage, before, count, latest, newest};
pub use post::{NewMessage, post};

use crate::{Ctx, caller::Caller, flows::Loaded};

/// How the internal thread is called in tables.
pub(crate) const INTERNAL: &str = "internal";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Members only.
    Internal,
    /// Members and whoever plays this outside role, by its key.
    Role(String),
}

impl Thread {
    fn of(key: &str) -> Self {
        if key == INTERNAL { Self::Internal } else { Self::Role(key.to_owned()) }
    }

    fn key(&self) -> &str {
        match self {
            Self::Internal => INTERNAL,
            Self::Role(role) => role,
        }
    }
}

/// Threads the caller may read and write, in the order of the template; the internal one last.
fn threads(ctx: &Ctx, loaded: &Loaded) -> Vec<Thread> {
    let roles = loaded.published.definition.roles.iter().filter(|role| role.party.is_outside());
    match &ctx.caller {
        Caller::Outside { lent: Some(_), .. } => Vec::new(),
        Caller::Outside { person, .. } => roles
            .filter(|role| loaded.state.players(&role.key).contains(person))
            .map(|role| Thread::Role(role.key.clone()))
            .collect(),
        _ => roles.map(|role| Thread::Role(role.key.clone())).chain([Thread::Internal]).collect(),
    }
}
