//! Records that may be one and the same: of one kind, with the same address or name.

use super::show;
use crate::{Ctx, problem::Problem};
use model::Id;
use store::records::sheet::{self, RelatedRecord};

/// Visible ones, those with the same address first.
///
/// # Errors
/// `NotFound` for a hidden one.
pub async fn alike(ctx: &Ctx, id: &Id) -> Result<Vec<RelatedRecord>, Problem> {
    let row = show::sheet(ctx, id).await?;
    Ok(sheet::alike(&ctx.app.db, ctx.caller.viewer(), &row).await?)
}
