//! What tests build on. Never imported by anything shipped.
#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

pub mod database;
pub mod outside;

pub use database::TestDatabase;
pub use outside::Contents;
