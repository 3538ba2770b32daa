//! A new template: its first draft.

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

/// # Errors
/// `Definition` for a source with problems, `Conflict` for a key that is taken.
pub async fn create(ctx: &Ctx, source: &str) -> Result<Draft, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let checked = check(ctx, source).await?;
    let key = checked.definition.key.clone();
    let first = TemplateVersion {
        organisation: ctx.organisation().clone(),
        key: key.clone(),
        version: 1,
        state: VersionState::Draft,
        name: checked.definition.name.clone(),
        etag: checked.etag.clone(),
        source: source.to_owned(),
        updated_at: ctx.now,
        published_at: None,
    };
    let draft = checked.draft(1);
    let mut statements = store::templates::insert(first);
    statements.extend(idempotency::remember(ctx, &draft)?);
    match audit::write(
        ctx,
        audit::Act::new("template.created", &key, json!({"etag": draft.etag})),
        statements,
    )
    .await
    {
        Ok(()) => Ok(draft),
        Err(DbError::Unique { .. }) => Err(Problem::Conflict(Sentence::problem_template_there(&key))),
        Err(error) => Err(error.into()),
    }
}
