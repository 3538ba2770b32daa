//! Ways in: a code by mail, or a password. One answer and one way through the store for every address, so that nobody
//! learns who is known here.

mod code;
mod enter;
mod password;

pub use code::{by_code, send_code};
pub use enter::{Door, Entering, Opened, by_second_factor};
pub use password::by_password;
