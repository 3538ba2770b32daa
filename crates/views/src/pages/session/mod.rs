//! Signing in, and choosing the password for it.

mod password;
mod sign_in;

pub use password::{SetPassword, set_password};
pub use sign_in::{SignIn, sign_in};
