//! A calendar on its way into the store and out of it.

use super::{book, holidays::Place, typed::Rules, users};
use crate::{app::Ctx, problem::Problem};
use engine::calendar::{Calendar, Zone};
use model::{Id, Instant};
use store::{Statement, calendars::Calendar as Row};

/// Of a calendar an organisation has had from its first day.
const FIRST_NAME: &str = "Standard";

/// The rules as people wrote them.
pub(super) fn rules(row: &Row) -> Result<Rules, Problem> {
    let calendar = serde_json::from_str(&row.rules).map_err(Problem::unreadable)?;
    let place =
        row.country.as_ref().map(|country| Place { country: country.clone(), region: row.region.clone() });
    Ok(Rules { name: row.name.clone(), calendar, place })
}

/// The row with other rules.
pub(super) fn with(row: Row, rules: &Rules, now: Instant) -> Result<Row, Problem> {
    let (country, region) =
        rules.place.clone().map_or((None, None), |place| (Some(place.country), place.region));
    Ok(Row {
        name: rules.name.clone(),
        rules: json(&rules.calendar)?,
        country,
        region,
        calendar: json(&rules.with_holidays(now))?,
        updated_at: now,
        ..row
    })
}

pub(super) fn new(organisation: &Id, id: Id, rules: &Rules, now: Instant) -> Result<Row, Problem> {
    let row = Row {
        id,
        organisation: organisation.clone(),
        name: String::new(),
        is_default: false,
        rules: String::new(),
        country: None,
        region: None,
        calendar: String::new(),
        version: 1,
        updated_at: now,
    };
    with(row, rules, now)
}

fn json(calendar: &Calendar) -> Result<String, Problem> {
    serde_json::to_string(calendar).map_err(Problem::broken)
}

/// The calendar a new organisation begins with.
pub(crate) fn first(organisation: &Id, id: Id, calendar: Calendar, now: Instant) -> Result<Row, Problem> {
    let name = calendar.name.clone().unwrap_or_else(|| FIRST_NAME.to_owned());
    let row = new(organisation, id, &Rules { name, calendar, place: None }, now)?;
    Ok(Row { is_default: true, ..row })
}

/// What the settings of the server say becomes the organisation's own; nothing where it is so already.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn set_own(ctx: &Ctx, calendar: &Calendar) -> Result<Vec<Statement>, Problem> {
    let row = own(ctx).await?;
    let known = rules(&row)?;
    let name = calendar.name.clone().unwrap_or_else(|| row.name.clone());
    let wanted = Rules { name, calendar: calendar.clone(), place: known.place.clone() };
    if wanted == known {
        return Ok(Vec::new());
    }
    write(ctx, with(row, &wanted, ctx.now)?).await
}

/// The organisation moves: where its own calendar was in its zone, the same hours stand on the clocks of the new one.
///
/// # Errors
/// Storage that cannot be reached.
pub(crate) async fn move_own(ctx: &Ctx, from: &str, to: &str) -> Result<Vec<Statement>, Problem> {
    let row = own(ctx).await?;
    let mut rules = rules(&row)?;
    if from == to || rules.calendar.zone.name() != from {
        return Ok(Vec::new());
    }
    rules.calendar.zone = Zone::named(to).map_err(Problem::broken)?;
    write(ctx, with(row, &rules, ctx.now)?).await
}

async fn own(ctx: &Ctx) -> Result<Row, Problem> {
    let rows = store::calendars::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let own = rows.into_iter().find(|row| row.is_default);
    own.ok_or_else(|| Problem::broken("an organisation without a calendar"))
}

async fn write(ctx: &Ctx, row: Row) -> Result<Vec<Statement>, Problem> {
    let known = book(&ctx.app, ctx.organisation()).await?;
    let mut statements = vec![store::calendars::update(row)];
    for template in users::readers(ctx, &known, known.own()).await? {
        statements.push(store::calendars::tell(ctx.caller.viewer(), &template, ctx.now));
    }
    Ok(statements)
}
