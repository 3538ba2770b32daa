//! Opening the house: data folder, database, key, application, organisation.

use crate::{
    clock,
    entropy::EntropySource,
    failure::Failure,
    settings::{Organisation, Settings, secret},
    unfinished,
};
use app::{App, Caller, Ctx, organisations, secrets::ServerKey};
use model::Instant;
use std::{net::SocketAddr, os::unix::fs::DirBuilderExt, path::Path, sync::Arc};
use store::{
    Db, FlowWriter, Viewer,
    migration::{self, Migrated},
};

const ORGANISATION: &str = "My organisation";
const ZONE: &str = "UTC";

pub struct House {
    pub settings: Settings,
    pub app: Arc<App>,
    pub entropy: Arc<EntropySource>,
    pub organisation: organisations::Organisation,
}

/// Whether mails are sent or shown on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mails {
    Sent,
    Shown,
}

impl House {
    /// For a command that does one thing beside a running server.
    pub async fn open(settings: Settings) -> Result<Self, Failure> {
        let listen = settings.listen;
        Self::open_at(settings, listen, Mails::Sent).await
    }

    /// `bound` is where this server really listens. Sets up an empty database, makes the organisation `default`.
    pub async fn open_at(settings: Settings, bound: SocketAddr, mails: Mails) -> Result<Self, Failure> {
        unfinished::refuse(&settings.data)?;
        make_folder(&settings.data)?;
        let entropy = Arc::new(EntropySource::open()?);
        let key = match settings.secret_key {
            Some(key) => key,
            None => secret::load_or_make(&settings.data, &mut entropy.draw())?,
        };
        bring_up_to_date(&settings).await?;
        let db = Db::open(&settings.database).await?;
        let writer = FlowWriter::start(&db);
        let shared = app::Settings {
            public_address: settings.public_address(bound),
            file_bytes_max: settings.file_bytes_max,
            demo: mails == Mails::Shown,
            fixed: settings.fixed.clone(),
        };
        let app = App::new(db, writer, ServerKey::new(key), shared);
        let organisation = ensure_organisation(&app, &entropy, &settings.organisation).await?;
        Ok(Self { settings, app, entropy, organisation })
    }

    /// Whoever runs commands on this machine.
    pub fn operator(&self) -> Ctx {
        self.operator_at(clock::now())
    }

    pub fn operator_at(&self, now: Instant) -> Ctx {
        self.ctx(Caller::System(Viewer::system(self.organisation.id.clone())), now)
    }

    pub fn ctx(&self, caller: Caller, now: Instant) -> Ctx {
        Ctx::new(Arc::clone(&self.app), caller, now, self.entropy.draw())
    }
}

pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(Failure::at(path))
}

pub async fn migrate(settings: &Settings) -> Result<Migrated, Failure> {
    make_folder(&settings.data)?;
    Ok(migration::run(&settings.database, &settings.data.join("backups"), clock::now()).await?)
}

/// SQLite belongs to this process, so its tables are brought up to date. Those of a PostgreSQL other nodes may be
/// using are left to the operator, unless it is empty.
async fn bring_up_to_date(settings: &Settings) -> Result<(), Failure> {
    if let store::Settings::Postgres(_) = settings.database {
        let db = Db::open(&settings.database).await?;
        match migration::state(&db).await? {
            migration::State::Current => return Ok(()),
            migration::State::Behind if !migration::is_empty(&db).await? => return Err(Failure::Behind),
            migration::State::Behind => {}
        }
    }
    let done = migrate(settings).await?;
    if done.from != done.to {
        tracing::info!(from = done.from, to = done.to, backup = ?done.backup, "tables are up to date");
    }
    Ok(())
}

/// What the settings say counts; where they are silent, what is stored stays.
async fn ensure_organisation(
    app: &Arc<App>,
    entropy: &EntropySource,
    told: &Organisation,
) -> Result<organisations::Organisation, Failure> {
    let (name, zone) = match organisations::default(app).await {
        Ok(known) => (known.name, known.zone),
        Err(app::Problem::NotFound) => (ORGANISATION.to_owned(), ZONE.to_owned()),
        Err(problem) => return Err(problem.into()),
    };
    let wanted = organisations::NewOrganisation {
        name: told.name.clone().unwrap_or(name),
        zone: told.zone.clone().unwrap_or(zone),
        calendar: told.calendar.clone(),
    };
    Ok(organisations::ensure_default(app, clock::now(), entropy.draw(), wanted).await?)
}
