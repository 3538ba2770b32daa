//! All templates.

use crate::{
    kit::{Answer, Signed, page},
    shape::card,
};
use app::{
    Count, Ctx, Problem, flows,
    policy::{Intention, require},
    start_links, templates,
    templates::TemplateLine,
};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet};
use views::pages::template::{TemplateRow, VersionState, list as templates_page};

pub async fn show(signed: Signed) -> Answer {
    let ctx = &signed.ctx;
    let (running, open) = (flows::running(ctx).await?, open_links(ctx).await?);
    let can_link = require(&ctx.caller, Intention::ConfigureStartLink).is_ok();
    let mut rows = Vec::new();
    for line in templates::list(ctx).await? {
        let described = description(ctx, &line).await?;
        rows.push(row((line, described), &running, &open, can_link));
    }
    let library = match require(&signed.ctx.caller, Intention::WriteTemplates) {
        Ok(()) => Some(templates::library(ctx).await?.iter().map(card).collect::<Vec<_>>()),
        Err(_) => None,
    };
    Ok(page(StatusCode::OK, templates_page(&signed.shell().await?, &rows, library.as_deref())))
}

/// Of the newest published version, which is kept in memory.
async fn description(ctx: &Ctx, line: &TemplateLine) -> Result<Option<String>, Problem> {
    let Some(version) = line.published else { return Ok(None) };
    let published = templates::load(&ctx.app, ctx.organisation(), &line.key, version).await?;
    Ok(published.definition.description.clone())
}

/// Whoever may not configure Start Links is not told about them.
async fn open_links(ctx: &Ctx) -> Result<BTreeSet<String>, Problem> {
    match start_links::enabled_of(ctx).await {
        Err(Problem::NotAllowed { .. }) => Ok(BTreeSet::new()),
        found => found,
    }
}

fn row(
    (line, description): (TemplateLine, Option<String>),
    running: &BTreeMap<String, Count>,
    open: &BTreeSet<String>,
    can_link: bool,
) -> TemplateRow {
    let (state, version) = match (line.published, line.draft) {
        (Some(version), _) => (VersionState::Published, version),
        (None, Some(draft)) => (VersionState::Draft, draft),
        (None, None) => (VersionState::Archived, line.archived.unwrap_or(1)),
    };
    TemplateRow {
        start_link_on: open.contains(&line.key),
        can_link: can_link && line.published.is_some(),
        running: running.get(&line.key).map_or(0, |count| u64::try_from(count.0).unwrap_or(0)),
        key: line.key,
        name: line.name,
        description,
        version: u32::try_from(version).unwrap_or(0),
        has_draft: line.published.is_some() && line.draft.is_some(),
        state,
    }
}
