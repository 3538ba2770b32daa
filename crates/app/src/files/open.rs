//! Reading one file again.

use super::{
    list::{FileRow, file},
    may_see,
};
use crate::{Ctx, caller::Caller, flows::load, problem::Problem};
use model::Id;
use store::{
    Viewer,
    files::{self, FileState},
};

/// The row of a file the caller may read; the bytes lie under its id. A draft is read by whoever uploaded it.
///
/// # Errors
/// `NotFound` for what is absent, hidden or erased; for people outside on a device that is not proved, too.
pub async fn open(ctx: &Ctx, id: &Id) -> Result<FileRow, Problem> {
    if matches!(ctx.caller, Caller::Outside { proved: false, .. }) {
        return Err(Problem::NotFound);
    }
    let viewer = Viewer::system(ctx.organisation().clone());
    let row = files::get(&ctx.app.db, &viewer, id).await?.ok_or(Problem::NotFound)?;
    let flow = row.flow.clone().ok_or(Problem::NotFound)?;
    let loaded = load::load(ctx, &flow).await?;
    let readable = match row.state {
        FileState::Kept => may_see(ctx, &loaded, &row),
        FileState::Draft => {
            let own = row.giver.is_some() && row.giver.as_ref() == ctx.caller.person();
            own && ctx.caller.borrower().is_none_or(|lent| row.draft_of.as_ref() == Some(&lent.assignment))
        }
        FileState::Erased => false,
    };
    if readable { Ok(file(row, &flow)) } else { Err(Problem::NotFound) }
}
