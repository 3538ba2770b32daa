//! The first page of all: the organisation and its first admin.

mod begin;

pub use begin::{Begin, begin};
