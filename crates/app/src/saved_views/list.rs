//! All of somebody's, those of one list, and one of them.

use super::{List, SavedView, ViewChoice, caller, require_owner};
use crate::{Ctx, problem::Problem};
use model::Id;
use store::saved_views;

/// The caller's own of this list, oldest first.
///
/// # Errors
/// `NotFound` for callers who are no person.
pub async fn own(ctx: &Ctx, list: &List) -> Result<Vec<ViewChoice>, Problem> {
    let views = saved_views::list(&ctx.app.db, ctx.caller.viewer(), caller(ctx)?, &list.word()).await?;
    Ok(views.into_iter().map(|view| ViewChoice { id: view.id, name: view.name, query: view.query }).collect())
}

/// List by list, each oldest first.
///
/// # Errors
/// `NotAllowed` for views of somebody else, unless the caller manages members.
pub async fn all(ctx: &Ctx, person: &Id) -> Result<Vec<SavedView>, Problem> {
    require_owner(ctx, person).await?;
    Ok(saved_views::all(&ctx.app.db, ctx.caller.viewer(), person).await?)
}

/// # Errors
/// `NotFound` for a view that is not this person's.
pub async fn find(ctx: &Ctx, person: &Id, id: &Id) -> Result<SavedView, Problem> {
    require_owner(ctx, person).await?;
    saved_views::get(&ctx.app.db, ctx.caller.viewer(), person, id).await?.ok_or(Problem::NotFound)
}
