//! Other hours, holidays, zone or name; running flows that count in it are told by the worker.

use super::{
    Typed, book,
    create::{not_fixed, taken},
    stored, typed, users,
};
use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::{DbError, calendars};
use texts::Sentence;

/// `version` is the one the form was made of; `None` takes the newest.
///
/// # Errors
/// `Invalid` with everything that does not fit, `Stale` where somebody was faster, `Conflict` for what the settings of
/// the server say.
pub async fn change(ctx: &Ctx, id: &Id, version: Option<i64>, given: &Typed) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManageCalendars)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let rows = calendars::list(db, viewer).await?;
    let row = rows.into_iter().find(|row| row.id == *id).ok_or(Problem::NotFound)?;
    let rules = typed::read(given)?;
    if row.is_default || given.is_default {
        not_fixed(ctx)?;
    }
    if row.is_default && !given.is_default {
        return Err(Problem::invalid("default", Sentence::calendar_default_stays()));
    }
    if version.is_some_and(|version| version != row.version) {
        return Err(Problem::Stale(Sentence::calendar_changed_meanwhile()));
    }
    let known = book(&ctx.app, ctx.organisation()).await?;
    let entry = known.entries().iter().find(|entry| entry.id == *id).ok_or(Problem::NotFound)?;
    if row.name != rules.name {
        not_named(ctx, &known, entry).await?;
    }
    let becomes_default = given.is_default && !row.is_default;
    let old = row.calendar.clone();
    let changed = stored::with(row, &rules, ctx.now)?;
    let mut told: BTreeSet<String> = BTreeSet::new();
    if changed.calendar != old {
        told.extend(users::readers(ctx, &known, entry).await?);
    }
    if becomes_default {
        told.extend(users::readers(ctx, &known, known.own()).await?);
    }
    let mut statements = vec![calendars::update(changed)];
    if becomes_default {
        statements.extend(calendars::make_default(viewer, id));
    }
    statements.extend(told.iter().map(|template| calendars::tell(viewer, template, ctx.now)));
    let details = json!({"name": rules.name, "default": given.is_default});
    match audit::write(ctx, audit::Act::new("calendar.changed", id, details), statements).await {
        Err(DbError::Unique { table }) if table == "calendar" => return Err(taken(&rules.name)),
        Err(DbError::Conflict { .. }) => return Err(Problem::Stale(Sentence::calendar_changed_meanwhile())),
        written => written?,
    }
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}

/// Templates find it by its name.
async fn not_named(ctx: &Ctx, book: &super::Book, entry: &super::Entry) -> Result<(), Problem> {
    let users = users::users(ctx, book, entry).await?;
    let by_name = users.iter().filter(|user| user.why != users::Why::Chosen);
    let names: Vec<&str> = by_name.map(|user| user.template_name.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Problem::invalid("name", Sentence::calendar_name_used(names.join(", "))))
}
