//! Templates: what can be started, and the public link that starts it.

mod list;
mod outline;
mod show;
mod start_link;
mod write;

pub use list::{TemplateRow, list};
pub use show::{TemplatePage, VersionRow, VersionState, show};
pub use start_link::StartLink;
pub use write::{TemplateSource, write};
