//! The one organisation of this server.

use super::DEFAULT_SLUG;
use crate::{App, problem::Problem};
use engine::calendar::Calendar;
use model::Id;
use std::sync::Arc;
use store::{System, organisations};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub id: Id,
    pub name: String,
    pub slug: String,
    /// IANA zone, for example `Europe/Berlin`.
    pub zone: String,
    pub calendar: Arc<Calendar>,
}

/// # Errors
/// `NotFound` on an empty store.
pub async fn default(app: &App) -> Result<Organisation, Problem> {
    let row = organisations::by_slug(&app.db, &System, DEFAULT_SLUG).await?;
    read(row.ok_or(Problem::NotFound)?)
}

pub(super) fn read(row: organisations::Organisation) -> Result<Organisation, Problem> {
    let calendar = serde_json::from_str(&row.calendar).map_err(Problem::broken)?;
    Ok(Organisation {
        id: row.id,
        name: row.name,
        slug: row.slug,
        zone: row.zone,
        calendar: Arc::new(calendar),
    })
}
