//! A new one.

use super::{FlowView, list, owner};
use crate::{Ctx, names, problem::Problem};
use model::Id;
use store::flow_views::{self, VIEWS_MAX};
use texts::Sentence;

/// Longest filter kept, in bytes.
const QUERY_BYTES_MAX: usize = 1_000;

/// `query` is what stands behind the question mark of the list's address.
///
/// # Errors
/// `Invalid` for an empty or overlong name, and for one view too many.
pub async fn save(ctx: &Ctx, name: &str, query: &str) -> Result<Id, Problem> {
    let person = owner(ctx)?.clone();
    let name = names::read(name, "name")?;
    if list(ctx).await?.len() >= VIEWS_MAX || query.len() > QUERY_BYTES_MAX {
        let max = i64::try_from(VIEWS_MAX).unwrap_or(i64::MAX);
        return Err(Problem::invalid("name", Sentence::flows_views_too_many(max)));
    }
    let id = ctx.id();
    let view = FlowView {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        person,
        name,
        query: query.to_owned(),
        created_at: ctx.now,
    };
    ctx.app.db.transact(vec![flow_views::insert(view)]).await?;
    Ok(id)
}
