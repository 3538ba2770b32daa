//! What there is of a template, and of all of them.

use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use model::Instant;
use store::templates::{TemplateVersion, VersionState, VersionSummary};

#[derive(Clone, Debug)]
pub struct TemplateState {
    pub key: String,
    pub name: String,
    pub draft: Option<VersionLine>,
    /// Newest first.
    pub published: Vec<VersionLine>,
}

#[derive(Clone, Debug)]
pub struct VersionLine {
    pub version: i64,
    pub etag: String,
    pub updated_at: Instant,
    pub published_at: Option<Instant>,
}

/// A template in the list.
#[derive(Clone, Debug)]
pub struct TemplateLine {
    pub key: String,
    pub name: String,
    pub published: Option<i64>,
    pub draft: Option<i64>,
    pub updated_at: Instant,
}

/// # Errors
/// `NotFound` without such a template.
pub async fn show(ctx: &Ctx, key: &str) -> Result<TemplateState, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    let versions = store::templates::versions(&ctx.app.db, ctx.caller.viewer(), key).await?;
    let name = versions.first().map(|newest| newest.name.clone()).ok_or(Problem::NotFound)?;
    let (drafts, published): (Vec<_>, Vec<_>) =
        versions.into_iter().partition(|version| version.state == VersionState::Draft);
    Ok(TemplateState {
        key: key.to_owned(),
        name,
        draft: drafts.into_iter().next().map(line),
        published: published.into_iter().map(line).collect(),
    })
}

/// By key.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn list(ctx: &Ctx) -> Result<Vec<TemplateLine>, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    let mut lines: Vec<TemplateLine> = Vec::new();
    for row in store::templates::list(&ctx.app.db, ctx.caller.viewer()).await? {
        if lines.last().is_none_or(|last| last.key != row.key) {
            lines.push(TemplateLine {
                key: row.key.clone(),
                name: row.name.clone(),
                published: None,
                draft: None,
                updated_at: row.updated_at,
            });
        }
        if let Some(last) = lines.last_mut() {
            match row.state {
                VersionState::Draft => last.draft = Some(row.version),
                VersionState::Published => last.published = Some(row.version),
            }
            last.name = row.name;
            last.updated_at = last.updated_at.max(row.updated_at);
        }
    }
    Ok(lines)
}

/// The source as it was given: of the draft, else of the newest published version.
///
/// # Errors
/// `NotFound` without such a template.
pub async fn source(ctx: &Ctx, key: &str) -> Result<TemplateVersion, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    if let Some(draft) = store::templates::draft(db, viewer, key).await? {
        return Ok(draft);
    }
    store::templates::published(db, viewer, key).await?.ok_or(Problem::NotFound)
}

fn line(row: VersionSummary) -> VersionLine {
    VersionLine {
        version: row.version,
        etag: row.etag,
        updated_at: row.updated_at,
        published_at: row.published_at,
    }
}
