//! What is checked before a source becomes a draft.

use super::Draft;
use crate::{app::Ctx, calendars, problem::Problem, record_kinds};
use model::Definition;
use sha2::{Digest, Sha256};

/// A source that parsed, with what is worth a warning.
pub struct CheckedSource {
    pub definition: Definition,
    pub etag: String,
    pub warnings: Vec<String>,
}

/// Parses; names groups of the definition that do not exist here, whose steps will wait for the owner.
///
/// # Errors
/// `Definition` with every problem and its place.
pub async fn check(ctx: &Ctx, source: &str) -> Result<CheckedSource, Problem> {
    let checked = Definition::parse("template", source).map_err(Problem::Definition)?;
    let mut warnings: Vec<String> = checked.warnings.iter().map(ToString::to_string).collect();
    for group in checked.definition.groups() {
        if store::groups::by_name(&ctx.app.db, ctx.caller.viewer(), group).await?.is_none() {
            warnings.push(format!(
                "There is no group \"{group}\" yet. Until there is, its steps wait for the workspace owner."
            ));
        }
    }
    let calendars = calendars::book(&ctx.app, ctx.organisation()).await?;
    for name in calendars::named_by(&checked.definition) {
        if calendars.named(&name).is_none() {
            warnings.push(format!(
                "There is no calendar \"{name}\". Make it, or name one of {}, before publishing.",
                calendars.names().join(", ")
            ));
        }
    }
    warnings.extend(record_kinds::warnings(ctx, &checked.definition).await?);
    let etag = hex::encode(&Sha256::digest(source.as_bytes())[..12]);
    Ok(CheckedSource { definition: checked.definition, etag, warnings })
}

impl CheckedSource {
    pub fn draft(self, version: i64) -> Draft {
        Draft {
            key: self.definition.key,
            name: self.definition.name,
            version,
            etag: self.etag,
            warnings: self.warnings,
        }
    }
}
