//! A published version that no new flow shall run; those that do go on. And back.

use crate::{
    app::Ctx,
    audit, idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use serde_json::json;
use store::{DbError, Statement};
use texts::Sentence;

/// # Errors
/// `NotFound` without such a version, `Conflict` for one that is not published.
pub async fn archive(ctx: &Ctx, key: &str, version: i64) -> Result<(), Problem> {
    let statement = store::templates::archive(ctx.caller.viewer(), key, version);
    write(ctx, "template.archived", (key, version), statement).await
}

/// # Errors
/// `NotFound` without such a version, `Conflict` for one that is not archived.
pub async fn restore(ctx: &Ctx, key: &str, version: i64) -> Result<(), Problem> {
    let statement = store::templates::restore(ctx.caller.viewer(), key, version);
    write(ctx, "template.restored", (key, version), statement).await
}

async fn write(
    ctx: &Ctx,
    act: &'static str,
    (key, version): (&str, i64),
    statement: Statement,
) -> Result<(), Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let row = store::templates::version(&ctx.app.db, ctx.caller.viewer(), key, version).await?;
    row.ok_or(Problem::NotFound)?;
    let mut statements = vec![statement];
    statements.extend(idempotency::remember(ctx, &version)?);
    match audit::write(ctx, audit::Act::new(act, key, json!({"version": version})), statements).await {
        Ok(()) => Ok(()),
        Err(DbError::Conflict { .. }) => Err(Problem::Conflict(Sentence::problem_template_version_state())),
        Err(error) => Err(error.into()),
    }
}
