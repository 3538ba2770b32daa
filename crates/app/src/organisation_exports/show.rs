//! What was asked for, and what an archive holds.

use super::{DAYS_KEPT, ExportFile, ExportPiece, ExportStatus, OrganisationExport};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::exports;

/// The last ten, newest first.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn list(ctx: &Ctx) -> Result<Vec<OrganisationExport>, Problem> {
    require(&ctx.caller, Intention::ExportOrganisation)?;
    Ok(exports::newest(&ctx.app.db, ctx.caller.viewer()).await?)
}

/// # Errors
/// As [`list`], and `NotFound`.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<OrganisationExport, Problem> {
    require(&ctx.caller, Intention::ExportOrganisation)?;
    exports::show(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)
}

/// Packed pieces of one that can be fetched, in order, at most 200: `after` is the last one read.
///
/// # Errors
/// As [`show`]; `NotFound` for one that is not finished or not kept any more.
pub async fn contents(
    ctx: &Ctx,
    export: &OrganisationExport,
    after: i64,
) -> Result<Vec<ExportPiece>, Problem> {
    require(&ctx.caller, Intention::ExportOrganisation)?;
    if export.status != ExportStatus::Done || export.created_at.plus_days(DAYS_KEPT) < ctx.now {
        return Err(Problem::NotFound);
    }
    Ok(exports::pieces(&ctx.app.db, export, after).await?)
}

/// Documents that go with it, by id, at most 200: `after` is the last one read.
///
/// # Errors
/// As [`list`].
pub async fn documents(
    ctx: &Ctx,
    export: &OrganisationExport,
    after: &str,
) -> Result<Vec<ExportFile>, Problem> {
    require(&ctx.caller, Intention::ExportOrganisation)?;
    Ok(exports::files(&ctx.app.db, export, after).await?)
}
