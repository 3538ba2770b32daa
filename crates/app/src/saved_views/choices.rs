//! What the list of flows offers: the caller's views, templates, owners; one statement for all of them.

use super::caller;
use crate::{Ctx, problem::Problem};
use model::Id;
use store::flows::ChoiceOf;

/// A view of the caller's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewChoice {
    pub id: Id,
    pub name: String,
    /// As it stands behind the question mark of the list's address.
    pub query: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Oldest first.
    pub views: Vec<ViewChoice>,
    /// Key and name, by key; those that nothing starts any more among them.
    pub templates: Vec<(String, String)>,
    /// Id and name of the members who are there, by name.
    pub owners: Vec<(String, String)>,
}

/// # Errors
/// `NotFound` for callers who are no person.
pub async fn choices(ctx: &Ctx) -> Result<Choices, Problem> {
    let person = caller(ctx)?;
    let mut choices = Choices::default();
    for one in store::flows::choices(&ctx.app.db, ctx.caller.viewer(), person).await? {
        match one.of {
            ChoiceOf::View => {
                let view = ViewChoice { id: Id::given(&one.key), name: one.name, query: one.query };
                choices.views.push(view);
            }
            ChoiceOf::Template => choices.templates.push((one.key, one.name)),
            ChoiceOf::Owner => choices.owners.push((one.key, one.name)),
        }
    }
    Ok(choices)
}
