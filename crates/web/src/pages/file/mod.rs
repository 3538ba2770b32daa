//! Files of flows, for members.

pub mod look;
pub mod show;
