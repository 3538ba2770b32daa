//! The portal: people outside sign in, see what is theirs in all their flows, and start what they may. What they do in
//! one flow goes the same ways as by a magic link: [`Guest::caller`] is whom `flows`, `steps`, `messages` and `files` are
//! asked as. Never here: what a person may see of a flow.

mod acting;
mod admin;
mod files;
mod flows;
mod guest;
mod home;
mod password;
mod profile;
mod sessions;
mod sign_in;
mod start;

pub use acting::{Part, act_as, parts};
pub use admin::{
    EntryChange, EntryLine, GroupLine, GroupPage, GroupRecord, MODULES, Module, ModuleChange, ModuleLine,
    NewEntry, OfferLine, Place, Unfit, add_to_group, change_entry, change_module, create_entry, create_group,
    delete_entry, delete_group, entries, entry, group, groups, modules, move_entry, move_module, offered,
    place_template, remove_from_group, rename_group, template_place, uses,
};
pub use files::{GuestFile, files};
pub use flows::{GuestFlow, Talk, flow_of_assignment, flows, looked_on, talks};
pub use guest::{Guest, resume};
pub use home::{Home, LastMessage, Waiting, home};
pub use password::{PasswordChange, has_password, set_password};
pub use profile::{Reading, save};
pub use sessions::{GuestSession, revoke, revoke_others, sessions, sign_out};
pub use sign_in::{Door, Entering, Opened, by_code, by_password, by_second_factor, send_code};
pub use start::{Choice, StartForm, StartSubmission, Startable, form, known, open, startable, submit};

use crate::limit::Limit;

/// A session on a device that is not remembered ends after this long without use.
const IDLE_HOURS: i64 = 12;
/// A remembered one.
const REMEMBERED_DAYS: i64 = 90;
/// Codes somebody may ask for with one address, within an hour; whether it is known or not.
const CODES_AN_HOUR: u32 = 5;
/// Codes somebody may type for one address before it is locked.
const TRIES_MAX: u32 = 10;
const TRIES_WINDOW_MINUTES: i64 = 15;

/// What strangers ask for at the door, by address.
pub struct Doors {
    codes: Limit,
    tries: Limit,
}

impl Default for Doors {
    fn default() -> Self {
        Self { codes: Limit::new(CODES_AN_HOUR, 60), tries: Limit::new(TRIES_MAX, TRIES_WINDOW_MINUTES) }
    }
}
