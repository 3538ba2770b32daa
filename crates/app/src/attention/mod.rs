//! How much mail people get (engine.md, "Time"; capabilities F-06, X-11). One table says what may not wait:
//!
//! | mail | weight | at once | beyond the bound of the day |
//! |---|---|---|---|
//! | codes, links asked for, passwords and what was changed of signing in, what clients lend each other | asked | always, and not counted | goes all the same |
//! | something to do, to somebody outside | request | the first about a flow; further ones of the same hour come together at its end | in the next digest, unless it is due before |
//! | something to do that is due before the next digest, reminders of such, deadlines passed, escalations | urgent | always | in the next digest; what is new and due before it at the end of the hour |
//! | everything else: new work of members, earlier reminders, messages, receipts, milestones, what the owner has to settle | usual | unless its reader wants a digest | in the next digest |
//! | the digest | digest | 07:00 where its reader lives, on the next day on which the organisation works | never, its place is kept |
//!
//! Somebody outside who wants a digest gets requests that can wait in it, too; who wants only what they have to do is not
//! written to of messages, milestones and receipts.
//!
//! Half of the places of a day are for what is usual, and one is kept for the digest. A deadline is never hidden by this:
//! work that is new and due before the next digest is mailed whatever the bound says, but then what comes within an hour
//! comes together.

mod ask;
mod collect;
mod days;

pub use ask::{Verdict, ask};
pub use collect::{again, collection};
pub use days::Days;

use crate::{
    Ctx,
    mails::{About, MailFacts, Reference},
    problem::Problem,
};
use jiff::civil::{Time, time};
use model::{Id, Instant};

/// How much the operator of the server lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Mails to one person on one day; 0 sends every mail at once.
    pub mails_a_day: u32,
    /// Where its reader lives.
    pub digest_at: Time,
}

impl Default for Rules {
    fn default() -> Self {
        Self { mails_a_day: 6, digest_at: time(7, 0, 0, 0) }
    }
}

/// See the table above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Asked,
    Request,
    Urgent,
    Usual,
    Digest,
}

impl Weight {
    /// What a mail weighs for somebody whose next digest comes at `digest_at`.
    pub fn of(facts: &MailFacts, digest_at: Instant) -> Self {
        let is_soon = due(&facts.about).is_some_and(|due| due <= digest_at);
        match &facts.reference {
            Reference::Code { .. }
            | Reference::Password { .. }
            | Reference::SignInChanged { .. }
            | Reference::Lent { .. }
            | Reference::Renewed { .. }
            // Bounded where it is sent.
            | Reference::StartLink { .. } => Self::Asked,
            Reference::Assigned { .. } | Reference::Returned { .. } if !facts.is_member => Self::Request,
            Reference::Collected { flow: Some(_), .. } => Self::Urgent,
            Reference::Collected { flow: None, .. } => Self::Digest,
            Reference::Overdue { .. } | Reference::Escalated { .. } => Self::Urgent,
            _ if is_soon => Self::Urgent,
            _ => Self::Usual,
        }
    }

    /// How many mails may go on a day of at most `bound`, this one included.
    fn ceiling(self, bound: u32) -> i64 {
        let places = match self {
            Self::Asked | Self::Digest => bound,
            Self::Request | Self::Urgent => bound.saturating_sub(1),
            Self::Usual => bound / 2,
        };
        i64::from(places.max(1))
    }
}

/// The deadline a mail speaks of.
pub(crate) fn due(about: &About) -> Option<Instant> {
    match about {
        About::Assignment(facts) => facts.due,
        About::Returned { due, .. } | About::Reminder { due, .. } => *due,
        About::Overdue { due, .. } => Some(*due),
        About::Collected { items, .. } => items.iter().filter_map(|item| item.due).min(),
        _ => None,
    }
}

/// Its reader may not have been told of it before.
fn is_news(reference: &Reference) -> bool {
    matches!(reference, Reference::Assigned { .. } | Reference::Returned { .. } | Reference::Collected { .. })
}

/// Nothing is asked of its reader by it.
fn only_informs(reference: &Reference) -> bool {
    matches!(
        reference,
        Reference::Message { .. }
            | Reference::Milestone { .. }
            | Reference::Recorded { .. }
            | Reference::DoneForYou { .. }
    )
}

/// How somebody outside wants their mails.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn wish(ctx: &Ctx, person: &Id) -> Result<Wish, Problem> {
    let reader = store::attention::reader(&ctx.app.db, ctx.caller.viewer(), person).await?;
    Ok(match reader {
        Some(reader) if reader.wants_digest => Wish::Digest,
        Some(reader) if reader.wants_needed => Wish::Needed,
        _ => Wish::AtOnce,
    })
}

/// Which mails somebody outside wants, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    #[default]
    AtOnce,
    /// What can wait, in one each morning.
    Digest,
    /// What they have to do, and nothing that only informs.
    Needed,
}

impl Wish {
    /// As it is kept and as forms carry it; empty for at once.
    pub fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "",
            Self::Digest => "digest",
            Self::Needed => "needed",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::AtOnce, Self::Digest, Self::Needed].into_iter().find(|wish| wish.word() == word)
    }
}

/// Whether mails that can wait come to the caller in one each morning.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn wants_digest(ctx: &Ctx) -> Result<bool, Problem> {
    let Some(person) = ctx.caller.person() else { return Ok(false) };
    let reader = store::attention::reader(&ctx.app.db, ctx.caller.viewer(), person).await?;
    Ok(reader.is_some_and(|reader| reader.wants_digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_and_what_is_urgent_always_find_a_place() {
        for (bound, usual, urgent, digest) in [(6, 3, 5, 6), (3, 1, 2, 3), (2, 1, 1, 2), (1, 1, 1, 1)] {
            let ceilings =
                [Weight::Usual, Weight::Urgent, Weight::Digest].map(|weight| weight.ceiling(bound));
            assert_eq!(ceilings, [usual, urgent, digest], "{bound}");
        }
    }
}
