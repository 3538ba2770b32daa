//! Views of lists that a member keeps.

pub mod delete;
pub mod rename;
pub mod save;

use crate::{
    kit::Signed,
    pages::{flow, record},
    shape::{narrowed::Narrowed, tabs::Tried},
};
use app::{PageRequest, Problem, saved_views::List};
use axum::response::Response;
use views::{part::SaveView, paths};

/// The list once more, with what was refused.
async fn render(signed: &Signed, narrowed: Narrowed, tried: Tried) -> Result<Response, Problem> {
    let first = PageRequest::default();
    match narrowed {
        Narrowed::Flows(filter) => flow::list::render(signed, filter, first, tried).await,
        Narrowed::Records(filter) => record::list::render(signed, filter, first, tried).await,
    }
}

fn path(list: &List) -> String {
    match list {
        List::Flows => paths::FLOWS.to_owned(),
        List::Records(kind) => paths::records_of(kind),
    }
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
