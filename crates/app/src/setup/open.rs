//! Whether a set-up link still opens, and what is known already.

use super::has_admin;
use crate::{
    App, Ctx,
    caller::Caller,
    organisations::{self, Organisation},
    problem::Problem,
    secrets::token,
};
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{System, Viewer, setups};

/// What the page begins with.
#[derive(Clone, Debug)]
pub struct SetupPage {
    pub organisation: Organisation,
    /// The settings of the server say it, so it is not asked.
    pub name_is_fixed: bool,
    pub zone_is_fixed: bool,
}

/// # Errors
/// `NotFound` for a link that was used, replaced, or is not ours, and once there is an admin.
pub async fn open(app: &Arc<App>, token: &str, now: Instant, entropy: Entropy) -> Result<SetupPage, Problem> {
    let ctx = opened(app, token, now, entropy).await?;
    let fixed = &ctx.app.settings.fixed;
    Ok(SetupPage {
        organisation: organisations::default(app).await?,
        name_is_fixed: fixed.name.is_some(),
        zone_is_fixed: fixed.zone.is_some(),
    })
}

/// Acts for whoever holds the link.
pub(super) async fn opened(
    app: &Arc<App>,
    token: &str,
    now: Instant,
    entropy: Entropy,
) -> Result<Ctx, Problem> {
    let setup = setups::by_token(&app.db, &System, &token::hash(token)).await?.ok_or(Problem::NotFound)?;
    let caller = Caller::System(Viewer::system(setup.organisation));
    let ctx = Ctx::new(Arc::clone(app), caller, now, entropy);
    if has_admin(&ctx).await? { Err(Problem::NotFound) } else { Ok(ctx) }
}
