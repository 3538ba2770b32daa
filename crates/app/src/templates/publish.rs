//! A draft becomes a published version, for ever.

use crate::{
    app::Ctx,
    audit, calendars, idempotency,
    policy::{self, Intention},
    problem::Problem,
    record_kinds,
};
use model::Definition;
use serde_json::json;
use store::DbError;
use texts::Sentence;

/// The number of the published version.
///
/// # Errors
/// `NotFound` without such a template, `Conflict` without a draft of it, and for one that names a calendar or a
/// kind of records there is not.
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
    let definition = Definition::parse(key, &draft.source).map_err(Problem::Definition)?.definition;
    has_calendars(ctx, &definition).await?;
    record_kinds::refuse_unknown(ctx, &definition).await?;
    let mut statements = vec![store::templates::publish(viewer, key, &draft.etag, ctx.now)];
    statements.extend(idempotency::remember(ctx, &draft.version)?);
    let details = json!({"version": draft.version, "etag": draft.etag});
    match audit::write(ctx, audit::Act::new("template.published", key, details), statements).await {
        Ok(()) => Ok(draft.version),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Err(Problem::ChangedMeanwhile),
        Err(error) => Err(error.into()),
    }
}

/// Steps and clocks count in calendars that are there, or a deadline would not be what its author promised.
async fn has_calendars(ctx: &Ctx, definition: &Definition) -> Result<(), Problem> {
    let named = calendars::named_by(definition);
    if named.is_empty() {
        return Ok(());
    }
    let known = calendars::book(&ctx.app, ctx.organisation()).await?;
    let missing: Vec<&str> =
        named.iter().map(String::as_str).filter(|name| known.named(name).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::Conflict(Sentence::calendar_not_there(known.names().join(", "), missing.join(", "))))
}
