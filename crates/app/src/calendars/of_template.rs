//! The template setting `calendar`: in which one flows of a template count.

use super::{book, users};
use crate::{
    Ctx, audit, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use engine::reads::reads;
use model::Id;
use serde_json::json;
use store::{DbError, calendars};
use texts::Sentence;

/// A calendar to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: Id,
    pub name: String,
    pub is_default: bool,
}

/// What a template may choose from, and what it has chosen; `None` counts in the organisation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub all: Vec<Choice>,
    pub chosen: Option<Id>,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn chosen(ctx: &Ctx, template: &str) -> Result<Chosen, Problem> {
    require(&ctx.caller, Intention::ReadTemplates)?;
    let known = book(&ctx.app, ctx.organisation()).await?;
    let all = known.entries().iter().map(|entry| Choice {
        id: entry.id.clone(),
        name: entry.name.clone(),
        is_default: entry.is_default,
    });
    Ok(Chosen { all: all.collect(), chosen: known.chosen_for(template).map(|entry| entry.id.clone()) })
}

/// Flows of the template count in this one, those that run included; `None` for the organisation's own.
///
/// # Errors
/// `NotFound` without such a template, `Invalid` without such a calendar.
pub async fn set_for_template(ctx: &Ctx, template: &str, calendar: Option<&Id>) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteTemplates)?;
    let viewer = ctx.caller.viewer();
    let versions = store::templates::versions(&ctx.app.db, viewer, template).await?;
    if versions.is_empty() {
        return Err(Problem::NotFound);
    }
    let known = book(&ctx.app, ctx.organisation()).await?;
    let wrong = || Problem::invalid("calendar", Sentence::calendar_choose());
    if calendar.is_some_and(|id| !known.entries().iter().any(|entry| entry.id == *id)) {
        return Err(wrong());
    }
    if known.chosen_for(template).map(|entry| &entry.id) == calendar {
        return Ok(());
    }
    let mut statements = vec![match calendar {
        Some(id) => calendars::put_template(viewer, template, id),
        None => calendars::remove_template(viewer, template),
    }];
    if users::any_version(ctx, template, |definition| reads(definition).calendar).await? {
        statements.push(calendars::tell(viewer, template, ctx.now));
    }
    let act = audit::Act::new("template.calendar_set", template, json!({"calendar": calendar}));
    match audit::write(ctx, act, statements).await {
        // It was deleted at this moment.
        Err(DbError::Conflict { .. }) => return Err(wrong()),
        written => written?,
    }
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}
