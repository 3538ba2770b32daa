//! A member's own page: name, language, zone, absences, password, devices.

pub(crate) mod absences;
mod devices;
mod password;
mod show;

pub use absences::{AbsenceRow, Absences};
pub use devices::Device;
pub use password::PasswordForm;
pub use show::{Profile, show};
pub(crate) use show::{languages, zones};
