//! Signing in and out.

pub mod create;
pub mod delete;
pub mod new;
pub mod second_factor;
