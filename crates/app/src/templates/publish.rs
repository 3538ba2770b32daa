//! A draft becomes a published version, for ever.

use crate::{
    app::Ctx,
    audit, idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use serde_json::json;
use store::DbError;
use texts::Sentence;

/// The number of the published version.
///
/// # Errors
/// `NotFound` without such a template, `Conflict` without a draft of it.
pub async fn publish(ctx: &Ctx, key: &str) -> Result<i64, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let viewer = ctx.caller.viewer();
    let Some(draft) = store::templates::draft(&ctx.app.db, viewer, key).await? else {
        let known = !store::templates::versions(&ctx.app.db, viewer, key).await?.is_empty();
        return Err(if known {
            Problem::Conflict(Sentence::problem_template_no_draft(key))
        } else {
            Problem::NotFound
        });
    };
    let mut statements = vec![store::templates::publish(viewer, key, &draft.etag, ctx.now)];
    statements.extend(idempotency::remember(ctx, &draft.version)?);
    let details = json!({"version": draft.version, "etag": draft.etag});
    match audit::write(ctx, audit::Act::new("template.published", key, details), statements).await {
        Ok(()) => Ok(draft.version),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Err(Problem::ChangedMeanwhile),
        Err(error) => Err(error.into()),
    }
}
