//! Switching a Start Link on or off, and saying who owns the flows it starts.

use super::{
    origins,
    show::{StartLink, link},
};
use crate::{
    Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::Id;
use serde_json::json;
use store::{members, templates::settings};
use texts::Sentence;

#[derive(Clone, Debug)]
pub struct StartLinkSettings {
    pub enabled: bool,
    /// A present member.
    pub owner: Id,
    /// Websites that may show its form; `None` leaves those it has.
    pub origins: Option<Vec<String>>,
}

/// # Errors
/// `NotFound` for a template that was never published, `Conflict` for one nobody outside can start,
/// `Invalid` for an owner who is no present member and for what is no origin.
pub async fn configure(ctx: &Ctx, template: &str, wanted: StartLinkSettings) -> Result<StartLink, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let viewer = ctx.caller.viewer();
    let published = templates::published(&ctx.app, ctx.organisation(), template).await?;
    let initializer = published.definition.start.initializer.clone();
    if wanted.enabled && initializer.is_none() {
        return Err(Problem::Conflict(Sentence::problem_start_link_role()));
    }
    let owner = members::get(&ctx.app.db, viewer, &wanted.owner).await?;
    if owner.is_none_or(|owner| owner.disabled_at.is_some()) {
        return Err(Problem::invalid("owner", Sentence::problem_owner()));
    }
    let websites = wanted.origins.as_deref().map(origins::read).transpose()?;
    let known = settings::start_link(&ctx.app.db, viewer, template).await?;
    let row = settings::StartLink {
        organisation: ctx.organisation().clone(),
        template_key: template.to_owned(),
        token: known.map_or_else(|| draw_slug(ctx), |known| known.token),
        enabled: wanted.enabled,
        owner: Some(wanted.owner.clone()),
        initializer,
        updated_at: ctx.now,
        // Neither is written here.
        uses: 0,
        used_at: None,
        origins: String::new(),
    };
    let mut details = json!({"enabled": row.enabled, "owner": wanted.owner});
    let mut statements = vec![settings::put_start_link(row)];
    if let Some(websites) = websites {
        statements.push(settings::put_origins(viewer, template, &websites.join("\n"), ctx.now));
        details["origins"] = json!(websites);
    }
    audit::write(ctx, audit::Act::new("start_link.configured", template, details), statements).await?;
    // Two may have configured it for the first time at once: the address of the first one stays.
    let written = settings::start_link(&ctx.app.db, viewer, template).await?.ok_or(Problem::NotFound)?;
    link(ctx, written).await
}

/// 16 letters and digits, the random part of an id: nobody finds a Start Link by trying.
fn draw_slug(ctx: &Ctx) -> String {
    ctx.id().as_str().chars().skip(10).collect()
}
