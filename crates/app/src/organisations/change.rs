//! What an admin may change about the organisation on its page.

use super::{Looks, Organisation, looks};
use crate::{
    Ctx, audit, calendars,
    policy::{Intention, require},
    problem::Problem,
    records::firm,
};
use engine::calendar::Zone;
use model::field::FieldProblem;
use serde_json::json;
use store::{Statement, brands, organisations};
use texts::{Language, Sentence};

#[derive(Clone, Debug, Default)]
pub struct Change {
    pub looks: Looks,
    /// IANA zone. Office hours move with it: nine o'clock stays nine o'clock.
    pub zone: String,
    /// `en` or `de`; anything else leaves it.
    pub language: String,
}

/// What the settings of the server say stays as it is, whatever was given.
///
/// # Errors
/// `Invalid` with everything that does not fit.
pub async fn change(ctx: &Ctx, wanted: Change) -> Result<Organisation, Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let statements = statements(ctx, &wanted).await?;
    let mut told = wanted.looks.told();
    told["zone"] = json!(wanted.zone);
    looks::write(ctx, audit::Act::new("organisation.changed", ctx.organisation(), told), statements).await
}

/// The change, ready to be written.
///
/// # Errors
/// As [`change`].
pub(crate) async fn statements(ctx: &Ctx, wanted: &Change) -> Result<Vec<Statement>, Problem> {
    statements_of(ctx, &wanted.looks, Some((&wanted.zone, &wanted.language))).await
}

/// The same; without a zone and a language, those stay.
pub(super) async fn statements_of(
    ctx: &Ctx,
    looks: &Looks,
    place: Option<(&str, &str)>,
) -> Result<Vec<Statement>, Problem> {
    let (db, viewer, fixed) = (&ctx.app.db, ctx.caller.viewer(), &ctx.app.settings.fixed);
    let row = organisations::get(db, viewer).await?.ok_or(Problem::NotFound)?;
    let mut problems = Vec::new();
    let zone = match place {
        Some((wanted, _)) if fixed.zone.is_none() => zone(wanted),
        _ => Ok(row.zone.clone()),
    };
    let zone = zone.unwrap_or_else(|problem| {
        problems.push(problem);
        String::new()
    });
    let known = brands::get(db, viewer).await?;
    let known = known.unwrap_or_else(|| brands::Brand::of(row.id.clone(), ctx.now));
    let fixed_name = fixed.name.is_some().then_some(row.name.as_str());
    let (name, brand) = looks.read(ctx, fixed_name, known, &mut problems)?;
    if !problems.is_empty() {
        return Err(Problem::Invalid(problems));
    }
    let language = place.and_then(|(_, language)| Language::parse(language));
    let language = language.map_or(row.language, |language| language.code().to_owned());
    let mut statements = calendars::move_own(ctx, &row.zone, &zone).await?;
    statements.push(firm::rename(ctx, &name));
    let row = organisations::Organisation { name, zone, language, ..row };
    statements.extend([organisations::update(row), brands::put(brand)]);
    Ok(statements)
}

fn zone(name: &str) -> Result<String, FieldProblem> {
    let wrong = |_| FieldProblem::new("zone", Sentence::organisation_zone_wrong());
    Zone::named(name).map(|zone| zone.name().to_owned()).map_err(wrong)
}
