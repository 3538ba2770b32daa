//! To do: what waits for the member signed in.

pub mod list;
