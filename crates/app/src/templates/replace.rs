//! A draft replaced by its next form, or opened on top of a published version.

use super::{Draft, check::check};
use crate::{
    app::Ctx,
    audit, idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use serde_json::json;
use store::{
    DbError, Statement,
    templates::{DraftChange, TemplateVersion, VersionState},
};
use texts::Sentence;

/// `if_match` is the draft's ETag, or `v<n>` of the newest published version to open draft n+1.
///
/// # Errors
/// `Stale` when the draft or version is another by now; `Definition` for a source with problems.
pub async fn replace(ctx: &Ctx, if_match: &str, source: &str) -> Result<Draft, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let checked = check(ctx, source).await?;
    let key = checked.definition.key.clone();
    let viewer = ctx.caller.viewer();
    let draft = store::templates::draft(&ctx.app.db, viewer, &key).await?;
    let (version, statement) = match (published_version(if_match), draft) {
        (None, Some(draft)) => {
            let change = DraftChange {
                name: checked.definition.name.clone(),
                etag: checked.etag.clone(),
                source: source.to_owned(),
                at: ctx.now,
            };
            (draft.version, store::templates::replace_draft(viewer, &key, if_match, change))
        }
        (None, None) => return Err(stale(&key)),
        (Some(_), Some(_)) => {
            return Err(Problem::Stale(Sentence::problem_template_draft_there(&key)));
        }
        (Some(version), None) => open(ctx, &key, version, source, &checked).await?,
    };
    let draft = checked.draft(version);
    let mut statements = vec![statement];
    statements.extend(idempotency::remember(ctx, &draft)?);
    let act = audit::Act::new("template.changed", &key, json!({"version": version, "etag": draft.etag}));
    match audit::write(ctx, act, statements).await {
        Ok(()) => Ok(draft),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Err(stale(&key)),
        Err(error) => Err(error.into()),
    }
}

async fn open(
    ctx: &Ctx,
    key: &str,
    version: i64,
    source: &str,
    checked: &super::check::CheckedSource,
) -> Result<(i64, Statement), Problem> {
    let newest = store::templates::published(&ctx.app.db, ctx.caller.viewer(), key).await?;
    if newest.is_none_or(|newest| newest.version != version) {
        return Err(stale(key));
    }
    // An archived version may have a higher number.
    let versions = store::templates::versions(&ctx.app.db, ctx.caller.viewer(), key).await?;
    let number = versions.iter().map(|version| version.version).max().unwrap_or(version) + 1;
    let draft = TemplateVersion {
        organisation: ctx.organisation().clone(),
        key: key.to_owned(),
        version: number,
        state: VersionState::Draft,
        name: checked.definition.name.clone(),
        etag: checked.etag.clone(),
        source: source.to_owned(),
        updated_at: ctx.now,
        published_at: None,
    };
    Ok((number, store::templates::open_draft(draft)))
}

/// `v3` → 3. A draft's ETag is never of this form.
fn published_version(if_match: &str) -> Option<i64> {
    if_match.strip_prefix('v')?.parse().ok()
}

fn stale(key: &str) -> Problem {
    Problem::Stale(Sentence::problem_template_stale(key))
}
