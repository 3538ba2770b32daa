//! Keeps what is found by in step with what is stored.

use crate::{App, problem::Problem};
use store::{System, search::feed};

/// Reads at most so many changes at once, some milliseconds of the database's time for a hundred; says how many there
/// were, 0 when everything is known.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn go_on(app: &App, changes_max: u32) -> Result<usize, Problem> {
    Ok(feed::go_on(&app.db, &System, changes_max).await?)
}
