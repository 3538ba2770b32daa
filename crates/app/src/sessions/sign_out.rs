//! Signing out: the token is worthless from here on.

use crate::{App, problem::Problem, secrets::token};
use store::sessions;

/// Twice is once.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Problem> {
    Ok(app.db.transact(vec![sessions::delete(&token::hash(token))]).await?)
}
