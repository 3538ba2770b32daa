//! All templates.

use crate::{
    kit::{Answer, Signed, page},
    shape::card,
};
use app::{
    Ctx, Problem, flows,
    policy::{Intention, require},
    start_links, templates,
    templates::TemplateLine,
};
use axum::http::StatusCode;
use store::flows::list::FlowFilter;
use views::pages::template::{TemplateRow, VersionState, list as templates_page};

pub async fn show(signed: Signed) -> Answer {
    let mut rows = Vec::new();
    for line in templates::list(&signed.ctx).await? {
        rows.push(row(&signed.ctx, line).await?);
    }
    let library = match require(&signed.ctx.caller, Intention::WriteTemplates) {
        Ok(()) => Some(templates::library(&signed.ctx).await?.iter().map(card).collect::<Vec<_>>()),
        Err(_) => None,
    };
    Ok(page(StatusCode::OK, templates_page(&signed.shell().await?, &rows, library.as_deref())))
}

async fn row(ctx: &Ctx, line: TemplateLine) -> Result<TemplateRow, Problem> {
    let published = match line.published {
        Some(_) => Some(templates::published(&ctx.app, ctx.organisation(), &line.key).await?),
        None => None,
    };
    let running = FlowFilter {
        status: Some("running".to_owned()),
        template_key: Some(line.key.clone()),
        ..FlowFilter::default()
    };
    let (state, version) = match (line.published, line.draft) {
        (Some(version), _) => (VersionState::Published, version),
        (None, draft) => (VersionState::Draft, draft.unwrap_or(1)),
    };
    Ok(TemplateRow {
        start_link_on: start_link_on(ctx, &line.key).await?,
        running: u64::try_from(flows::count(ctx, &running).await?.0).unwrap_or(0),
        key: line.key,
        name: line.name,
        description: published.and_then(|published| published.definition.description.clone()),
        version: u32::try_from(version).unwrap_or(0),
        has_draft: line.published.is_some() && line.draft.is_some(),
        state,
    })
}

/// Whoever may not configure Start Links is not told about them.
async fn start_link_on(ctx: &Ctx, key: &str) -> Result<bool, Problem> {
    match start_links::show(ctx, key).await {
        Ok(link) => Ok(link.is_some_and(|link| link.enabled)),
        Err(Problem::NotAllowed { .. }) => Ok(false),
        Err(problem) => Err(problem),
    }
}
