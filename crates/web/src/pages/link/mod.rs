//! Proving a device by a mailed code, and a way on from dead links.

pub mod code;
pub mod renew;
