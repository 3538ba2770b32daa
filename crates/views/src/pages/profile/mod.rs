//! A member's own page: name, language, zone, password, devices.

mod devices;
mod password;
mod show;

pub use devices::Device;
pub use password::PasswordForm;
pub use show::{Profile, show};
