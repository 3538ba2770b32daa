//! Records: lists by kind, one record, and what is done to it.

mod contact;
mod convert;
mod edit;
mod files;
mod filter;
mod filters;
mod head;
mod history;
mod list;
mod merge;
mod messages;
mod more;
mod overview;

pub use contact::{ContactPage, MayStartWord, contact};
pub use convert::{Conversion, convert};
pub use edit::{EditPage, edit};
pub use files::{RecordFile, files};
pub use filter::{ME, RecordFilter, RecordOrder};
pub use head::{RecordHead, RecordStatus, RecordTab, StartChoice};
pub use history::{HistoryEntry, history};
pub use list::{KindWords, RecordRow, Records, list};
pub use merge::{MergeAsk, MergeChoice, MergePage, MergeRow, comes_along, merge, merge_ask};
pub use messages::{MessagePlace, RecordMessage, messages};
pub use more::{KindRow, more};
pub use overview::{ContactRow, FieldRow, Overview, RelatedGroup, Undoable, overview};

use crate::shell::Place;

/// Where a record of this kind stands in the menu.
pub fn place(kind: &str) -> Place {
    match kind {
        "prospect" => Place::Prospects,
        "client" => Place::Clients,
        "employee" => Place::Employees,
        _ => Place::Records,
    }
}
