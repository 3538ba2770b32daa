//! Public holidays of the years to come appear by themselves, and those that a new version of the program knows
//! better change. Doing it twice changes nothing.

use super::{book, stored, users};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    organisations,
    problem::Problem,
};
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{DbError, System, Viewer, calendars};

/// How many calendars are others now.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn refresh_holidays(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut changed = 0;
    for row in calendars::of_countries(&app.db, &System).await? {
        let fresh = stored::with(row.clone(), &stored::rules(&row)?, now)?;
        if fresh.calendar == row.calendar {
            continue;
        }
        let viewer = Viewer::system(row.organisation.clone());
        let ctx = Ctx::new(Arc::clone(app), Caller::System(viewer.clone()), now, entropy.fork());
        let known = book(app, &row.organisation).await?;
        let Some(entry) = known.entries().iter().find(|entry| entry.id == row.id) else { continue };
        let mut statements = vec![calendars::set_holidays(&row, fresh.calendar)];
        for template in users::readers(&ctx, &known, entry).await? {
            statements.push(calendars::tell(&viewer, &template, now));
        }
        match app.db.transact(statements).await {
            // Somebody changes it at this moment: the public holidays come with that.
            Err(DbError::Conflict { .. }) => continue,
            written => drop(written?),
        }
        organisations::forget(app, &row.organisation);
        changed += 1;
    }
    Ok(changed)
}
