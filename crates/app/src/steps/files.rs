//! Files for a step: uploaded as drafts, given with its completion. Bytes are stored before their row.

use super::{Standing, assignment_of, may_act};
use crate::{
    app::Ctx,
    files::GivenFile,
    flows::{Loaded, load},
    idempotency,
    problem::{Problem, Refused},
};
use model::{FieldType, Id, definition::Step, field::FileType};
use std::sync::Arc;
use store::files::{self, File, FileState};

/// Bytes that lie in the file store already.
#[derive(Clone, Debug)]
pub struct StoredFile {
    pub id: Id,
    /// As the giver calls it.
    pub name: String,
    pub size_bytes: u64,
    /// Hex.
    pub sha256: String,
    /// As sniffed; `None` where the bytes are of no type we take.
    pub sniffed: Option<FileType>,
    pub media_type: String,
}

/// Most files one document or field takes.
const FILES_MAX: usize = 20;

/// # Errors
/// `Invalid` for a type the document does not take, `Refused` when the step does not wait for the caller.
pub async fn give_file(
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    field: &str,
    stored: StoredFile,
) -> Result<File, Problem> {
    let (loaded, assignment) = place(ctx, flow, step).await?;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    let types = types(definition, field).ok_or(Problem::NotFound)?;
    fits(field, types, &stored)?;
    let viewer = ctx.caller.viewer();
    let there = files::drafts(&ctx.app.db, viewer, &assignment).await?;
    if there.iter().filter(|file| file.field == field).count() >= FILES_MAX {
        return Err(Problem::invalid(field, &format!("Give at most {FILES_MAX} files here.")));
    }
    let file = File {
        id: stored.id,
        organisation: loaded.organisation.clone(),
        record: loaded.state.record.as_ref().map(|record| record.id.clone()),
        flow: Some(flow.clone()),
        step_key: Some(step.to_owned()),
        attempt: None,
        field: field.to_owned(),
        draft_of: Some(assignment),
        name: crate::files::name(&stored.name),
        size_bytes: i64::try_from(stored.size_bytes).map_err(Problem::broken)?,
        sha256: stored.sha256,
        media_type: stored.media_type,
        giver: ctx.caller.person().cloned(),
        audience: definition.role.clone(),
        state: FileState::Draft,
        keep_until: None,
        created_at: ctx.now,
    };
    let mut statements = vec![files::insert(file.clone())];
    statements.extend(idempotency::remember(ctx, &GivenFile::of(&file))?);
    ctx.app.db.transact(statements).await?;
    Ok(file)
}

/// # Errors
/// `NotFound` where it is not a draft of the caller's.
pub async fn remove_file(ctx: &Ctx, flow: &Id, step: &str, file: &Id) -> Result<(), Problem> {
    let (_, assignment) = place(ctx, flow, step).await?;
    match ctx.app.db.transact(vec![files::delete_draft(ctx.caller.viewer(), file, &assignment)]).await {
        Err(store::DbError::Conflict { .. }) => Err(Problem::NotFound),
        done => Ok(done?),
    }
}

/// What the caller has uploaded for a step and not given yet.
///
/// # Errors
/// As [`give_file`].
pub async fn uploaded(ctx: &Ctx, flow: &Id, step: &str) -> Result<Vec<File>, Problem> {
    let (_, assignment) = place(ctx, flow, step).await?;
    Ok(files::drafts(&ctx.app.db, ctx.caller.viewer(), &assignment).await?)
}

async fn place(ctx: &Ctx, flow: &Id, step: &str) -> Result<(Arc<Loaded>, Id), Problem> {
    may_act(ctx)?;
    let standing = Standing::of(ctx, None)?;
    let loaded = load::load(ctx, flow).await?;
    if loaded.published.definition.step(step).is_none() {
        return Err(Problem::NotFound);
    }
    let Some(open) = assignment_of(ctx, &loaded.state, step, &standing) else {
        let what =
            format!("The step `{step}` does not wait for files from you now. Reload to see what is open.");
        return Err(Problem::Refused(Box::new(Refused { what, accepted: None })));
    };
    let assignment = open.id.clone();
    Ok((loaded, assignment))
}

/// Of a document or a file field; `None` where there is neither.
fn types<'a>(step: &'a Step, field: &str) -> Option<&'a [FileType]> {
    let slot = step.files.iter().find(|slot| slot.key == field).map(|slot| slot.types.as_slice());
    slot.or_else(|| {
        step.form.iter().find(|candidate| candidate.key == field).and_then(|found| match &found.of {
            FieldType::File { types } => Some(types.as_slice()),
            _ => None,
        })
    })
}

fn fits(field: &str, types: &[FileType], stored: &StoredFile) -> Result<(), Problem> {
    let taken = match stored.sniffed {
        Some(sniffed) => types.is_empty() || types.contains(&sniffed),
        None => false,
    };
    if taken {
        return Ok(());
    }
    let words: Vec<String> = types.iter().map(|of| crate::flows::word(of).to_uppercase()).collect();
    let advice = if words.is_empty() {
        "Give a PDF, a picture or an office document.".to_owned()
    } else {
        format!("Give a file of one of these types: {}.", words.join(", "))
    };
    Err(Problem::invalid(field, &advice))
}
