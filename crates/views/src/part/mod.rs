//! Small pieces that many pages share, each written once.

mod checklist;
mod clocks;
mod copy;
mod custody;
mod derivation;
mod due;
mod file;
mod filters;
mod icon;
mod marked;
mod message;
mod people;
mod prose;
mod relay;
mod seen;
mod split;
mod time_went;
mod views;

pub(crate) use checklist::pick_cards;
pub use checklist::{Checklist, MailStep, PickCard, ReadyStep, checklist};
pub use clocks::{ClockColor, ClockLine, ClockState, clocks};
pub use copy::copy;
pub use custody::{Custody, Holder, Next, hand_over, handed_over, held_by, held_by_for_client, mark};
pub use derivation::{
    CalendarView, Derivation, DerivationPart, WeekHours, Why, derivation, derivation_narrow,
};
pub(crate) use derivation::{span_said, target_said};
pub use due::{Due, due, due_within, moment, moment_short, moment_within, until_within};
pub use file::{GivenFile, Stored, file_line, given_file, types_said};
pub(crate) use filters::{Choice, Filters, Words, filters};
pub use icon::{icon, icon_of, kind_icon, sprite_of};
pub use marked::{Sought, marked};
pub use message::{Message, talk};
pub use people::initials;
pub use prose::{prose, said_with};
pub use relay::{Stage, StageState, relay, stages};
pub use seen::{Seen, SeenEntry, SeenRow, seen};
pub use split::split;
pub use time_went::{TimeWent, time_went};
pub use views::{COUNT_MAX, SaveView, SavedView, Tab, counted};
pub(crate) use views::{Views, views};
