//! Flows: the list, starting one, and what its owner does to it.

pub mod assign;
pub mod cancel;
pub mod list;
pub mod new;
pub mod roles;
pub mod start;

use crate::shape::Case;
use views::pages::flow::FlowName;

/// Which flow a page is about.
pub fn name(case: &Case<'_>) -> FlowName {
    FlowName {
        id: case.state.flow.to_string(),
        record: case.record_name(),
        template: case.definition.name.clone(),
    }
}
