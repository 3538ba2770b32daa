//! Kinds a template names are kinds the organisation has.

use super::known::{Kind, known};
use crate::{Ctx, problem::Problem};
use model::{DataPath, Definition, Field, FieldType, names::RECORD_FIELDS};
use std::collections::BTreeSet;
use texts::Sentence;

/// What no record need define to have.
const ALWAYS: [&str; 5] = ["name", "email", "kind", "tags", "groups"];

/// # Errors
/// `Conflict`, naming the kinds there are not and those there are.
pub(crate) async fn refuse_unknown(ctx: &Ctx, definition: &Definition) -> Result<(), Problem> {
    let named = named_by(definition);
    if named.is_empty() {
        return Ok(());
    }
    let known = known(&ctx.app, ctx.organisation()).await?;
    let is_known = |key: &&&str| !known.iter().any(|kind| kind.key == **key);
    let missing: Vec<&str> = named.iter().filter(is_known).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let there: Vec<&str> = known.iter().map(|kind| kind.key.as_str()).collect();
    Err(Problem::Conflict(Sentence::record_kinds_unknown(there.join(", "), missing.join(", "))))
}

/// What is worth a thought before publishing: kinds there are not, and fields of records that none of its kinds has.
pub(crate) async fn warnings(ctx: &Ctx, definition: &Definition) -> Result<Vec<String>, Problem> {
    let known = known(&ctx.app, ctx.organisation()).await?;
    let mut warnings = Vec::new();
    for key in named_by(definition) {
        if !known.iter().any(|kind| kind.key == key) {
            let there: Vec<&str> = known.iter().map(|kind| kind.key.as_str()).collect();
            warnings.push(format!(
                "There is no kind of records \"{key}\". Define it, or name one of {}, before publishing.",
                there.join(", ")
            ));
        }
    }
    let started: Vec<&Kind> =
        known.iter().filter(|kind| definition.started_from.contains(&kind.key)).collect();
    for field in fields_read(definition) {
        let has = |kind: &&Kind| kind.field(&field).is_some();
        if !started.is_empty() && !started.iter().any(has) {
            warnings.push(format!(
                "No record it is started from has a field \"{field}\", so `record.{field}` stays empty."
            ));
        }
    }
    Ok(warnings)
}

fn named_by(definition: &Definition) -> BTreeSet<&str> {
    let steps = definition.steps();
    let fields = definition.start.form.iter().chain(steps.iter().flat_map(|step| &step.form));
    let of_fields = fields.flat_map(|field: &Field| match &field.of {
        FieldType::Records { kinds } => kinds.as_slice(),
        _ => &[],
    });
    definition.started_from.iter().chain(of_fields).map(String::as_str).collect()
}

fn fields_read(definition: &Definition) -> BTreeSet<String> {
    let prefills = definition.start.form.iter().filter_map(|field| match &field.prefill {
        Some(DataPath::Record(field)) => Some(field.clone()),
        _ => None,
    });
    let read = engine::reads::reads(definition).record_fields;
    let plain = |field: &String| {
        let field = field.as_str();
        !ALWAYS.contains(&field) && !RECORD_FIELDS.iter().any(|(known, _)| *known == field)
    };
    prefills.chain(read).filter(plain).collect()
}
