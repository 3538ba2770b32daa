//! What admins decide about the portal: what may be started there, client groups, modules.

mod entry;
mod group;
mod overview;

pub use entry::{AudienceChoice, EntryForm, Offer, entry_form};
pub use group::{Group, GroupDeletion, GroupMember, SearchHit, group, group_deletion};
pub use overview::{EntryLine, GroupLine, ModuleLine, Overview, overview};
