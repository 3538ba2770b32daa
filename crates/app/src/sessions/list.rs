//! Where a member is signed in.

use crate::{Ctx, caller::Caller, problem::Problem};
use model::{Id, Instant};
use store::{System, accounts, sessions};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// Names it without opening it; what [`revoke`](super::revoke) takes.
    pub id: String,
    /// Browser and system, names in every language; empty where they were not recognised.
    pub device: String,
    /// The network it was made from; empty where it is not known.
    pub address: String,
    pub signed_in_at: Instant,
    /// The hour of its last use.
    pub seen_at: Instant,
    /// The one that asks.
    pub is_this: bool,
}

/// The caller's own sessions, last used first. `this` is the [`session_id`](super::SessionInfo::session_id) of the one
/// that asks.
///
/// # Errors
/// `NotFound` for anybody but a member.
pub async fn list(ctx: &Ctx, this: &str) -> Result<Vec<SessionLine>, Problem> {
    let account = account(ctx).await?;
    let rows = sessions::of_account(&ctx.app.db, &System, &account, ctx.now).await?;
    let line = |row: sessions::Session| SessionLine {
        is_this: row.token_hash == this,
        id: row.token_hash,
        device: row.device,
        address: row.address,
        signed_in_at: row.created_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What the caller signs in with.
pub(super) async fn account(ctx: &Ctx) -> Result<Id, Problem> {
    let Caller::Member(viewer) = &ctx.caller else { return Err(Problem::NotFound) };
    let person = viewer.person.as_ref().ok_or(Problem::NotFound)?;
    let account = accounts::of_person(&ctx.app.db, &System, person).await?.ok_or(Problem::NotFound)?;
    Ok(account.id)
}
