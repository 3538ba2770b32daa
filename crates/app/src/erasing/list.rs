//! What was erased, and how far it has come.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::{
    Page, PageRequest,
    erasing::{self, Erasure},
};

/// Newest first.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn list(ctx: &Ctx, page: &PageRequest) -> Result<Page<Erasure>, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    Ok(erasing::list(&ctx.app.db, ctx.caller.viewer(), page).await?)
}

/// # Errors
/// As [`list`], and `NotFound`.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<Erasure, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    erasing::show(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)
}

/// The newest of a person or a record.
///
/// # Errors
/// As [`list`].
pub async fn newest_of(ctx: &Ctx, subject: &Id) -> Result<Option<Erasure>, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    Ok(erasing::newest_of(&ctx.app.db, ctx.caller.viewer(), subject).await?)
}
