//! Flows: the list, starting one, and what its owner does to it.

mod cancel;
mod choose;
mod list;
mod people;
mod send_back;
mod start;

pub use cancel::{Cancel, cancel};
pub use choose::{TemplateChoice, choose};
pub use list::{FlowFilter, FlowRow, FlowStatus, Flows, list};
pub use people::{ChoosePeople, people};
pub use send_back::{Reopened, SendBack, send_back};
pub use start::{NewFlow, RecordChoice, start};

use crate::paths;
use maud::{Markup, html};

/// Which flow a page is about.
#[derive(Clone, Debug)]
pub struct FlowName {
    pub id: String,
    pub record: String,
    pub template: String,
}

/// Where the reader is, above the heading of a page about one flow.
pub fn crumbs(flow: &FlowName) -> Markup {
    html! {
        nav."text-sm"."text-muted" aria-label="Breadcrumb" {
            a."link-quiet" href=(paths::FLOWS) { "Flows" }
            span."mx-1.5"."text-edge" aria-hidden="true" { "/" }
            a."link-quiet" href=(paths::flow(&flow.id)) { (flow.record) ", " (flow.template) }
        }
    }
}
