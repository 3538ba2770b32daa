//! The first page of all, by the one-time link that `serve` printed, and the list of first steps.

pub mod begin;
pub mod end;
pub mod new;
