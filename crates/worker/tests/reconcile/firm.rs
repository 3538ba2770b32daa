//! A firm with one template, a recording mailer and files in memory.

use app::{
    App, Caller, Ctx, Settings,
    flows::{NewRecord, RecordChoice, StartRequest},
    organisations::{self, NewOrganisation},
    secrets::ServerKey,
    templates,
};
use engine::calendar::Calendar;
use gateways::{files::fake::MemoryFiles, mail::fake::RecordingMailer};
use model::{Entropy, Id, Instant};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{FlowWriter, System, Viewer, outbox, outbox::OutboxRow};
use testkit::TestDatabase;
use worker::{Post, Worker};

const TEMPLATE: &str = include_str!("../../../../templates/bench-onboarding5.yaml");

pub struct Firm {
    pub app: Arc<App>,
    pub worker: Worker,
    pub mailer: Arc<RecordingMailer>,
    pub files: Arc<MemoryFiles>,
    pub organisation: Id,
    seeds: AtomicU64,
    _database: TestDatabase,
}

/// Monday, 2 March 2026, 10:00 UTC.
pub fn monday() -> Instant {
    Instant::parse("2026-03-02T10:00:00Z").unwrap()
}

impl Firm {
    pub async fn each() -> Vec<Self> {
        let mut firms = Vec::new();
        for database in TestDatabase::each().await {
            firms.push(Self::open(database).await);
        }
        firms
    }

    async fn open(database: TestDatabase) -> Self {
        let settings = Settings {
            public_address: "https://flows.firm.example".to_owned(),
            file_bytes_max: 1024,
            demo: false,
            fixed: app::organisations::Fixed::default(),
        };
        let writer = FlowWriter::start(&database.db);
        let app = App::new(database.db.clone(), writer, ServerKey::new([7; 32]), settings);
        let wanted = NewOrganisation {
            name: "Example Firm".to_owned(),
            zone: "UTC".to_owned(),
            calendar: Calendar::office_hours("UTC").unwrap(),
        };
        let entropy = Entropy::from_number(1);
        let organisation = organisations::ensure_default(&app, monday(), entropy, wanted).await.unwrap().id;
        let (mailer, files) = (Arc::new(RecordingMailer::default()), Arc::new(MemoryFiles::default()));
        let sender = "mail@firm.example".parse().unwrap();
        let post = Post::fixed(mailer.clone(), sender);
        let worker = Worker::new(Arc::clone(&app), post, files.clone());
        let firm = Self {
            app,
            worker,
            mailer,
            files,
            organisation,
            seeds: AtomicU64::new(100),
            _database: database,
        };
        firm.publish("bench-onboarding5", TEMPLATE).await;
        firm
    }

    /// As another process would have it, on the same outbox, mail server and files.
    pub fn second_worker(&self) -> Worker {
        let post = Post::fixed(self.mailer.clone(), "mail@firm.example".parse().unwrap());
        Worker::new(Arc::clone(&self.app), post, self.files.clone())
    }

    pub async fn publish(&self, key: &str, source: &str) {
        let ctx = self.system(monday());
        templates::create(&ctx, source).await.unwrap();
        templates::publish(&ctx, key).await.unwrap();
    }

    pub fn entropy(&self) -> Entropy {
        Entropy::from_number(self.seeds.fetch_add(1, Ordering::Relaxed))
    }

    pub fn system(&self, now: Instant) -> Ctx {
        let viewer = Viewer::system(self.organisation.clone());
        Ctx::new(Arc::clone(&self.app), Caller::System(viewer), now, self.entropy())
    }

    /// A flow whose first step waits for `email`.
    pub async fn start(&self, email: &str, now: Instant) -> Id {
        self.start_from("bench-onboarding5", email, now).await
    }

    pub async fn start_from(&self, template: &str, email: &str, now: Instant) -> Id {
        let record = NewRecord {
            kind: "client".to_owned(),
            name: "Ann Client".to_owned(),
            email: Some(email.to_owned()),
            contacts: Vec::new(),
        };
        let request = StartRequest {
            template: template.to_owned(),
            record: RecordChoice::Given(record),
            data: BTreeMap::new(),
            uploaded: Vec::new(),
            roles: BTreeMap::new(),
            owner: None,
            initializer: None,
            names_record: false,
            key: None,
        };
        app::flows::start(&self.system(now), request).await.unwrap().flow
    }

    /// One look at the outbox; how many mails have gone out so far.
    pub async fn deliver(&self, now: Instant) -> usize {
        worker::mails::tick(&self.worker, now, self.entropy(), 1000).await.unwrap();
        self.mailer.sent().len()
    }

    /// One look at deadlines; how many flows were told.
    pub async fn notice(&self, now: Instant) -> usize {
        worker::deadlines::tick(&self.worker, now, self.entropy()).await.unwrap()
    }

    pub async fn outbox(&self) -> Vec<OutboxRow> {
        outbox::recent(&self.app.db, &Viewer::system(self.organisation.clone())).await.unwrap()
    }

    /// The only row.
    pub async fn row(&self) -> OutboxRow {
        let mut rows = self.outbox().await;
        assert_eq!(rows.len(), 1, "{rows:#?}");
        rows.remove(0)
    }

    /// What a worker does that dies right after.
    pub async fn claim(&self, now: Instant, lease_until: Instant) -> usize {
        outbox::claim(&self.app.db, &System, now, lease_until, 500).await.unwrap().len()
    }
}
