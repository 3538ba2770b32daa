//! All calendars, and one with what it says and who uses it.

use super::{Book, Typed, User, book, holidays::Place, stored, typed::Rules, users};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use engine::calendar::Calendar;
use model::Id;
use std::sync::Arc;
use store::calendars;
use texts::Language;

#[derive(Clone, Debug)]
pub struct CalendarLine {
    pub id: Id,
    pub name: String,
    pub is_default: bool,
    pub place: Option<Place>,
    /// With public holidays.
    pub calendar: Arc<Calendar>,
    /// Templates that chose it.
    pub templates: usize,
}

#[derive(Clone, Debug)]
pub struct CalendarView {
    pub id: Id,
    pub version: i64,
    pub is_default: bool,
    pub rules: Rules,
    /// With public holidays.
    pub calendar: Arc<Calendar>,
    /// Where the settings of the server say what it is; then pages do not change it.
    pub fixed: Option<String>,
}

impl CalendarView {
    pub fn typed(&self, language: Language) -> Typed {
        self.rules.typed(self.is_default, language)
    }
}

/// The organisation's own first, then by name.
///
/// # Errors
/// `NotAllowed` without the right to read it.
pub async fn list(ctx: &Ctx) -> Result<Vec<CalendarLine>, Problem> {
    require(&ctx.caller, Intention::ReadCalendars)?;
    let known = book(&ctx.app, ctx.organisation()).await?;
    let rows = calendars::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let line = |row: calendars::Calendar| {
        let entry = known.entries().iter().find(|entry| entry.id == row.id)?;
        Some(CalendarLine {
            templates: known.choosers(&row.id).count(),
            name: row.name,
            is_default: row.is_default,
            place: row.country.map(|country| Place { country, region: row.region }),
            calendar: Arc::clone(&entry.calendar),
            id: row.id,
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// # Errors
/// `NotFound` without such a calendar.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<CalendarView, Problem> {
    require(&ctx.caller, Intention::ReadCalendars)?;
    let rows = calendars::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let row = rows.into_iter().find(|row| row.id == *id).ok_or(Problem::NotFound)?;
    let fixed = ctx.app.settings.fixed.calendar.clone().filter(|_| row.is_default);
    Ok(CalendarView {
        id: row.id.clone(),
        version: row.version,
        is_default: row.is_default,
        rules: stored::rules(&row)?,
        calendar: serde_json::from_str(&row.calendar).map(Arc::new).map_err(Problem::unreadable)?,
        fixed,
    })
}

/// Templates that keep it from being deleted.
///
/// # Errors
/// `NotFound` without such a calendar.
pub async fn used_by(ctx: &Ctx, id: &Id) -> Result<Vec<User>, Problem> {
    require(&ctx.caller, Intention::ManageCalendars)?;
    let known: Book = book(&ctx.app, ctx.organisation()).await?;
    let entry = known.entries().iter().find(|entry| entry.id == *id).ok_or(Problem::NotFound)?;
    users::users(ctx, &known, entry).await
}
