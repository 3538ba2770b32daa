//! Business calendars: several per organisation, one of them its own. Which flow counts in which, public holidays,
//! and telling running flows that a calendar is another now. The arithmetic is `engine`'s.

mod book;
mod change;
mod create;
mod delete;
pub mod holidays;
pub mod ical;
mod list;
mod of_template;
pub mod preview;
mod refresh;
mod stored;
mod tell;
pub mod typed;
mod users;

pub use book::{Book, Entry};
pub use change::change;
pub use create::create;
pub use delete::delete;
pub use list::{CalendarLine, CalendarView, list, show, used_by};
pub use of_template::{Choice, Chosen, chosen, set_for_template};
pub use preview::Preview;
pub use refresh::refresh_holidays;
pub use tell::tell;
pub use typed::Typed;
pub use users::{User, Why, named_by};

pub(crate) use book::book;
pub(crate) use stored::{first, move_own, set_own};

/// Calendars of one organisation.
pub const COUNT_MAX: usize = 100;
