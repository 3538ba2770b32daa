//! Doing an admin's act and writing it down: both or neither.

use super::entry::Next;
use crate::{Ctx, caller::Caller};
use engine::flow::{Author, AuthorKind};
use serde_json::Value as Json;
use store::{DbError, Statement, audit};

/// Admins of one node act one after the other; those of another node may be faster.
const TRIES: u32 = 5;

/// What was done to what.
pub struct Act {
    /// Noun and verb, for example `member.added`.
    act: &'static str,
    /// Id or key.
    subject: String,
    details: Json,
}

impl Act {
    pub fn new(act: &'static str, subject: impl ToString, details: Json) -> Self {
        Self { act, subject: subject.to_string(), details }
    }
}

/// Commits the statements together with the entry about them.
///
/// # Errors
/// As the statements' own; nothing is written then.
pub async fn write(ctx: &Ctx, act: Act, statements: Vec<Statement>) -> Result<(), DbError> {
    let actor = author(&ctx.caller);
    let next = Next {
        organisation: ctx.organisation(),
        actor: &actor,
        at: ctx.now,
        act: act.act,
        subject: &act.subject,
        details: &act.details,
    };
    let _turn = ctx.app.audit_turn.lock().await;
    let mut tries = 0;
    loop {
        let last = audit::last(&ctx.app.db, ctx.caller.viewer()).await?;
        let mut all = statements.clone();
        all.push(audit::append(next.after(last.as_ref())));
        tries += 1;
        match ctx.app.db.transact(all).await {
            Err(DbError::Unique { table }) if table == "audit_log" => {
                if tries >= TRIES {
                    return Err(DbError::Busy);
                }
            }
            written => return written,
        }
    }
}

pub(crate) fn author(caller: &Caller) -> Author {
    let (kind, id) = match caller {
        Caller::Key { id, .. } => (AuthorKind::Key, Some(id.clone())),
        Caller::Member(_) | Caller::Outside { .. } => (AuthorKind::Person, caller.person().cloned()),
        Caller::System(_) => (AuthorKind::System, None),
    };
    Author { kind, id, on_behalf_of: None }
}
