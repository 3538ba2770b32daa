//! What admins decide about the portal: what may be started there and by whom, client groups, modules.

mod entries;
mod groups;
mod modules;
mod places;

pub use entries::{
    EntryChange, EntryLine, NewEntry, OfferLine, change_entry, create_entry, delete_entry, entries, entry,
    move_entry, offered,
};
pub use groups::{
    GroupLine, GroupPage, GroupRecord, add_to_group, create_group, delete_group, group, groups,
    remove_from_group, rename_group, uses,
};
pub use modules::{MODULES, Module, ModuleChange, ModuleLine, change_module, modules, move_module};
pub use places::{Place, place_template, template_place};

use store::portal::entries::Placed;

/// Why nobody can start a template from the portal now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    Private,
    InFolder(String),
    /// Its Start Link was switched off since.
    StartLinkOff,
}

/// Nothing is wrong with most.
pub(super) fn unfit_of(entry: &Placed) -> Option<Unfit> {
    if entry.start_enabled != Some(true) {
        return Some(Unfit::StartLinkOff);
    }
    unfit(entry.is_private, entry.folder.as_deref())
}

pub(super) fn unfit(is_private: Option<bool>, folder: Option<&str>) -> Option<Unfit> {
    match (is_private, folder) {
        (Some(true), _) => Some(Unfit::Private),
        (_, Some(folder)) => Some(Unfit::InFolder(folder.to_owned())),
        _ => None,
    }
}

/// Which way something goes in its list.
pub(super) fn moved<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() {
        let one = list.remove(from);
        list.insert(to.min(list.len()), one);
    }
}
