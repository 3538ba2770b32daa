//! What an admin may change about the organisation on its page.

use super::{Organisation, current};
use crate::{
    Ctx, audit, calendars, names,
    policy::{Intention, require},
    problem::Problem,
    records::firm,
};
use engine::calendar::Zone;
use model::{Color, public_links};
use serde_json::json;
use store::{Statement, brands, organisations};
use texts::{Language, Sentence};

#[derive(Clone, Debug, Default)]
pub struct Change {
    pub name: String,
    /// IANA zone. Office hours move with it: nine o'clock stays nine o'clock.
    pub zone: String,
    /// `en` or `de`; anything else leaves it.
    pub language: String,
    /// `#rrggbb`; empty for ours.
    pub color: String,
    /// Addresses below pages and mails; empty for none.
    pub privacy: String,
    pub help: String,
}

/// What the settings of the server say stays as it is, whatever was given.
///
/// # Errors
/// `Invalid` with everything that does not fit.
pub async fn change(ctx: &Ctx, wanted: Change) -> Result<Organisation, Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let statements = statements(ctx, &wanted).await?;
    let act = audit::Act::new(
        "organisation.changed",
        ctx.organisation(),
        json!({"name": wanted.name, "zone": wanted.zone, "color": wanted.color, "privacy": wanted.privacy,
            "help": wanted.help}),
    );
    audit::write(ctx, act, statements).await?;
    current::forget(&ctx.app, ctx.organisation());
    current::default(&ctx.app).await
}

/// The change, ready to be written.
///
/// # Errors
/// As [`change`].
pub(crate) async fn statements(ctx: &Ctx, wanted: &Change) -> Result<Vec<Statement>, Problem> {
    let (db, viewer, fixed) = (&ctx.app.db, ctx.caller.viewer(), &ctx.app.settings.fixed);
    let row = organisations::get(db, viewer).await?.ok_or(Problem::NotFound)?;
    let mut problems = Vec::new();
    let mut or_problem = |read: Result<String, Problem>| match read {
        Ok(value) => Ok(value),
        Err(Problem::Invalid(wrong)) => {
            problems.extend(wrong);
            Ok(String::new())
        }
        Err(problem) => Err(problem),
    };
    let name = if fixed.name.is_some() { Ok(row.name.clone()) } else { names::read(&wanted.name, "name") };
    let name = or_problem(name)?;
    let zone = if fixed.zone.is_some() { Ok(row.zone.clone()) } else { zone(&wanted.zone) };
    let zone = or_problem(zone)?;
    let color = or_problem(color(&wanted.color))?;
    let privacy_url = or_problem(link("privacy", &wanted.privacy))?;
    let help_url = or_problem(link("help", &wanted.help))?;
    if !problems.is_empty() {
        return Err(Problem::Invalid(problems));
    }
    let known = brands::get(db, viewer).await?;
    let given = |text: String| (!text.is_empty()).then_some(text);
    let brand = brands::Brand {
        color: given(color),
        privacy_url: given(privacy_url),
        help_url: given(help_url),
        updated_at: ctx.now,
        ..known.unwrap_or_else(|| brands::Brand::of(row.id.clone(), ctx.now))
    };
    let language =
        Language::parse(&wanted.language).map_or(row.language, |language| language.code().to_owned());
    let mut statements = calendars::move_own(ctx, &row.zone, &zone).await?;
    statements.push(firm::rename(ctx, &name));
    let row = organisations::Organisation { name, zone, language, ..row };
    statements.extend([organisations::update(row), brands::put(brand)]);
    Ok(statements)
}

fn zone(name: &str) -> Result<String, Problem> {
    let wrong = |_| Problem::invalid("zone", Sentence::organisation_zone_wrong());
    Zone::named(name).map(|zone| zone.name().to_owned()).map_err(wrong)
}

fn link(path: &str, given: &str) -> Result<String, Problem> {
    if given.trim().is_empty() {
        return Ok(String::new());
    }
    public_links::read(given).ok_or_else(|| Problem::invalid(path, Sentence::organisation_link_wrong()))
}

fn color(given: &str) -> Result<String, Problem> {
    if given.trim().is_empty() {
        return Ok(String::new());
    }
    let read = Color::parse(given).map(|color| color.to_string());
    read.ok_or_else(|| Problem::invalid("color", Sentence::organisation_color_wrong()))
}
