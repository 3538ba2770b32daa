//! Admin: what the organisation is called and how it looks.

pub mod logo;
pub mod save;
pub mod show;
