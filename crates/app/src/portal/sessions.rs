//! Where somebody outside is signed in, and ending it.

use super::Guest;
use crate::{App, Ctx, audit, problem::Problem, secrets::token};
use model::Instant;
use serde_json::json;
use store::{DbError, System, portal::sessions as store_of};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestSession {
    /// Names it without opening it.
    pub id: String,
    /// Browser and system; empty where they were not recognised.
    pub device: String,
    /// The network it was made from; empty where it is not known.
    pub address: String,
    pub is_remembered: bool,
    pub signed_in_at: Instant,
    /// The hour of its last use.
    pub seen_at: Instant,
    /// The one that asks.
    pub is_this: bool,
}

/// The caller's own, last used first.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn sessions(ctx: &Ctx, guest: &Guest) -> Result<Vec<GuestSession>, Problem> {
    let rows = store_of::of_account(&ctx.app.db, &System, &guest.account, ctx.now).await?;
    let line = |row: store_of::PortalSession| GuestSession {
        is_this: row.token_hash == guest.session_id,
        id: row.token_hash,
        device: row.device,
        address: row.address,
        is_remembered: row.is_remembered,
        signed_in_at: row.created_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// # Errors
/// `NotFound` for a session that is over, or somebody else's.
pub async fn revoke(ctx: &Ctx, guest: &Guest, session: &str) -> Result<(), Problem> {
    let ended = vec![store_of::delete_one_of_account(&guest.account, session)];
    match audit::write(ctx, about(guest, "portal_session.revoked"), ended).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}

/// All but the one that asks.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn revoke_others(ctx: &Ctx, guest: &Guest) -> Result<(), Problem> {
    let ended = vec![store_of::delete_others_of_account(&guest.account, &guest.session_id)];
    Ok(audit::write(ctx, about(guest, "portal_session.others_revoked"), ended).await?)
}

/// Ends the session of a token; one that is over is no matter.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Problem> {
    Ok(app.db.transact(vec![store_of::delete(&token::hash(token))]).await?)
}

fn about(guest: &Guest, act: &'static str) -> audit::Act {
    audit::Act::new(act, &guest.person, json!({}))
}
