//! Signing in, and choosing the password for it.

mod forgotten;
mod password;
mod second_factor;
mod sign_in;

pub use forgotten::{Forgotten, forgotten};
pub use password::{SetPassword, set_password};
pub use second_factor::{SecondFactor, second_factor};
pub use sign_in::{SignIn, sign_in};
