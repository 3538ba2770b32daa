//! An admin asks for everything.

use crate::{
    Ctx, audit,
    caller::Caller,
    idempotency,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::exports::{self, ExportStatus, OrganisationExport};
use texts::Sentence;

/// # Errors
/// `NotAllowed` for anybody but admins, `Conflict` while another is being written.
pub async fn ask(ctx: &Ctx) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::ExportOrganisation)?;
    if exports::is_under_way(&ctx.app.db, ctx.caller.viewer()).await? {
        return Err(Problem::Conflict(Sentence::export_under_way()));
    }
    let id = ctx.id();
    let export = OrganisationExport {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        person: ctx.caller.person().cloned(),
        key: if let Caller::Key { id, .. } = &ctx.caller { Some(id.clone()) } else { None },
        status: ExportStatus::Running,
        part: 0,
        after_key: String::new(),
        after_number: 0,
        pieces: 0,
        rows_written: 0,
        files: 0,
        size_bytes: 0,
        created_at: ctx.now,
        finished_at: None,
    };
    let mut statements = vec![exports::insert(export)];
    statements.extend(idempotency::remember(ctx, &id)?);
    audit::write(ctx, audit::Act::new("organisation.exported", &id, json!({})), statements).await?;
    Ok(id)
}
