//! To whom a Start Link was sent by mail, and what became of each.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Instant;
use store::{
    Page, PageRequest,
    templates::sendings::{self, SendingRow},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentState {
    Waiting,
    /// It could not be sent yet and is tried again.
    Retried,
    Sent,
    Failed,
    /// The Start Link was off when it should have gone.
    Dropped,
}

impl SentState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Retried => "retried",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLine {
    pub email: String,
    /// Nothing for a key.
    pub sender: Option<String>,
    pub at: Instant,
    pub state: SentState,
    /// What the mail server said, where it did not take it.
    pub why: Option<String>,
    /// Flows that were started from it.
    pub uses: u64,
}

/// Of the last 30 days, newest first.
///
/// # Errors
/// `NotAllowed` without the right to configure Start Links.
pub async fn sent(ctx: &Ctx, template: &str, page: &PageRequest) -> Result<Page<SentLine>, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let rows = sendings::list(&ctx.app.db, ctx.caller.viewer(), template, page).await?;
    let Page { items, next, previous } = rows;
    Ok(Page { items: items.into_iter().map(line).collect(), next, previous })
}

fn line(row: SendingRow) -> SentLine {
    let state = match (row.failed_at, row.done_at, &row.message_id, &row.last_error) {
        (Some(_), ..) => SentState::Failed,
        (None, Some(_), Some(_), _) => SentState::Sent,
        (None, Some(_), None, _) => SentState::Dropped,
        (None, None, _, Some(_)) => SentState::Retried,
        (None, None, _, None) => SentState::Waiting,
    };
    SentLine {
        email: row.email,
        sender: row.sender_name,
        at: row.created_at,
        state,
        why: row.last_error,
        uses: u64::try_from(row.uses).unwrap_or(0),
    }
}
