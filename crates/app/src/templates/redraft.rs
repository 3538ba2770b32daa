//! Any version, used as a draft again.

use super::{Draft, check::check};
use crate::{
    app::Ctx,
    audit, idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use serde_json::json;
use store::{
    DbError,
    templates::{TemplateVersion, VersionState},
};
use texts::Sentence;

/// A new draft with what stood in this version.
///
/// # Errors
/// `NotFound` without such a version, `Conflict` while there is a draft.
pub async fn redraft(ctx: &Ctx, key: &str, version: i64) -> Result<Draft, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let versions = store::templates::versions(db, viewer, key).await?;
    let row = store::templates::version(db, viewer, key, version).await?.ok_or(Problem::NotFound)?;
    if versions.iter().any(|version| version.state == VersionState::Draft) {
        return Err(Problem::Conflict(Sentence::problem_template_draft_there(key)));
    }
    let checked = check(ctx, &row.source).await?;
    let number = versions.iter().map(|version| version.version).max().unwrap_or(0) + 1;
    let statement = store::templates::open_draft(TemplateVersion {
        version: number,
        state: VersionState::Draft,
        name: checked.definition.name.clone(),
        etag: checked.etag.clone(),
        updated_at: ctx.now,
        published_at: None,
        ..row
    });
    let draft = checked.draft(number);
    let mut statements = vec![statement];
    statements.extend(idempotency::remember(ctx, &draft)?);
    let act = audit::Act::new("template.redrafted", key, json!({"from": version, "version": number}));
    match audit::write(ctx, act, statements).await {
        Ok(()) => Ok(draft),
        Err(DbError::Unique { .. }) => Err(Problem::Conflict(Sentence::problem_template_draft_there(key))),
        Err(error) => Err(error.into()),
    }
}
