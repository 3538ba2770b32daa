//! A firm with one template, a recording mailer and files in memory.

use app::{
    App, Caller, Ctx, Scope, Settings,
    flows::{self, NewRecord, RecordChoice, StartRequest},
    members::{self, NewMember},
    organisations::{self, NewOrganisation},
    secrets::ServerKey,
    steps::{self, CompletionRequest},
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
use store::{FlowWriter, Permissions, System, Viewer, outbox, outbox::OutboxRow, people};
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
    pub(super) database: TestDatabase,
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
            calendar: Some(Calendar::office_hours("UTC").unwrap()),
        };
        let entropy = Entropy::from_number(1);
        let organisation = organisations::ensure_default(&app, monday(), entropy, wanted).await.unwrap().id;
        let (mailer, files) = (Arc::new(RecordingMailer::default()), Arc::new(MemoryFiles::default()));
        let sender = "mail@firm.example".parse().unwrap();
        let post = Post::fixed(mailer.clone(), sender);
        let worker = Worker::new(Arc::clone(&app), post, files.clone());
        let firm = Self { app, worker, mailer, files, organisation, seeds: AtomicU64::new(100), database };
        firm.publish("bench-onboarding5", TEMPLATE).await;
        firm
    }

    /// As another process would have it, on the same outbox, mail server and files.
    pub fn second_worker(&self) -> Worker {
        let post = Post::fixed(self.mailer.clone(), "mail@firm.example".parse().unwrap());
        Worker::new(Arc::clone(&self.app), post, self.files.clone())
    }

    /// As another process would have it that has just begun, with nothing in memory.
    pub fn reopened(&self) -> Worker {
        let post = Post::fixed(self.mailer.clone(), "mail@firm.example".parse().unwrap());
        Worker::new(self.reopened_app(), post, self.files.clone())
    }

    pub fn reopened_app(&self) -> Arc<App> {
        let db = &self.database.db;
        App::new(db.clone(), FlowWriter::start(db), ServerKey::new([7; 32]), self.app.settings.clone())
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

    /// A key that acts for anybody.
    pub fn key(&self, now: Instant) -> Ctx {
        let viewer = Viewer::system(self.organisation.clone());
        let caller = Caller::Key { id: Id::given("key"), viewer, scopes: Scope::ALL.to_vec() };
        Ctx::new(Arc::clone(&self.app), caller, now, self.entropy())
    }

    /// Somebody who works here, in these groups: `Olga Owner` reads mails as `olga@firm.example`.
    pub async fn member(&self, name: &str, groups: &[&str]) -> Id {
        let first = name.split(' ').next().unwrap().to_lowercase();
        let new = NewMember {
            email: format!("{first}@firm.example"),
            name: name.to_owned(),
            groups: groups.iter().map(|group| (*group).to_owned()).collect(),
            ..NewMember::default()
        };
        members::add(&self.system(monday()), new).await.unwrap().0.id
    }

    /// Somebody wrote nonsense into the database.
    pub async fn damage(&self, flow: &Id) {
        let sql = format!("UPDATE flow_state SET state = '{{' WHERE flow_id = '{flow}'");
        self.database.execute(&sql).await;
    }

    /// Every row of every table.
    pub async fn contents(&self) -> testkit::Contents {
        self.database.contents().await
    }

    /// SQL from outside.
    pub async fn run(&self, sql: &str) {
        self.database.execute(sql).await;
    }

    pub async fn address(&self, person: &Id) -> String {
        let viewer = Viewer::system(self.organisation.clone());
        people::get(&self.app.db, &viewer, person).await.unwrap().unwrap().email.unwrap()
    }

    /// By their address.
    pub async fn person(&self, email: &str) -> Id {
        let viewer = Viewer::system(self.organisation.clone());
        people::by_email(&self.app.db, &viewer, email).await.unwrap().remove(0).id
    }

    /// A member at work.
    pub fn acting(&self, person: &Id, now: Instant) -> Ctx {
        let mut viewer = Viewer::system(self.organisation.clone());
        viewer.person = Some(person.clone());
        viewer.permissions = Permissions { staff: true, ..Permissions::default() };
        Ctx::new(Arc::clone(&self.app), Caller::Member(viewer), now, self.entropy())
    }

    /// Does a step in the place of whoever has it.
    pub async fn finish(&self, flow: &Id, step: &str, now: Instant) {
        steps::complete(&self.key(now), flow, step, CompletionRequest::default()).await.unwrap();
    }

    /// Flows that other flows asked for; how many errands were done.
    pub async fn carry(&self, now: Instant) -> usize {
        worker::starts::tick(&self.worker, now, self.entropy()).await.unwrap()
    }

    /// Everything there is to do at a moment.
    pub async fn pass(&self, now: Instant) -> usize {
        self.notice(now).await;
        while self.carry(now).await > 0 {}
        self.deliver(now).await
    }

    /// How often an event of this type stands in the log.
    pub async fn events(&self, flow: &Id, kind: &str) -> usize {
        let entries = flows::history(&self.system(monday()), flow, 0).await.unwrap();
        let of_kind = |event: &&engine::flow::Event| serde_json::to_value(event).unwrap()["type"] == kind;
        entries.iter().flat_map(|entry| &entry.events).filter(of_kind).count()
    }

    /// A flow whose first step waits for `email`.
    pub async fn start(&self, email: &str, now: Instant) -> Id {
        self.start_from("bench-onboarding5", email, now).await
    }

    pub async fn start_from(&self, template: &str, email: &str, now: Instant) -> Id {
        self.start_for(template, ("Ann Client", email), None, now).await
    }

    /// For this record, name and address, and this owner.
    pub async fn start_for(
        &self,
        template: &str,
        (name, email): (&str, &str),
        owner: Option<&Id>,
        now: Instant,
    ) -> Id {
        let record = NewRecord {
            kind: "client".to_owned(),
            name: name.to_owned(),
            email: Some(email.to_owned()),
            contacts: Vec::new(),
        };
        let request = StartRequest {
            template: template.to_owned(),
            record: RecordChoice::Given(record),
            data: BTreeMap::new(),
            uploaded: Vec::new(),
            roles: BTreeMap::new(),
            owner: owner.cloned(),
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
        outbox::claim(&self.app.db, &System, "mail", (now, lease_until), 500).await.unwrap().len()
    }
}
