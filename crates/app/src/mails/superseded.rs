//! Of several reminders about one assignment that are not delivered yet only the newest is sent.

use super::Reference;
use crate::{App, problem::Problem};
use store::{System, outbox, outbox::OutboxRow};

/// Whether a later reminder says the same to the same person.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn is_superseded(app: &App, row: &OutboxRow) -> Result<bool, Problem> {
    let read = |text: &str| serde_json::from_str::<Reference>(text).ok();
    let Some(mine) = read(&row.reference) else { return Ok(false) };
    let Some(reminds) = mine.reminds() else { return Ok(false) };
    let later = outbox::later_reminders(&app.db, &System, row).await?;
    Ok(later.iter().filter_map(|row| read(&row.reference)).any(|other| other.reminds() == Some(reminds)))
}
