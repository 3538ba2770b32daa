//! Who is away, and who does their work meanwhile. Flows are told when it begins and when it ends.

mod add;
mod concern;
mod end;
mod list;
mod roster;
mod seen;
mod tell;

pub use add::{NewAbsence, add};
pub use end::end;
pub use list::{may_be_named, of_person};
pub use roster::{Absence, Roster};
pub use seen::Seen;
pub use tell::tell;

pub(crate) use concern::{among, catch_up};
pub(crate) use roster::roster;
