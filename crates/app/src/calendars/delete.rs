//! A calendar nobody counts in goes.

use super::{book, users};
use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{DbError, calendars};
use texts::Sentence;

/// # Errors
/// `Conflict` for the organisation's own, and with the templates that use it.
pub async fn delete(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageCalendars)?;
    let known = book(&ctx.app, ctx.organisation()).await?;
    let entry = known.entries().iter().find(|entry| entry.id == *id).ok_or(Problem::NotFound)?;
    if entry.is_default {
        return Err(Problem::Conflict(Sentence::calendar_delete_default()));
    }
    let users = users::users(ctx, &known, entry).await?;
    if !users.is_empty() {
        let names: Vec<&str> = users.iter().map(|user| user.template_name.as_str()).collect();
        return Err(Problem::Conflict(Sentence::calendar_delete_used(names.join(", "))));
    }
    let act = audit::Act::new("calendar.deleted", id, json!({"name": entry.name}));
    match audit::write(ctx, act, vec![calendars::delete(ctx.caller.viewer(), id)]).await {
        Err(DbError::Conflict { .. }) => return Err(Problem::ChangedMeanwhile),
        written => written?,
    }
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}
