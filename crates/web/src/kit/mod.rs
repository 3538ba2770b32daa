//! The request kit: what every page needs before and after its one call of `app`. Never here: a page.

pub mod access_log;
pub mod again;
pub mod answers;
pub mod around;
pub mod assets;
pub mod attach;
pub mod client;
pub mod completion;
pub mod cookie;
pub mod dead_links;
pub mod download;
pub mod failure;
pub mod headers;
pub mod link;
pub mod nonce;
pub mod page;
pub mod posted;
pub mod preview;
pub mod request_id;
pub mod said;
pub mod session;
pub mod spoken;
pub mod typed;
pub mod upload;
pub mod visit;

pub use answers::Answers;
pub use client::Client;
pub use failure::{Answer, Failure};
pub use link::OpenLink;
pub use page::{page, see_other};
pub use posted::{Posted, Texts};
pub use request_id::RequestId;
pub use said::Said;
pub use session::Signed;
pub use spoken::Spoken;
pub use visit::Visit;
