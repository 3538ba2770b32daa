//! Records: whom flows are about, and what people keep about them.

mod alike;
pub(crate) mod change;
mod choices;
pub mod contacts;
mod convert;
mod create;
pub mod errands;
pub(crate) mod firm;
pub(crate) mod given;
mod history;
mod list;
mod merge;
mod merge_preview;
mod search;
mod show;
mod startable;
pub mod status;
mod unmerge;
mod within;

pub use alike::alike;
pub use change::{Meanwhile, change, meanwhile};
pub use choices::choices;
pub(crate) use choices::resolve;
pub use convert::convert;
pub use create::create;
pub use given::{Change, TAGS_MAX};
pub use history::{HistoryLine, HistoryPlace, What, history};
pub use list::{Line, ListQuery, Listed, count, list, page, tags};
pub use merge::{Versions, merge};
pub use merge_preview::{MergeLine, MergePreview, preview};
pub use search::{FOUND_MAX, FoundRecord, find, search};
pub use show::{RecordView, access_groups, belonging, show};
pub use startable::{Startable, prefilled, startable, startable_of};
pub use unmerge::{Merged, merged, unmerge, was_undone};
pub use within::{FileLine, MessageLine, MessagePlace, files, messages};

pub use store::records::{
    list::{Order, Sort},
    sheet::RelatedRecord,
};
