//! The keys of the organisation, without the keys themselves.

use super::authenticate::read;
use crate::{
    Ctx,
    caller::Scope,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Instant};
use store::keys;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    pub id: Id,
    pub name: String,
    pub scopes: Vec<Scope>,
    pub created_at: Instant,
    pub revoked_at: Option<Instant>,
}

/// Newest first, revoked ones too.
///
/// # Errors
/// `NotAllowed` without the right to manage keys.
pub async fn list(ctx: &Ctx) -> Result<Vec<KeyLine>, Problem> {
    require(&ctx.caller, Intention::ManageKeys)?;
    let rows = keys::list(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(rows.into_iter().rev().map(line).collect())
}

fn line(row: keys::ApiKey) -> KeyLine {
    KeyLine {
        scopes: read(&row.scopes),
        id: row.id,
        name: row.name,
        created_at: row.created_at,
        revoked_at: row.revoked_at,
    }
}
