//! Flows: started, shown, listed, run. Acts on single steps are in `crate::steps`.

pub(crate) mod activity;
pub mod answers;
mod assignment;
pub mod at_risk;
mod cancel;
mod commit;
mod erase;
pub mod house;
mod latest;
mod letters;
mod list;
pub mod load;
mod log;
mod members_changed;
pub mod milestones;
mod outside;
pub(crate) mod record;
pub(crate) mod refusal;
mod rows;
mod run;
mod show;
pub mod sight;
mod signal;
mod start;
mod tick;
mod times;
pub mod view;

pub use assignment::{AssignmentLine, assignment};
pub use cancel::{cancel, cancel_once};
pub(crate) use erase::erase;
pub use latest::{Latest, latest};
pub use list::{FlowLine, FlowQuery, Flows, count, list, running};
pub use load::Loaded;
pub use log::{
    Cancellation, HistoryPage, LogPage, Verified, cancellation, history, history_page, log, verified,
};
pub use members_changed::{members_changed, tell_groups_again};
pub use outside::{Outside, outside, parts, role_of};
pub use record::{NewRecord, RecordChoice};
pub(crate) use run::foresee;
pub use run::{Order, Ran, run};
pub use show::{show, workspace};
pub use signal::{Once as SignalOnce, signal};
pub use start::{Initializer, RolePerson, StartRequest, Started, start};
pub(crate) use start::{rehearse, start_because, start_outside};
pub use tick::tick;
pub use times::{held, times};
pub use view::FlowView;

pub use store::flows::{Alarm, FlowFilter, FlowSummary, LogRow, Order as ListOrder, Sort};

use engine::flow::State;
use model::{Definition, text::Text};
use serde::Serialize;

/// A closed word as tables keep it: the name it has in JSON.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The title of a step as members read it, with the data it had at opening.
pub fn title(definition: &Definition, state: &State, step: &str) -> String {
    let rendered = state.steps.get(step).and_then(|live| view::words(&live.title));
    rendered.or_else(|| definition.step(step).map(|step| plain(&step.title))).unwrap_or_default()
}

/// A text before there are data for it.
pub fn plain(text: &Text) -> String {
    text.0
        .iter()
        .map(|piece| match piece {
            model::text::Piece::Words(words) => words.clone(),
            model::text::Piece::Data(_) => "…".to_owned(),
        })
        .collect()
}
