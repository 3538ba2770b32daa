//! Views of lists that members keep: a filter and an order under a name of their own.

mod choices;
mod delete;
mod list;
mod rename;
mod save;

pub use choices::{Choices, ViewChoice, choices};
pub use delete::delete;
pub use list::{all, find, own};
pub use rename::rename;
pub use save::{NewView, save};
pub use store::saved_views::SavedView;

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;

/// The list a view is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    Flows,
    /// Of the kind with this key.
    Records(String),
}

/// In front of the key of a kind.
const OF_RECORDS: &str = "records.";

impl List {
    pub fn word(&self) -> String {
        match self {
            Self::Flows => "flows".to_owned(),
            Self::Records(kind) => format!("{OF_RECORDS}{kind}"),
        }
    }

    /// `None` for a list there cannot be.
    pub fn parse(word: &str) -> Option<Self> {
        match word.strip_prefix(OF_RECORDS) {
            Some("") => None,
            Some(kind) => Some(Self::Records(kind.to_owned())),
            None => (word == "flows").then_some(Self::Flows),
        }
    }
}

/// Views are a person's own; an admin's key keeps them for any member.
async fn require_owner(ctx: &Ctx, person: &Id) -> Result<(), Problem> {
    if ctx.caller.person() == Some(person) {
        return require(&ctx.caller, Intention::ReadFlows);
    }
    require(&ctx.caller, Intention::ManageViews)?;
    let member = store::members::get(&ctx.app.db, ctx.caller.viewer(), person).await?;
    member.map(drop).ok_or(Problem::NotFound)
}

/// The caller; keys and the system have no views of their own.
fn caller(ctx: &Ctx) -> Result<&Id, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    ctx.caller.person().ok_or(Problem::NotFound)
}
