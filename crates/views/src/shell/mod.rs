//! What stands around every page: head, brand, menu, icons.

mod head;
mod live;
mod public;
mod staff;

pub use public::{Public, Width, title};
pub use staff::{Place, Staff};
