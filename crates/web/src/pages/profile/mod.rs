//! A member's own page.

pub mod password;
pub mod save;
pub mod second_factor;
pub mod sessions;
pub mod show;
