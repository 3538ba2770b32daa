//! Messages in the threads of a flow: one with each outside role, one with whoever has a part of somebody else's role, and
//! an internal one. People outside know their own threads and nothing of the others.

mod list;
mod newest;
mod post;

pub use list::{Message, ThreadView, list};
pub use newest::{ThreadPage, before, count, latest, newest};
pub use post::{NewMessage, post};

use crate::{
    Ctx,
    caller::Caller,
    flows::{Loaded, parts, role_of},
};
use model::Id;
use std::borrow::Cow;

/// How the internal thread is called in tables.
pub(crate) const INTERNAL: &str = "internal";
/// Before the id of a person; no key of a role begins with it.
const PERSON: &str = "person:";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Members only.
    Internal,
    /// Members and whoever plays this outside role, by its key.
    Role(String),
    /// Members and this person outside, who has a part of a role that others play: what is said to those is not theirs.
    Person(Id),
}

impl Thread {
    /// As it is called in tables and forms.
    pub fn of(key: &str) -> Self {
        match key.strip_prefix(PERSON) {
            Some(person) => Self::Person(Id::given(person)),
            None if key == INTERNAL => Self::Internal,
            None => Self::Role(key.to_owned()),
        }
    }

    /// As it is called in tables and forms.
    pub fn key(&self) -> Cow<'_, str> {
        match self {
            Self::Internal => Cow::Borrowed(INTERNAL),
            Self::Role(role) => Cow::Borrowed(role),
            Self::Person(person) => Cow::Owned(format!("{PERSON}{person}")),
        }
    }

    /// With somebody outside: of the role they play, else their own while they have or had a part of another's.
    pub fn with(loaded: &Loaded, person: &Id) -> Option<Self> {
        let role = role_of(loaded, person)?;
        let plays = loaded.state.players(&role).contains(person);
        Some(if plays { Self::Role(role) } else { Self::Person(person.clone()) })
    }
}

/// Threads the caller may read and write, in the order of the template, then of those who have a part; the internal one
/// last.
/// Whether the caller may write into it: somebody has it.
pub fn is_open(ctx: &Ctx, loaded: &Loaded, thread: &Thread) -> bool {
    threads(ctx, loaded).contains(thread)
}

fn threads(ctx: &Ctx, loaded: &Loaded) -> Vec<Thread> {
    let roles = loaded.published.definition.roles.iter().filter(|role| role.party.is_outside());
    match &ctx.caller {
        Caller::Outside { lent: Some(_), .. } => Vec::new(),
        Caller::Outside { person, .. } => {
            let played = roles.filter(|role| loaded.state.players(&role.key).contains(person));
            let played: Vec<Thread> = played.map(|role| Thread::Role(role.key.clone())).collect();
            if played.is_empty() { Thread::with(loaded, person).into_iter().collect() } else { played }
        }
        _ => roles
            .map(|role| Thread::Role(role.key.clone()))
            .chain(parts(loaded).into_iter().map(Thread::Person))
            .chain([Thread::Internal])
            .collect(),
    }
}
