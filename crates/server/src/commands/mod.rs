//! One file per command.

pub mod backup;
pub mod calendar_due;
pub mod demo;
pub mod key_create;
pub mod member_add;
pub mod migrate;
pub mod restore;
pub mod serve;
pub mod template_check;
pub mod template_schema;
pub mod verify;
