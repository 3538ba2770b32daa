//! Files of flows, for members.

pub mod show;
