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
pub use progress::{Mails, Progress, ReadyTemplate, progress, settle};

use crate::{App, Ctx, organisations, problem::Problem};
use store::{Viewer, members};

/// Somebody can sign in and do everything: no link is needed any more, and none opens.
async fn has_admin(ctx: &Ctx) -> Result<bool, Problem> {
    let all = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(all.iter().any(administers))
}

/// Nobody can sign in yet. Asks the store only while the first steps are under way.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn is_waiting(app: &App) -> Result<bool, Problem> {
    let organisation = organisations::default(app).await?;
    if !organisation.first_steps {
        return Ok(false);
    }
    let all = members::list(&app.db, &Viewer::system(organisation.id)).await?;
    Ok(!all.iter().any(administers))
}

fn administers(member: &members::Member) -> bool {
    member.permissions.admin && member.disabled_at.is_none()
}

/// Where a link leads.
fn address(app: &App, token: &str) -> String {
    format!("{}/setup/{token}", app.settings.public_address)
}
