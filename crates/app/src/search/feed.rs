//! Keeps what is found by in step with what is stored.

use crate::{App, problem::Problem};
use store::{
    System,
    search::{feed, merge},
};

/// Reads at most so many changes at once, some milliseconds of the database's time for a hundred; says how many there
/// were, 0 when everything is known.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn go_on(app: &App, changes_max: u32) -> Result<usize, Problem> {
    Ok(feed::go_on(&app.db, &System, changes_max).await?)
}

/// Tidies up what searches look through, for some milliseconds; says whether there was anything to do. For when nobody waits.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tidy(app: &App) -> Result<bool, Problem> {
    Ok(merge::go_on(&app.db, &System).await?)
}
