//! Templates: one draft, any number of published versions. A published version never changes.

mod archive;
mod check;
mod create;
pub mod definition;
mod library;
mod publish;
mod redraft;
mod replace;
mod show;

pub use archive::{archive, restore};
pub use create::create;
pub use definition::{Published, load, published};
pub use library::{LibraryLine, SHIPPED, Shipped, library, use_shipped};
pub use publish::publish;
pub use redraft::redraft;
pub use replace::replace;
pub use show::{TemplateLine, TemplateState, VersionLine, list, show, source};

use serde::{Deserialize, Serialize};

/// A draft as it is answered after being made or replaced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    pub key: String,
    pub name: String,
    pub version: i64,
    pub etag: String,
    pub warnings: Vec<String>,
}
