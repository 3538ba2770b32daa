//! A new calendar.

use super::{COUNT_MAX, Typed, book, stored, typed, users};
use crate::{
    Ctx, audit, idempotency, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{DbError, calendars};
use texts::Sentence;

/// # Errors
/// `Invalid` with everything that does not fit, a name that is taken included.
pub async fn create(ctx: &Ctx, given: &Typed) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::ManageCalendars)?;
    let rules = typed::read(given)?;
    let known = book(&ctx.app, ctx.organisation()).await?;
    if known.entries().len() >= COUNT_MAX {
        return Err(Problem::Conflict(Sentence::calendar_count_max(COUNT_MAX)));
    }
    let row = stored::new(ctx.organisation(), ctx.id(), &rules, ctx.now)?;
    let id = row.id.clone();
    let mut statements = vec![calendars::insert(row)];
    if given.is_default {
        not_fixed(ctx)?;
        statements.extend(calendars::make_default(ctx.caller.viewer(), &id));
        for template in users::readers(ctx, &known, known.own()).await? {
            statements.push(calendars::tell(ctx.caller.viewer(), &template, ctx.now));
        }
    }
    statements.extend(idempotency::remember(ctx, &id)?);
    let details = json!({"name": rules.name, "default": given.is_default});
    match audit::write(ctx, audit::Act::new("calendar.created", &id, details), statements).await {
        Err(DbError::Unique { table }) if table == "calendar" => return Err(taken(&rules.name)),
        written => written?,
    }
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(id)
}

/// The settings of the server may say which calendar is the organisation's own.
///
/// # Errors
/// `Conflict`, with the place that says so.
pub(super) fn not_fixed(ctx: &Ctx) -> Result<(), Problem> {
    match &ctx.app.settings.fixed.calendar {
        Some(place) => Err(Problem::Conflict(Sentence::calendar_fixed(place.clone()))),
        None => Ok(()),
    }
}

pub(super) fn taken(name: &str) -> Problem {
    Problem::invalid("name", Sentence::calendar_name_taken(name.to_owned()))
}
