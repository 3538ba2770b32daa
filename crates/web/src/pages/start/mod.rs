//! Start Links: a public page that starts a flow.

pub mod form;
pub mod show;
pub mod started;
pub mod submit;
