//! HTTP: the request kit, pages and the API. A handler parses, calls one function of `app`, and renders.
//! Never here: SQL, the engine's insides, business rules.

pub mod api;
mod kit;
mod limits;
mod live;
mod pages;
pub mod paths;
mod pictures;
mod qr;
mod requests;
mod router;
mod routes;
mod server;
mod shape;
mod start_link_code;

pub use kit::client::Proxies;
pub use limits::{Limits, Rates};
pub use pictures::Pictures;
pub use requests::{Answered, Requests, UnderWay};
pub use router::{counted_router, router, table};
pub use routes::{Route, Who};
pub use server::{Clock, EntropySource, Letters, Server, TestMessage, Trial};
