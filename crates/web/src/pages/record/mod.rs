//! Records: lists, pages, and what is done to them.

pub mod archive;
pub mod contact;
pub mod convert;
pub mod edit;
mod form;
mod head;
pub mod list;
pub mod merge;
pub mod more;
pub mod new;
pub mod show;
pub mod tabs;
