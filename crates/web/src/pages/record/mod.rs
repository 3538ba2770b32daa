//! Records: lists, pages, and what is done to them.

pub mod archive;
pub mod contact;
pub mod convert;
pub mod edit;
mod form;
mod head;
pub mod list;
pub mod merge;
pub mod more;
pub mod new;
pub mod show;
pub mod tabs;

use app::{Ctx, Problem, members};
use model::Id;

/// Who can own a record: id and name of every member who is not disabled.
async fn owners(ctx: &Ctx) -> Result<Vec<(Id, String)>, Problem> {
    let all = members::list(ctx).await?.into_iter().filter(|member| member.disabled_at.is_none());
    Ok(all.map(|member| (member.id, member.name)).collect())
}
