//! Templates that come with Baton.

pub mod show;
pub mod take;
