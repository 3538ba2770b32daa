//! What people see: view-models, pages and mails as typed functions, each with sample data.
//! Never here: database, HTTP, permission logic. Everything handed in may already be shown to its reader.

pub mod act;
pub mod brand;
pub mod form;
pub mod local;
pub mod mails;
pub mod pages;
pub mod part;
pub mod paths;
pub mod places;
pub mod sample;
pub mod shell;
pub mod words;
pub mod zones;

pub use brand::Brand;
pub use local::Local;
pub use maud::{Markup, PreEscaped};
pub use shell::{PortalBar, PortalPlace, Public, Staff};
