//! Makes the organisation `default` where there is none, and keeps it as the settings say.

use super::{DEFAULT_SLUG, Organisation, current, current::whole};
use crate::{App, Ctx, audit, caller::Caller, names, problem::Problem};
use engine::calendar::Calendar;
use model::{Entropy, Id, Instant};
use serde_json::json;
use std::sync::Arc;
use store::{DbError, System, Viewer, organisations, setups};
use texts::Language;

/// As `baton.toml` and the flags say.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub name: String,
    pub zone: String,
    pub calendar: Calendar,
}

/// Idempotent: an organisation that is as wanted stays untouched, another two starts at once make one.
///
/// # Errors
/// `Invalid` for an empty name.
pub async fn ensure_default(
    app: &Arc<App>,
    now: Instant,
    entropy: Entropy,
    wanted: NewOrganisation,
) -> Result<Organisation, Problem> {
    let name = names::read(&wanted.name, "organisation name")?;
    let calendar = serde_json::to_string(&wanted.calendar).map_err(Problem::broken)?;
    let wanted = Wanted { name, zone: wanted.zone, calendar };
    match organisations::by_slug(&app.db, &System, DEFAULT_SLUG).await? {
        Some(row) if wanted.is(&row) => whole(app, row).await,
        Some(row) => update(app, now, entropy, row, wanted).await,
        None => create(app, now, entropy, wanted).await,
    }
}

struct Wanted {
    name: String,
    zone: String,
    calendar: String,
}

impl Wanted {
    fn is(&self, row: &organisations::Organisation) -> bool {
        self.name == row.name && self.zone == row.zone && self.calendar == row.calendar
    }
}

async fn create(
    app: &Arc<App>,
    now: Instant,
    mut entropy: Entropy,
    wanted: Wanted,
) -> Result<Organisation, Problem> {
    let id = Id::new(now, &mut entropy);
    let row = organisations::Organisation {
        id: id.clone(),
        slug: DEFAULT_SLUG.to_owned(),
        name: wanted.name,
        zone: wanted.zone,
        language: Language::default().code().to_owned(),
        calendar: wanted.calendar,
        public_address: None,
        created_at: now,
    };
    let everyone = organisations::AccessGroup {
        id: Id::new(now, &mut entropy),
        organisation: id.clone(),
        name: "Everyone".to_owned(),
        is_everyone: true,
    };
    let ctx = system(app, &id, now, entropy);
    let act = audit::Act::new("organisation.created", &id, json!({"zone": row.zone}));
    let mut statements = organisations::insert(row.clone(), everyone);
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

async fn update(
    app: &Arc<App>,
    now: Instant,
    entropy: Entropy,
    row: organisations::Organisation,
    wanted: Wanted,
) -> Result<Organisation, Problem> {
    let row = organisations::Organisation {
        name: wanted.name,
        zone: wanted.zone,
        calendar: wanted.calendar,
        ..row
    };
    let ctx = system(app, &row.id, now, entropy);
    let act = audit::Act::new("organisation.changed", &row.id, json!({"zone": row.zone}));
    audit::write(&ctx, act, vec![organisations::update(row.clone())]).await?;
    current::forget(app, &row.id);
    whole(app, row).await
}

fn system(app: &Arc<App>, organisation: &Id, now: Instant, entropy: Entropy) -> Ctx {
    Ctx::new(Arc::clone(app), Caller::System(Viewer::system(organisation.clone())), now, entropy)
}
