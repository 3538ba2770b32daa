//! What there is of a template, and of all of them.

use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use model::Instant;
use store::{
    moves::VersionUse,
    templates::{TemplateVersion, VersionState, VersionSummary},
};

#[derive(Clone, Debug)]
pub struct TemplateState {
    pub key: String,
    pub name: String,
    pub draft: Option<VersionLine>,
    /// Newest first.
    pub published: Vec<VersionLine>,
    /// No new flow runs them. Newest first.
    pub archived: Vec<VersionLine>,
}

#[derive(Clone, Debug)]
pub struct VersionLine {
    pub version: i64,
    pub etag: String,
    pub updated_at: Instant,
    pub published_at: Option<Instant>,
    /// Flows that have not ended in it, of those the caller may see.
    pub running: i64,
}

/// A template in the list.
#[derive(Clone, Debug)]
pub struct TemplateLine {
    pub key: String,
    pub name: String,
    pub published: Option<i64>,
    pub draft: Option<i64>,
    /// The newest of its versions, where that is archived.
    pub archived: Option<i64>,
    pub updated_at: Instant,
}

/// # Errors
/// `NotFound` without such a template.
pub async fn show(ctx: &Ctx, key: &str) -> Result<TemplateState, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    let versions = store::templates::versions(&ctx.app.db, ctx.caller.viewer(), key).await?;
    let name = versions.first().map(|newest| newest.name.clone()).ok_or(Problem::NotFound)?;
    let uses = store::moves::uses(&ctx.app.db, ctx.caller.viewer(), key).await?;
    let in_state = |state: VersionState| -> Vec<VersionLine> {
        let of_state = versions.iter().filter(|version| version.state == state);
        of_state.map(|row| line(row.clone(), &uses)).collect()
    };
    Ok(TemplateState {
        key: key.to_owned(),
        name,
        draft: in_state(VersionState::Draft).pop(),
        published: in_state(VersionState::Published),
        archived: in_state(VersionState::Archived),
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
                archived: None,
                updated_at: row.updated_at,
            });
        }
        if let Some(last) = lines.last_mut() {
            match row.state {
                VersionState::Draft => last.draft = Some(row.version),
                VersionState::Published => last.published = Some(row.version),
                // Where all of its versions are, it is listed, and nothing starts it.
                VersionState::Archived => last.archived = Some(row.version),
            }
            last.name = row.name;
            last.updated_at = last.updated_at.max(row.updated_at);
        }
    }
    Ok(lines)
}

/// The source as it was given: of the draft, else of the newest published version, else of the newest there is.
///
/// # Errors
/// `NotFound` without such a template.
pub async fn source(ctx: &Ctx, key: &str) -> Result<TemplateVersion, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    if let Some(draft) = store::templates::draft(db, viewer, key).await? {
        return Ok(draft);
    }
    if let Some(published) = store::templates::published(db, viewer, key).await? {
        return Ok(published);
    }
    let newest = store::templates::versions(db, viewer, key).await?.into_iter().next();
    let newest = newest.ok_or(Problem::NotFound)?.version;
    store::templates::version(db, viewer, key, newest).await?.ok_or(Problem::NotFound)
}

fn line(row: VersionSummary, uses: &[VersionUse]) -> VersionLine {
    VersionLine {
        version: row.version,
        etag: row.etag,
        updated_at: row.updated_at,
        published_at: row.published_at,
        running: uses.iter().find(|uses| uses.version == row.version).map_or(0, |uses| uses.flows),
    }
}
