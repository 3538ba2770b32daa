//! A draft becomes a published version, for ever.

use crate::{
    app::Ctx,
    idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use store::DbError;

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
            Problem::Conflict(format!(
                "\"{key}\" has no draft to publish; its newest version is published already."
            ))
        } else {
            Problem::NotFound
        });
    };
    let mut statements = vec![store::templates::publish(viewer, key, &draft.etag, ctx.now)];
    statements.extend(idempotency::remember(ctx, &draft.version)?);
    match ctx.app.db.transact(statements).await {
        Ok(()) => Ok(draft.version),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Err(Problem::ChangedMeanwhile),
        Err(error) => Err(error.into()),
    }
}
