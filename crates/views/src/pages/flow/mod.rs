//! Flows: the list, starting one, and what its owner does to it.

mod cancel;
mod choose;
mod intervene;
mod list;
mod people;
mod recording;
mod roles;
mod send_back;
mod start;
mod start_record;

pub use cancel::{Cancel, Withdrawn, cancel};
pub use choose::{TemplateChoice, choose};
pub use intervene::{Asked, Intervene, Intervention, People, Question, intervene};
pub(crate) use list::encoded;
pub use list::{
    Alarm, DueFilter, FlowFilter, FlowOrder, FlowRow, FlowStatus, Flows, ME, SortColumn, held_key, list,
    table,
};
pub use people::{ChoosePeople, Members, Who, people};
pub use recording::{RecordAnswer, recording};
pub use roles::{RoleRow, Roles, roles};
pub use send_back::{Reopened, SendBack, send_back};
pub use start::{NewFlow, RecordChoice, start};

use crate::paths;
use maud::{Markup, html};
use texts::Texts;

/// Which flow a page is about.
#[derive(Clone, Debug)]
pub struct FlowName {
    pub id: String,
    pub record: String,
    pub template: String,
}

/// Where the reader is, above the heading of a page about one flow.
pub fn crumbs(flow: &FlowName, texts: Texts) -> Markup {
    html! {
        nav."text-sm"."text-muted"."wrap-anywhere" aria-label=(texts.workspace_breadcrumb()) {
            a."link-quiet" href=(paths::FLOWS) { (texts.workspace_flows()) }
            span."mx-1.5"."text-edge" aria-hidden="true" { "/" }
            a."link-quiet" href=(paths::flow(&flow.id)) { (flow.record) ", " (flow.template) }
        }
    }
}
