//! A house on either database that the test and the server both use, so that the test can act at any time of any day.

use super::{
    baton::{Folder, Running},
    postgres::Postgres,
};
use app::{
    App, Caller, Ctx,
    flows::{self, NewRecord, RecordChoice, StartRequest},
    members::{self, NewMember},
    organisations,
    secrets::ServerKey,
    templates,
};
use model::{Entropy, Id, Instant};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};
use store::{Db, FlowWriter, Permissions, Settings, Viewer, outbox, outbox::OutboxRow};
use tokio::runtime::Runtime;

const KEY: [u8; 32] = [9; 32];

pub struct House {
    pub folder: Folder,
    pub app: Arc<App>,
    pub owner: Id,
    organisation: Id,
    runtime: Runtime,
    seeds: AtomicU64,
    postgres: Option<Postgres>,
}

/// The server runs on the real clock.
#[expect(clippy::disallowed_methods, reason = "the server under test runs on the real clock")]
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Instant(i64::try_from(since.as_micros()).unwrap())
}

impl House {
    /// Both kinds, or SQLite alone where the tests were given no PostgreSQL.
    pub fn each() -> Vec<Self> {
        let mut all = vec![Self::open(None)];
        all.extend(Postgres::empty().map(|postgres| Self::open(Some(postgres))));
        all
    }

    fn open(postgres: Option<Postgres>) -> Self {
        let folder = Folder::new();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let database =
            postgres.as_ref().map(|of| format!("database = \"{}\"\n", of.url())).unwrap_or_default();
        folder.file("data/baton.toml", &format!("secret_key = \"{}\"\n{database}", "09".repeat(32)));
        folder.printed(&["key", "create", "--name", "first", "--data", "data"]);
        let settings = match &postgres {
            Some(postgres) => Settings::Postgres(postgres.url().to_owned()),
            None => Settings::SqliteFile(folder.path().join("data/baton.db")),
        };
        let runtime = Runtime::new().unwrap();
        let (app, organisation) = runtime.block_on(async {
            let db = Db::open(&settings).await.unwrap();
            let shared = app::Settings {
                public_address: "https://flows.firm.example".to_owned(),
                file_bytes_max: 1_000_000,
                demo: true,
                fixed: organisations::Fixed::default(),
            };
            let app = App::new(db.clone(), FlowWriter::start(&db), ServerKey::new(KEY), shared);
            let organisation = organisations::default(&app).await.unwrap().id;
            (app, organisation)
        });
        let seeds = AtomicU64::new(1);
        let mut house = Self { folder, app, owner: Id::given(""), organisation, runtime, seeds, postgres };
        house.owner = house.member("Olga Owner", now());
        house
    }

    pub fn ctx(&self, caller: Caller, at: Instant) -> Ctx {
        let entropy = Entropy::from_number(self.seeds.fetch_add(1, Ordering::Relaxed));
        Ctx::new(Arc::clone(&self.app), caller, at, entropy)
    }

    pub fn system(&self, at: Instant) -> Ctx {
        self.ctx(Caller::System(Viewer::system(self.organisation.clone())), at)
    }

    /// The owner, who is an admin.
    pub fn admin(&self, at: Instant) -> Ctx {
        let mut viewer = Viewer::system(self.organisation.clone());
        viewer.person = Some(self.owner.clone());
        viewer.permissions = Permissions { admin: true, builder: true, staff: true, auditor: false };
        self.ctx(Caller::Member(viewer), at)
    }

    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    fn member(&self, name: &str, at: Instant) -> Id {
        let email = format!("{}@firm.example", name.split(' ').next().unwrap().to_lowercase());
        let new = NewMember { email, name: name.to_owned(), admin: true, ..NewMember::default() };
        self.wait(members::add(&self.system(at), new)).unwrap().0.id
    }

    pub fn publish(&self, key: &str, source: &str, at: Instant) {
        self.wait(async {
            templates::create(&self.system(at), source).await.unwrap();
            templates::publish(&self.system(at), key).await.unwrap();
        });
    }

    pub fn start(&self, template: &str, email: &str, at: Instant) -> Id {
        let record = NewRecord {
            kind: "client".to_owned(),
            name: email.to_owned(),
            email: Some(email.to_owned()),
            contacts: Vec::new(),
        };
        let request = StartRequest {
            template: template.to_owned(),
            record: RecordChoice::Given(record),
            data: BTreeMap::new(),
            uploaded: Vec::new(),
            roles: BTreeMap::new(),
            owner: Some(self.owner.clone()),
            initializer: None,
            names_record: false,
            key: None,
        };
        self.wait(flows::start(&self.system(at), request)).unwrap().flow
    }

    pub fn outbox(&self) -> Vec<OutboxRow> {
        let viewer = Viewer::system(self.organisation.clone());
        self.wait(outbox::recent(&self.app.db, &viewer)).unwrap()
    }

    /// What was claimed or put off may be taken at once, as if the time had passed.
    pub fn hurry(&self) {
        self.run("UPDATE outbox SET not_before = 0 WHERE done_at IS NULL AND failed_at IS NULL");
    }

    /// SQL from outside.
    pub fn run(&self, sql: &str) {
        match &self.postgres {
            Some(postgres) => postgres.run(sql),
            None => {
                let file = rusqlite::Connection::open(self.folder.path().join("data/baton.db")).unwrap();
                file.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
                file.execute_batch(sql).unwrap();
            }
        }
    }

    /// `baton serve`, with mails to this port.
    pub fn serve(&self, smtp: u16) -> Running {
        let smtp = format!("smtp://127.0.0.1:{smtp}?tls=none");
        // Every mail at once: how many people get is tested elsewhere.
        let arguments =
            ["serve", "--data", "data", "--listen", "127.0.0.1:0", "--smtp", &smtp, "--mails-a-day", "0"];
        Running::start(&self.folder, &arguments)
    }
}
