//! Files for a step: uploaded as drafts, given with its completion. Bytes are stored before their row.

use super::{EVIDENCE, Standing, assignment_of, may_act};
use crate::{
    app::Ctx,
    caller::Caller,
    files::GivenFile,
    flows::{Loaded, activity, load},
    idempotency,
    problem::{Problem, Refused},
};
use engine::flow::State;
use model::{FieldType, Id, definition::Step, field::FileType};
use std::sync::Arc;
use store::files::{self, File, FileState};
use texts::Sentence;

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
    let place = place(ctx, flow, step).await?;
    keep(ctx, &place, field, stored).await
}

/// An open assignment that files are given for.
pub(super) struct Place {
    pub loaded: Arc<Loaded>,
    pub step: String,
    pub assignment: Id,
}

pub(super) async fn keep(ctx: &Ctx, place: &Place, field: &str, stored: StoredFile) -> Result<File, Problem> {
    let Place { loaded, step, assignment } = place;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    let types = types(ctx, definition, field).ok_or(Problem::NotFound)?;
    fits(field, types, &stored)?;
    let viewer = ctx.caller.viewer();
    let there = files::drafts(&ctx.app.db, viewer, assignment).await?;
    if there.iter().filter(|file| file.field == field).count() >= FILES_MAX {
        return Err(Problem::invalid(field, Sentence::problem_files_max(FILES_MAX)));
    }
    let file = File {
        id: stored.id,
        organisation: loaded.organisation.clone(),
        record: loaded.state.record.as_ref().map(|record| record.id.clone()),
        flow: Some(loaded.state.flow.clone()),
        step_key: Some(step.clone()),
        attempt: None,
        field: field.to_owned(),
        draft_of: Some(assignment.clone()),
        name: crate::files::name(&stored.name),
        size_bytes: i64::try_from(stored.size_bytes).map_err(Problem::broken)?,
        sha256: stored.sha256,
        media_type: stored.media_type,
        giver: ctx.caller.person().cloned(),
        audience: if field == EVIDENCE { crate::files::INTERNAL.to_owned() } else { definition.role.clone() },
        state: FileState::Draft,
        keep_until: None,
        created_at: ctx.now,
    };
    let mut statements = vec![files::insert(file.clone())];
    statements.extend(idempotency::remember(ctx, &GivenFile::of(&file))?);
    ctx.app.db.transact(statements).await?;
    ctx.app.live.tell(loaded);
    activity::at(ctx, loaded, step).await?;
    Ok(file)
}

/// # Errors
/// `NotFound` where it is not a draft of the caller's.
pub async fn remove_file(ctx: &Ctx, flow: &Id, step: &str, file: &Id) -> Result<(), Problem> {
    let place = place(ctx, flow, step).await?;
    delete(ctx, &place, file).await
}

pub(super) async fn delete(ctx: &Ctx, place: &Place, file: &Id) -> Result<(), Problem> {
    let delete = files::delete_draft(ctx.caller.viewer(), file, &place.assignment);
    match ctx.app.db.transact(vec![delete]).await {
        Err(store::DbError::Conflict { .. }) => Err(Problem::NotFound),
        done => {
            done?;
            ctx.app.live.tell(&place.loaded);
            Ok(())
        }
    }
}

/// What the caller has uploaded for a step and not given yet.
///
/// # Errors
/// As [`give_file`].
pub async fn uploaded(ctx: &Ctx, flow: &Id, step: &str) -> Result<Vec<File>, Problem> {
    let place = place(ctx, flow, step).await?;
    drafts(ctx, &place.loaded.state, &place.assignment, &Standing::of(ctx, None)?).await
}

/// The same for every step of a flow that is the caller's to do, by assignment, in one query.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn uploaded_for_all(ctx: &Ctx, loaded: &Loaded) -> Result<Vec<File>, Problem> {
    let Some(me) = ctx.caller.person() else { return Ok(Vec::new()) };
    let state = &loaded.state;
    let own = state.assignments.values().filter(|open| open.is_act() && open.may_act(me));
    let own: Vec<Id> = own.map(|open| open.id.clone()).collect();
    let all = files::drafts_of(&ctx.app.db, ctx.caller.viewer(), &own).await?;
    let concerned = |file: &File| {
        let open = file.draft_of.as_ref().and_then(|assignment| state.assignments.get(assignment));
        let giver = file.giver.as_ref();
        giver.is_none_or(|giver| giver == me || open.is_some_and(|open| open.concerns(giver)))
    };
    Ok(all.into_iter().filter(concerned).collect())
}

/// Drafts of an assignment as far as they belong to this act: whoever writes an answer down for somebody gives what
/// they uploaded themselves, and that somebody gives none of it.
pub(super) async fn drafts(
    ctx: &Ctx,
    state: &State,
    assignment: &Id,
    standing: &Standing,
) -> Result<Vec<File>, Problem> {
    let all = files::drafts(&ctx.app.db, ctx.caller.viewer(), assignment).await?;
    let open = state.assignments.get(assignment);
    let me = ctx.caller.person();
    let belongs = |file: &File| match (&file.giver, me) {
        (giver, Some(me)) if standing.on_behalf_of.is_some() => giver.as_ref() == Some(me),
        (Some(giver), Some(me)) => giver == me || open.is_some_and(|open| open.concerns(giver)),
        _ => true,
    };
    Ok(all.into_iter().filter(belongs).collect())
}

async fn place(ctx: &Ctx, flow: &Id, step: &str) -> Result<Place, Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, flow).await?;
    at(ctx, loaded, step, &Standing::of(ctx, None)?)
}

pub(super) fn at(ctx: &Ctx, loaded: Arc<Loaded>, step: &str, standing: &Standing) -> Result<Place, Problem> {
    if loaded.published.definition.step(step).is_none() {
        return Err(Problem::NotFound);
    }
    let Some(open) = assignment_of(ctx, &loaded.state, step, standing) else {
        let what = Sentence::problem_files_not_now(step);
        return Err(Problem::Refused(Box::new(Refused { what, accepted: None, closed: None })));
    };
    let assignment = open.id.clone();
    Ok(Place { loaded, step: step.to_owned(), assignment })
}

/// Of a document or a file field; `None` where there is neither.
fn types<'a>(ctx: &Ctx, step: &'a Step, field: &str) -> Option<&'a [FileType]> {
    if field == EVIDENCE {
        return (!matches!(ctx.caller, Caller::Outside { .. })).then_some(&[]);
    }
    let slot = step.files.iter().find(|slot| slot.key == field).map(|slot| slot.types.as_slice());
    slot.or_else(|| {
        step.form.iter().find(|candidate| candidate.key == field).and_then(|found| match &found.of {
            FieldType::File { types } => Some(types.as_slice()),
            _ => None,
        })
    })
}

pub(crate) fn fits(field: &str, types: &[FileType], stored: &StoredFile) -> Result<(), Problem> {
    let taken = match stored.sniffed {
        Some(sniffed) => types.is_empty() || types.contains(&sniffed),
        None => false,
    };
    if taken {
        return Ok(());
    }
    let words: Vec<String> = types.iter().map(|of| crate::flows::word(of).to_uppercase()).collect();
    let advice = if words.is_empty() {
        Sentence::problem_file_type_any()
    } else {
        Sentence::problem_file_types(words.join(", "))
    };
    Err(Problem::invalid(field, advice))
}
