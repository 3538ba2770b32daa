//! Views of lists that a member keeps.

pub mod delete;
pub mod rename;
pub mod save;

use crate::{
    kit::{Answers, Signed},
    pages::{flow, record},
    shape::tabs::Tried,
};
use app::{PageRequest, Problem, saved_views::List};
use axum::response::Response;
use views::{
    pages::{flow::FlowFilter, record::RecordFilter},
    part::SaveView,
    paths,
};

/// A list with what it is narrowed to.
enum Listed {
    Flows(FlowFilter),
    Records(RecordFilter),
}

impl Listed {
    fn parse(list: &List, answers: &Answers) -> Self {
        match list {
            List::Flows => Self::Flows(FlowFilter::parse(|name| answers.text(name))),
            List::Records(kind) => Self::Records(RecordFilter::parse(kind, |name| answers.text(name))),
        }
    }

    fn query(&self) -> String {
        match self {
            Self::Flows(filter) => filter.query(),
            Self::Records(filter) => filter.query(),
        }
    }

    fn href(&self) -> String {
        match self {
            Self::Flows(filter) => filter.href(),
            Self::Records(filter) => filter.href(),
        }
    }

    /// The list once more, with what was refused.
    async fn render(self, signed: &Signed, tried: Tried) -> Result<Response, Problem> {
        let first = PageRequest::default();
        match self {
            Self::Flows(filter) => flow::list::render(signed, filter, first, tried).await,
            Self::Records(filter) => record::list::render(signed, filter, first, tried).await,
        }
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
