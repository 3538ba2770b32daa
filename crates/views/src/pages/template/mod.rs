//! Templates: what can be started, and the public link that starts it.

mod around;
mod calendar;
mod clocks;
mod library;
mod link;
mod list;
mod outline;
mod place;
mod said;
mod sending;
mod show;
mod start_link;
mod versions;
mod write;

pub use calendar::TemplateCalendar;
pub use library::{Library, library};
pub use link::{StartLinkPage, start_link_page};
pub use list::{TemplateRow, list};
pub use place::TemplatePlace;
pub use sending::{SendingForm, SentRow, SentState};
pub use show::{TemplatePage, VersionRow, VersionState, show};
pub use start_link::StartLink;
pub use write::{TemplateSource, write};
