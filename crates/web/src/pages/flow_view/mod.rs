//! Views of the list of flows that a member keeps.

pub mod delete;
pub mod rename;
pub mod save;

use crate::kit::Posted;
use app::Problem;
use views::pages::flow::{FlowFilter, SaveView};

/// The list as the posted form says it was.
fn filter(posted: &Posted) -> FlowFilter {
    FlowFilter::parse(|name| posted.answers.text(name))
}

/// What was typed and why not; any other problem is no matter of the form.
fn refused(name: &str, problem: Problem) -> Result<SaveView, Problem> {
    match problem {
        Problem::Invalid(all) => {
            let said = all.into_iter().map(|one| one.message.to_string()).collect::<Vec<_>>().join(" ");
            Ok(SaveView { name: name.to_owned(), error: Some(said) })
        }
        problem => Err(problem),
    }
}
