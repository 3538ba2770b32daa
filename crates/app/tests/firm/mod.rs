//! A firm of its own for each test: organisation, members, groups, on one database.

use app::{
    App, Caller, Ctx, Scope,
    flows::{NewRecord, RecordChoice, StartRequest, answers::Inputs},
    organisations::{self, NewOrganisation},
    secrets::ServerKey,
};
use engine::calendar::Calendar;
use model::{Entropy, Id, Instant, field::FieldInput};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use store::{FlowWriter, Permissions, Viewer};
use testkit::TestDatabase;

/// Tuesday 17 March 2026, 10:20 in London.
const START: Instant = Instant(1_773_742_800_000_000);

pub struct Firm {
    pub app: Arc<App>,
    pub organisation: Id,
    now: AtomicI64,
    seed: AtomicU64,
    database: TestDatabase,
}

impl Firm {
    pub async fn on(database: TestDatabase) -> Self {
        let writer = FlowWriter::start(&database.db);
        let settings = app::Settings {
            public_address: "https://firm.example".to_owned(),
            file_bytes_max: 1_000_000,
            demo: false,
        };
        let app = App::new(database.db.clone(), writer, ServerKey::new([9; 32]), settings);
        let wanted = NewOrganisation {
            name: "Sample & Co.".to_owned(),
            zone: "Europe/London".to_owned(),
            calendar: Calendar::office_hours("Europe/London").unwrap(),
        };
        let made = organisations::ensure_default(&app, START, Entropy::from_number(1), wanted).await.unwrap();
        let firm = Self {
            app,
            organisation: made.id,
            now: AtomicI64::new(START.0),
            seed: AtomicU64::new(2),
            database,
        };
        assert!(firm.database.folder.path().exists());
        firm
    }

    pub fn now(&self) -> Instant {
        Instant(self.now.load(Ordering::Relaxed))
    }

    pub fn pass_seconds(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    /// Each context comes a second after the one before, with randomness of its own.
    pub fn ctx(&self, caller: Caller) -> Ctx {
        self.pass_seconds(1);
        let entropy = Entropy::from_number(self.seed.fetch_add(1, Ordering::Relaxed));
        Ctx::new(Arc::clone(&self.app), caller, self.now(), entropy)
    }

    pub fn system(&self) -> Ctx {
        self.ctx(Caller::System(Viewer::system(self.organisation.clone())))
    }

    pub fn key(&self, scopes: &[Scope]) -> Ctx {
        let viewer = Viewer::system(self.organisation.clone());
        self.ctx(Caller::Key { id: Id::given("key1"), viewer, scopes: scopes.to_vec() })
    }

    pub fn admin(&self) -> Ctx {
        let mut viewer = Viewer::system(self.organisation.clone());
        viewer.permissions = Permissions { admin: true, builder: true, staff: true, auditor: false };
        self.ctx(Caller::Member(viewer))
    }

    pub fn member(&self, person: &Id) -> Ctx {
        let viewer = Viewer {
            organisation: self.organisation.clone(),
            person: Some(person.clone()),
            permissions: Permissions { staff: true, ..Permissions::default() },
            access: store::Access::All,
        };
        self.ctx(Caller::Member(viewer))
    }

    pub fn outside(&self, person: &Id, flow: &Id) -> Ctx {
        let viewer = Viewer::outside(self.organisation.clone(), person.clone());
        self.ctx(Caller::Outside { viewer, person: person.clone(), flow: flow.clone(), proved: false })
    }

    pub async fn publish(&self, source: &str) -> String {
        let draft = app::templates::create(&self.admin(), source).await.unwrap();
        app::templates::publish(&self.admin(), &draft.key).await.unwrap();
        draft.key
    }
}

pub fn answers(given: &[(&str, &str)]) -> Inputs {
    given.iter().map(|(field, text)| ((*field).to_owned(), FieldInput::Json((*text).into()))).collect()
}

pub fn request(template: &str, name: &str, email: &str) -> StartRequest {
    StartRequest {
        template: template.to_owned(),
        record: RecordChoice::Given(NewRecord {
            kind: "client".to_owned(),
            name: name.to_owned(),
            email: Some(email.to_owned()),
            contacts: Vec::new(),
        }),
        data: Inputs::new(),
        uploaded: Vec::new(),
        roles: BTreeMap::new(),
        owner: None,
        initializer: None,
        names_record: false,
        key: None,
    }
}
