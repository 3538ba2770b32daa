//! How the Start Link of a template is set up.

use super::origins;
use crate::{
    Ctx,
    flows::house::house,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Instant};
use std::collections::BTreeSet;
use store::templates::settings;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartLink {
    pub enabled: bool,
    /// What stands in the public address; stays the same when switched off and on.
    pub slug: String,
    pub url: String,
    /// What `url` begins with.
    pub address: String,
    /// Workspace owner of every flow started this way.
    pub owner: Option<Id>,
    /// Key of the role the starting person plays.
    pub initializer: Option<String>,
    /// Flows it has started, and when the last of them.
    pub uses: u64,
    pub used_at: Option<Instant>,
    /// Origins of pages that may show its form in a frame.
    pub origins: Vec<String>,
}

/// `None` until it was configured for the first time.
///
/// # Errors
/// `NotAllowed` without the right to configure Start Links.
pub async fn show(ctx: &Ctx, template: &str) -> Result<Option<StartLink>, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let row = settings::start_link(&ctx.app.db, ctx.caller.viewer(), template).await?;
    match row {
        Some(row) => Ok(Some(link(ctx, row).await?)),
        None => Ok(None),
    }
}

/// Keys of all templates whose Start Link is on.
///
/// # Errors
/// `NotAllowed` without the right to configure Start Links.
pub async fn enabled_of(ctx: &Ctx) -> Result<BTreeSet<String>, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let rows = settings::start_links(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(rows.into_iter().filter(|row| row.enabled).map(|row| row.template_key).collect())
}

pub(super) async fn link(ctx: &Ctx, row: settings::StartLink) -> Result<StartLink, Problem> {
    let address = house(&ctx.app, &row.organisation).await?.address.clone();
    Ok(StartLink {
        enabled: row.enabled,
        url: format!("{address}/s/{}", row.token),
        address,
        slug: row.token,
        uses: u64::try_from(row.uses).unwrap_or(0),
        used_at: row.used_at,
        origins: origins::of(&row.origins),
        owner: row.owner,
        initializer: row.initializer,
    })
}
