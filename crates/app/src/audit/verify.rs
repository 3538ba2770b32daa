//! Holding the whole chain against its hashes. What a chain cannot show by itself is that its newest entries were cut
//! off: the number of entries and the last hash, kept elsewhere, show that too.

use super::entry::{Broken, Chain};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use store::audit;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Entries that are as they were written, from the first on.
    pub entries: i64,
    /// Hash of the last of them.
    pub head: String,
    pub problem: Option<Broken>,
}

/// Reads every entry, a thousand at a time.
///
/// # Errors
/// `NotAllowed` without the right to read the audit log.
pub async fn verified(ctx: &Ctx) -> Result<Verified, Problem> {
    require(&ctx.caller, Intention::ReadAudit)?;
    let mut chain = Chain::default();
    loop {
        let rows = audit::list(&ctx.app.db, ctx.caller.viewer(), chain.entries).await?;
        // Numbers below 1 are none of ours and would never be read.
        if rows.is_empty() {
            break;
        }
        if let Err(problem) = chain.follow(&rows) {
            return Ok(Verified { entries: chain.entries, head: chain.head, problem: Some(problem) });
        }
    }
    Ok(Verified { entries: chain.entries, head: chain.head, problem: None })
}
