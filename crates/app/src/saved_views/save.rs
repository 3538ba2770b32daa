//! A new one.

use super::{List, SavedView, require_owner};
use crate::{Ctx, idempotency, names, problem::Problem, record_kinds};
use model::Id;
use store::{
    DbError,
    saved_views::{self, VIEWS_MAX},
};
use texts::Sentence;

/// Longest filter kept, in bytes.
const QUERY_BYTES_MAX: usize = 1_000;

#[derive(Clone, Debug)]
pub struct NewView<'a> {
    pub list: &'a List,
    pub name: &'a str,
    /// What stands behind the question mark of the list's address.
    pub query: &'a str,
}

/// # Errors
/// `Invalid` for an empty or overlong name, for a filter that is too long, and for one view too many; `NotFound` for a kind
/// of records there is not, and whoever is no member.
pub async fn save(ctx: &Ctx, person: &Id, new: NewView<'_>) -> Result<Id, Problem> {
    require_owner(ctx, person).await?;
    if let List::Records(kind) = new.list {
        record_kinds::find(ctx, kind).await?;
    }
    let name = names::read(new.name, "name")?;
    if new.query.len() > QUERY_BYTES_MAX {
        return Err(Problem::invalid("filter", Sentence::view_filter_long()));
    }
    let id = ctx.id();
    let view = SavedView {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        person: person.clone(),
        list: new.list.word(),
        name,
        query: new.query.to_owned(),
        created_at: ctx.now,
    };
    let mut statements = saved_views::insert(view);
    statements.extend(idempotency::remember(ctx, &id)?);
    match ctx.app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => Err(Problem::invalid("name", Sentence::view_too_many(VIEWS_MAX))),
        written => Ok(written.map(|()| id)?),
    }
}
