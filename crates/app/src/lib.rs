//! Use cases: one function, one intention, one transaction. Never here: HTTP, HTML, gateways.

mod app;
pub mod audit;
mod cache;
pub mod caller;
pub mod drafts;
pub mod email;
pub mod files;
pub mod flows;
pub mod groups;
pub mod idempotency;
pub mod keys;
pub mod limit;
pub mod links;
pub mod live;
pub mod mails;
pub mod members;
pub mod messages;
mod names;
pub mod organisations;
pub mod passwords;
mod people;
pub mod policy;
pub mod problem;
pub mod secrets;
pub mod sessions;
pub mod start_links;
pub mod steps;
pub mod templates;
pub mod todo;

pub use app::{App, Ctx, Settings};
pub use caller::{Caller, Scope};
pub use problem::Problem;
pub use store::{Count, Cursor, Page, PageRequest};
