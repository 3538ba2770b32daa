//! Pages: a folder per noun, a file per page. Each takes its shell and its view-model.

pub mod action;
pub mod audit;
pub mod calendar;
pub mod erasing;
pub mod error;
pub mod flow;
pub mod home;
pub mod import;
pub mod key;
pub mod link;
pub mod mailbox;
pub mod member;
pub mod moves;
pub mod organisation;
pub mod portal;
pub mod portal_admin;
pub mod profile;
pub mod progress;
pub mod record;
pub mod record_kind;
pub mod session;
pub mod setup;
pub mod start;
pub mod template;
pub mod todo;
pub mod workspace;
