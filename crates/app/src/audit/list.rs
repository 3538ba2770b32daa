//! Reading the audit log.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use engine::flow::Author;
use model::{Id, Instant};
use serde_json::Value as Json;
use store::audit::{self, AuditFilter};

const PAGE: usize = 50;

/// One entry. Its hash can be counted again from what is here; `actor` and `details` are hashed as they were written.
#[derive(Clone, Debug)]
pub struct AuditLine {
    pub seq: i64,
    pub actor: Author,
    pub at: Instant,
    pub act: String,
    pub subject: String,
    pub details: Json,
    pub hash: String,
    pub previous_hash: String,
}

/// Which entries; the default is the newest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Older than this entry.
    pub before: Option<i64>,
    /// By this person or key.
    pub actor: Option<Id>,
    /// Of this kind, for example `member.added`.
    pub act: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AuditPage {
    pub organisation: Id,
    pub lines: Vec<AuditLine>,
    /// What to ask for as `before` to go on.
    pub next: Option<i64>,
}

/// Entries, newest first, fifty at a time.
///
/// # Errors
/// `NotAllowed` without the right to read the audit log.
pub async fn list(ctx: &Ctx, query: &AuditQuery) -> Result<AuditPage, Problem> {
    require(&ctx.caller, Intention::ReadAudit)?;
    let filter = AuditFilter {
        before: query.before.unwrap_or(i64::MAX),
        actor: query.actor.as_ref().map(pattern).unwrap_or_default(),
        act: query.act.clone().unwrap_or_default(),
        limit: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    };
    let mut rows = audit::find(&ctx.app.db, ctx.caller.viewer(), &filter).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.seq);
    let lines = rows.into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(AuditPage { organisation: ctx.organisation().clone(), lines, next })
}

/// The actor stands in the row as canonical JSON. Our ids hold nothing LIKE would read otherwise; anything else finds
/// nothing.
fn pattern(id: &Id) -> String {
    let plain = id.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { format!("%\"id\":\"{id}\"%") } else { "-".to_owned() }
}

fn line(row: audit::AuditRow) -> Result<AuditLine, Problem> {
    Ok(AuditLine {
        seq: row.seq,
        actor: serde_json::from_str(&row.actor).map_err(Problem::unreadable)?,
        at: row.at,
        act: row.act,
        subject: row.subject,
        details: serde_json::from_str(&row.details).map_err(Problem::unreadable)?,
        hash: row.hash,
        previous_hash: row.previous_hash,
    })
}
