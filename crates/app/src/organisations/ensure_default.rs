//! Makes the organisation `default` where there is none, and keeps it as the settings say.

use super::{DEFAULT_SLUG, Organisation, current, current::whole};
use crate::{App, Ctx, audit, calendars, caller::Caller, names, problem::Problem, records::firm};
use engine::calendar::Calendar;
use model::{Entropy, Id, Instant};
use serde_json::json;
use std::sync::Arc;
use store::{DbError, System, Viewer, organisations, records, setups};
use texts::{Language, Sentence};

/// As `baton.toml` and the flags say.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub name: String,
    pub zone: String,
    /// `None` where nobody said: a new organisation begins with office hours, another keeps its own.
    pub calendar: Option<Calendar>,
}

/// Idempotent: an organisation that is as wanted stays untouched, another two starts at once make one.
///
/// # Errors
/// `Invalid` for an empty name or an unknown zone.
pub async fn ensure_default(
    app: &Arc<App>,
    now: Instant,
    entropy: Entropy,
    wanted: NewOrganisation,
) -> Result<Organisation, Problem> {
    let wanted = NewOrganisation { name: names::read(&wanted.name, "organisation name")?, ..wanted };
    match organisations::by_slug(&app.db, &System, DEFAULT_SLUG).await? {
        Some(row) => update(app, now, entropy, row, wanted).await,
        None => create(app, now, entropy, wanted).await,
    }
}

async fn create(
    app: &Arc<App>,
    now: Instant,
    mut entropy: Entropy,
    wanted: NewOrganisation,
) -> Result<Organisation, Problem> {
    let id = Id::new(now, &mut entropy);
    let row = organisations::Organisation {
        id: id.clone(),
        slug: DEFAULT_SLUG.to_owned(),
        name: wanted.name,
        zone: wanted.zone.clone(),
        language: Language::default().code().to_owned(),
        public_address: None,
        created_at: now,
    };
    let everyone = organisations::AccessGroup {
        id: Id::new(now, &mut entropy),
        organisation: id.clone(),
        name: "Everyone".to_owned(),
        is_everyone: true,
    };
    let office = || Calendar::office_hours(&wanted.zone).map_err(|_| unknown_zone());
    let calendar = wanted.calendar.map_or_else(office, Ok)?;
    let calendar = calendars::first(&id, Id::new(now, &mut entropy), calendar, now)?;
    let ctx = system(app, &id, now, entropy);
    let act = audit::Act::new("organisation.created", &id, json!({"zone": row.zone}));
    let firm = firm::first(&ctx, &everyone.id, &row.name);
    let mut statements = organisations::insert(row.clone(), everyone);
    statements.push(firm);
    statements.push(store::calendars::insert(calendar));
    statements.push(setups::insert(setups::Setup { organisation: id, token_hash: None, closed_at: None }));
    match audit::write(&ctx, act, statements).await {
        // Another process made it at this moment.
        Err(DbError::Unique { .. }) => super::default(app).await,
        written => {
            written?;
            whole(app, row).await
        }
    }
}

/// Takes over what the settings say now; nothing where it is so already.
async fn update(
    app: &Arc<App>,
    now: Instant,
    entropy: Entropy,
    row: organisations::Organisation,
    wanted: NewOrganisation,
) -> Result<Organisation, Problem> {
    let ctx = system(app, &row.id, now, entropy);
    let mut statements = match &wanted.calendar {
        Some(calendar) => calendars::set_own(&ctx, calendar).await?,
        None => calendars::move_own(&ctx, &row.zone, &wanted.zone).await?,
    };
    if records::by_identity(&app.db, ctx.caller.viewer(), &firm::identity(&row.id)).await?.is_none()
        && let Some(everyone) = organisations::everyone(&app.db, ctx.caller.viewer()).await?
    {
        statements.push(firm::first(&ctx, &everyone.id, &row.name));
    }
    let changed = organisations::Organisation { name: wanted.name, zone: wanted.zone, ..row.clone() };
    if changed == row && statements.is_empty() {
        return whole(app, row).await;
    }
    let act = audit::Act::new("organisation.changed", &changed.id, json!({"zone": changed.zone}));
    statements.extend([organisations::update(changed.clone()), firm::rename(&ctx, &changed.name)]);
    audit::write(&ctx, act, statements).await?;
    current::forget(app, &changed.id);
    whole(app, changed).await
}

fn unknown_zone() -> Problem {
    Problem::invalid("zone", Sentence::organisation_zone_wrong())
}

fn system(app: &Arc<App>, organisation: &Id, now: Instant, entropy: Entropy) -> Ctx {
    Ctx::new(Arc::clone(app), Caller::System(Viewer::system(organisation.clone())), now, entropy)
}
