//! Admin: what the organisation is called and how it looks.

pub mod picture;
pub mod save;
pub mod show;
