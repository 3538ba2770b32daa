//! A firm of its own for each test: organisation, members, groups, on one database.
#![expect(dead_code, reason = "no test uses all of it")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use app::{
    App, Caller, Ctx, Scope,
    flows::{self, NewRecord, RecordChoice, StartRequest, answers::Inputs},
    members::NewMember,
    organisations::{self, NewOrganisation},
    secrets::ServerKey,
    steps::{self, CompletionRequest, DecisionRequest, StoredFile},
};
use engine::{
    calendar::Calendar,
    flow::{StepStatus, Verdict},
};
use model::{
    Entropy, Id, Instant,
    definition::Outcome,
    field::{FieldInput, FileType},
};
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
    pub database: TestDatabase,
}

impl Firm {
    pub async fn on(database: TestDatabase) -> Self {
        let writer = FlowWriter::start(&database.db);
        let settings = app::Settings {
            public_address: "https://firm.example".to_owned(),
            file_bytes_max: 1_000_000,
            demo: false,
            fixed: app::organisations::Fixed::default(),
        };
        let app = App::new(database.db.clone(), writer, ServerKey::new([9; 32]), settings);
        let wanted = NewOrganisation {
            name: "Sample & Co.".to_owned(),
            zone: "Europe/London".to_owned(),
            calendar: Some(Calendar::office_hours("Europe/London").unwrap()),
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

    pub fn admin_named(&self, person: &Id) -> Ctx {
        let mut ctx = self.admin();
        if let Caller::Member(viewer) = &mut ctx.caller {
            viewer.person = Some(person.clone());
        }
        ctx
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
        self.ctx(Caller::Outside {
            viewer,
            person: person.clone(),
            flow: flow.clone(),
            proved: false,
            lent: None,
        })
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

/// One act of a script, done in the place of whoever is next.
#[derive(Clone, Copy)]
pub enum Do {
    /// Uploads for this document.
    Give(&'static str, &'static str),
    /// "I don't have this."
    Decline(&'static str, &'static str),
    /// Finishes the step with this outcome and these answers (JSON).
    Finish(&'static str, Outcome, &'static str),
    SendBack(&'static str, &'static [&'static str]),
    Accept(&'static str, &'static str),
    Return(&'static str, &'static str),
    Waive(&'static str, &'static str),
}

impl Firm {
    /// Members of a group, made with it.
    pub async fn group(&self, name: &str, people: &[&str]) -> Vec<Id> {
        let mut members = Vec::new();
        for person in people {
            let new = NewMember {
                email: format!("{}@firm.example", person.to_lowercase()),
                name: (*person).to_owned(),
                groups: vec![name.to_owned()],
                ..NewMember::default()
            };
            members.push(app::members::add(&self.admin(), new).await.unwrap().0.id);
        }
        members
    }

    pub async fn play(&self, flow: &Id, script: &[Do]) {
        let mut declined = BTreeMap::new();
        for act in script {
            let all = self.key(&Scope::ALL);
            match *act {
                Do::Give(step, document) => self.give(&all, flow, step, document).await,
                Do::Decline(_, document) => {
                    declined.insert(document.to_owned(), "We never got one.".to_owned());
                }
                Do::Finish(step, outcome, data) => {
                    let data: BTreeMap<String, serde_json::Value> = serde_json::from_str(data).unwrap();
                    let completion = CompletionRequest {
                        outcome: Some(outcome),
                        data: data.into_iter().map(|(field, json)| (field, FieldInput::Json(json))).collect(),
                        declined: std::mem::take(&mut declined),
                        comment: Some("Because of the sample.".to_owned()),
                        ..CompletionRequest::default()
                    };
                    let done = steps::complete(&all, flow, step, completion).await;
                    done.unwrap_or_else(|problem| panic!("{step}: {problem:?}"));
                }
                Do::SendBack(step, back_to) => {
                    let completion = CompletionRequest {
                        outcome: Some(Outcome::SentBack),
                        back_to: back_to.iter().map(|step| (*step).to_owned()).collect(),
                        comment: Some("Please look again.".to_owned()),
                        ..CompletionRequest::default()
                    };
                    let done = steps::complete(&all, flow, step, completion).await;
                    done.unwrap_or_else(|problem| panic!("{step}: {problem:?}"));
                }
                Do::Accept(step, document) => self.decide(&all, flow, step, document, Verdict::Accept).await,
                Do::Return(step, document) => {
                    let reason = "It cannot be read.".to_owned();
                    self.decide(&all, flow, step, document, Verdict::Return { reason }).await;
                }
                Do::Waive(step, document) => {
                    self.decide(&all, flow, step, document, Verdict::Waive { reason: None }).await;
                }
            }
        }
    }

    pub async fn give(&self, ctx: &Ctx, flow: &Id, step: &str, document: &str) {
        let stored = StoredFile {
            id: ctx.id(),
            name: format!("{document}.pdf"),
            size_bytes: 10,
            sha256: "00".repeat(32),
            sniffed: Some(FileType::Pdf),
            media_type: "application/pdf".to_owned(),
        };
        steps::give_file(ctx, flow, step, document, stored).await.unwrap();
    }

    async fn decide(&self, ctx: &Ctx, flow: &Id, step: &str, document: &str, verdict: Verdict) {
        let request = DecisionRequest { verdict, on_behalf_of: None, command_id: None, key: None };
        let done = steps::decide_document(ctx, flow, step, document, request).await;
        done.unwrap_or_else(|problem| panic!("{step} {document}: {problem:?}"));
    }

    /// Status of the flow, then each step that was reached: `step status/outcome #attempt`.
    pub async fn story(&self, flow: &Id) -> String {
        let all = self.key(&Scope::ALL);
        let view = flows::show(&all, flow).await.unwrap();
        let verified = flows::verified(&all, flow).await.unwrap();
        assert_eq!(verified.problem, None);
        let word = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let mut story = vec![word(serde_json::to_value(view.status).unwrap())];
        for step in view.steps.into_iter().filter(|step| step.status != StepStatus::Pending) {
            let status = word(serde_json::to_value(step.status).unwrap());
            let outcome = word(serde_json::to_value(step.outcome).unwrap());
            story.push(format!("{} {status}/{outcome} #{}", step.key, step.attempt));
        }
        story.join("\n")
    }
}
