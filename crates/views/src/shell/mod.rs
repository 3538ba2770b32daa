//! What stands around every page: head, brand, menu, icons.

mod frame;
mod head;
mod live;
mod portal;
mod public;
mod search;
mod staff;

pub use portal::{PortalBar, PortalPlace};
pub use public::{Public, Width, title};
pub use staff::{Place, Staff};
