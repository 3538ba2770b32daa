//! Reading the audit log.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use engine::flow::Author;
use model::Instant;
use serde_json::Value as Json;
use store::audit;

#[derive(Clone, Debug)]
pub struct AuditLine {
    pub seq: i64,
    pub actor: Author,
    pub at: Instant,
    pub act: String,
    pub subject: String,
    pub details: Json,
    pub hash: String,
}

/// Entries after `seq` (0 for all), oldest first, a thousand at a time.
///
/// # Errors
/// `NotAllowed` without the right to read the audit log.
pub async fn list(ctx: &Ctx, seq: i64) -> Result<Vec<AuditLine>, Problem> {
    require(&ctx.caller, Intention::ReadAudit)?;
    let rows = audit::list(&ctx.app.db, ctx.caller.viewer(), seq).await?;
    rows.into_iter().map(line).collect()
}

fn line(row: audit::AuditRow) -> Result<AuditLine, Problem> {
    Ok(AuditLine {
        seq: row.seq,
        actor: serde_json::from_str(&row.actor).map_err(Problem::broken)?,
        at: row.at,
        act: row.act,
        subject: row.subject,
        details: serde_json::from_str(&row.details).map_err(Problem::broken)?,
        hash: row.hash,
    })
}
