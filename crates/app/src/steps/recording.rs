//! An answer written down for somebody outside ("she phoned"): by whom, why, and what shows it (engine.md, "On
//! behalf"). Never for a colleague, and never what is done in person.

use super::{
    CompletionRequest, EVIDENCE, Standing, StoredFile,
    files::{self, Place},
    may_act,
};
use crate::{
    app::Ctx,
    caller::{Caller, Scope},
    flows::{Loaded, load, sight},
    problem::Problem,
};
use engine::flow::may_be_recorded;
use model::{Id, value::FileRef};
use store::files::File;
use texts::Sentence;

pub use engine::flow::Recording;

/// The answer of `person` to `step`, as somebody else writes it down.
pub struct OnBehalf<'a> {
    pub flow: &'a Id,
    pub step: &'a str,
    pub person: &'a Id,
}

/// Whether the caller could write an answer to this step down for whoever outside has it now.
pub fn can_record(ctx: &Ctx, loaded: &Loaded, step: &str) -> bool {
    let definition = &loaded.published.definition;
    let outside = definition.step(step).filter(|step| {
        may_be_recorded(step.kind) && definition.role(&step.role).is_some_and(|role| role.party.is_outside())
    });
    outside.is_some() && may_act(ctx).is_ok() && sight::records(&ctx.caller, &loaded.state)
}

/// As [`super::give_file`], for the answer of somebody else; `EVIDENCE` is the field of what shows why.
///
/// # Errors
/// As there, and `NotAllowed` for a member without a part in the flow.
pub async fn give_file_for(
    ctx: &Ctx,
    of: &OnBehalf<'_>,
    field: &str,
    stored: StoredFile,
) -> Result<File, Problem> {
    let (place, _) = place(ctx, of).await?;
    files::keep(ctx, &place, field, stored).await
}

/// # Errors
/// `NotFound` where it is not a draft of the caller's.
pub async fn remove_file_for(ctx: &Ctx, of: &OnBehalf<'_>, file: &Id) -> Result<(), Problem> {
    let (place, standing) = place(ctx, of).await?;
    let own = files::drafts(ctx, &place.loaded.state, &place.assignment, &standing).await?;
    if own.iter().all(|known| known.id != *file) {
        return Err(Problem::NotFound);
    }
    files::delete(ctx, &place, file).await
}

/// What the caller has uploaded for this answer; nothing of what the person it is for has uploaded.
///
/// # Errors
/// As [`give_file_for`].
pub async fn uploaded_for(ctx: &Ctx, of: &OnBehalf<'_>) -> Result<Vec<File>, Problem> {
    let (place, standing) = place(ctx, of).await?;
    files::drafts(ctx, &place.loaded.state, &place.assignment, &standing).await
}

async fn place(ctx: &Ctx, of: &OnBehalf<'_>) -> Result<(Place, Standing), Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, of.flow).await?;
    let standing = standing(ctx, &loaded, Some(of.person.clone()))?;
    Ok((files::at(ctx, loaded, of.step, &standing)?, standing))
}

/// Keys by their scope; members with a part in the flow, for others than themselves.
pub(super) fn standing(ctx: &Ctx, loaded: &Loaded, on_behalf_of: Option<Id>) -> Result<Standing, Problem> {
    let is_member = matches!(ctx.caller, Caller::Member(_));
    if !is_member || on_behalf_of.is_none() || on_behalf_of.as_ref() == ctx.caller.person() {
        return Standing::of(ctx, on_behalf_of.filter(|_| !is_member));
    }
    if sight::records(&ctx.caller, &loaded.state) {
        return Ok(Standing { on_behalf_of, for_any: false });
    }
    Err(Problem::NotAllowed { needs: Sentence::problem_needs_part() })
}

impl Standing {
    /// What shows why is given with the answer.
    pub(super) fn is_recording(&self) -> bool {
        self.on_behalf_of.is_some() || self.for_any
    }
}

/// Whether files may lie there that show why; keys that give no reason are not asked.
pub(super) fn may_be_shown(ctx: &Ctx, standing: &Standing, request: &CompletionRequest) -> bool {
    standing.is_recording() && (request.reason.is_some() || !ctx.caller.has(Scope::ActForOthers))
}

/// Stands for a reason that is missing, while everything else is looked at.
pub(super) fn foreseen() -> Option<Recording> {
    Some(Recording { reason: "…".to_owned(), files: Vec::new() })
}

/// Reason and evidence as the log keeps them. The flow itself says who must give a reason; here it is said at its
/// field.
pub(super) fn read(
    ctx: &Ctx,
    standing: &Standing,
    reason: Option<&str>,
    uploaded: &[File],
) -> Result<Option<Recording>, Problem> {
    if !standing.is_recording() {
        return Ok(None);
    }
    let shown = uploaded.iter().filter(|file| file.field == EVIDENCE);
    let files: Vec<FileRef> =
        shown.map(|file| FileRef { id: file.id.clone(), name: file.name.clone() }).collect();
    let reason = model::field::check_long_text(reason.unwrap_or_default());
    let reason = reason.map_err(|message| Problem::invalid("reason", message))?.trim().to_owned();
    let must = !ctx.caller.has(Scope::ActForOthers) || !files.is_empty();
    if reason.is_empty() && must {
        return Err(Problem::invalid("reason", Sentence::problem_recording_why()));
    }
    Ok((!reason.is_empty()).then_some(Recording { reason, files }))
}
