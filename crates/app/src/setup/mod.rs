//! The first steps of an organisation: the one-time link to its first admin, then what is left to do until the first
//! flow runs.

mod begin;
mod close;
mod link;
mod open;
mod progress;

pub use begin::{Beginning, begin};
pub use close::close;
pub use link::issue_link;
pub use open::{SetupPage, open};
pub use progress::{Mails, Progress, ReadyTemplate, progress};

use crate::{App, Ctx, problem::Problem};
use store::members;

/// Somebody can sign in and do everything: no link is needed any more, and none opens.
async fn has_admin(ctx: &Ctx) -> Result<bool, Problem> {
    let all = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(all.iter().any(|member| member.permissions.admin && member.disabled_at.is_none()))
}

/// Where a link leads.
fn address(app: &App, token: &str) -> String {
    format!("{}/setup/{token}", app.settings.public_address)
}
