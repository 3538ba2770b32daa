//! The portal for people outside: sessions, what they see there, and what admins publish to them.

pub mod entries;
pub mod flows;
pub mod groups;
pub mod modules;
pub mod sessions;
