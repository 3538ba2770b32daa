//! Acting in the sample as its people would: each act through the use case a page would call, at its own moment.

use super::{TEMPLATES, documents, people, time};
use crate::{clock, failure::Failure, house::House};
use app::{
    Caller, Ctx, Problem,
    flows::{RolePerson, answers::Inputs, load::load},
    portal::{self, EntryChange, NewEntry},
    records::Change,
    start_links::{StartLinkSettings, StartSubmission},
    steps::{CompletionRequest, DecisionRequest, StoredFile},
    templates,
};
use bytes::Bytes;
use engine::flow::{Assignment, Purpose, Verdict};
use futures::{StreamExt as _, stream};
use gateways::files::FileStore;
use model::{Id, Instant, definition::Outcome, field::FieldInput, field::FileType};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};
use store::{System, Viewer};

pub struct Sample<'a> {
    pub house: &'a House,
    pub files: Arc<dyn FileStore>,
    members: BTreeMap<&'static str, Viewer>,
    /// When the sample is made; everything in it happened before.
    pub now: Instant,
    start_slug: String,
}

/// A step's answer, with the positive outcome unless another is named.
#[derive(Default)]
pub struct Answer {
    pub outcome: Option<Outcome>,
    pub data: Inputs,
    pub comment: Option<&'static str>,
}

/// Business days before now, and minutes after that.
#[derive(Clone, Copy)]
pub struct At(pub u32, pub i64);

/// Templates clients start by themselves, and who answers for what they start.
const START_LINKS: [(&str, &str); 3] =
    [("kyc-review", "Priya"), ("tax-preparation", "Ingrid"), ("billing-dispute", "Tom")];
/// What the portal offers: template, title, description.
const OFFERED: [(&str, &str, &str); 2] = [
    ("tax-preparation", "Income tax return", "We ask for your papers and prepare the return."),
    (
        "billing-dispute",
        "Question about an invoice",
        "Tell us what is wrong. Within five business days you know what we found.",
    ),
];

/// The organisation came into being this many business days ago.
const BEGINNING: At = At(25, 0);

impl<'a> Sample<'a> {
    /// Members, templates and a Start Link.
    pub async fn begin(house: &'a House, files: Arc<dyn FileStore>) -> Result<Self, Failure> {
        let now = clock::now();
        let mut sample = Self { house, files, members: BTreeMap::new(), now, start_slug: String::new() };
        let beginning = sample.at(BEGINNING);
        sample.members = people::add(house, beginning).await?;
        let priya = sample.member("Priya", beginning)?;
        for (key, source) in TEMPLATES {
            templates::create(&priya, source).await?;
            templates::publish(&priya, key).await?;
        }
        for (key, owner) in START_LINKS {
            let link = StartLinkSettings { enabled: true, owner: sample.person(owner)?, origins: None };
            let slug = app::start_links::configure(&priya, key, link).await?.slug;
            if key == TEMPLATES[0].0 {
                sample.start_slug = slug;
            }
        }
        for (template, title, description) in OFFERED {
            let change =
                EntryChange { title: title.to_owned(), description: description.to_owned(), groups: None };
            portal::create_entry(&priya, NewEntry { template: template.to_owned(), change }).await?;
        }
        Ok(sample)
    }

    pub fn at(&self, at: At) -> Instant {
        time::ago(&self.house.organisation.calendar, self.now, at.0, at.1)
    }

    pub fn person(&self, name: &str) -> Result<Id, Failure> {
        let person = self.members.get(name).and_then(|viewer| viewer.person.clone());
        person.ok_or_else(|| missing(&format!("the sample member {name}")))
    }

    pub fn member(&self, name: &str, now: Instant) -> Result<Ctx, Failure> {
        let viewer = self.members.get(name).ok_or_else(|| missing(&format!("the sample member {name}")))?;
        Ok(self.house.ctx(Caller::Member(viewer.clone()), now))
    }

    /// A stranger fills the start form of the public link.
    pub async fn start_by_link(
        &self,
        at: At,
        (name, email): (&str, &str),
        owner: &str,
        data: Value,
    ) -> Result<Id, Failure> {
        let now = self.at(at);
        let (app, entropy) = (&self.house.app, &self.house.entropy);
        let page = app::start_links::open(app, &self.start_slug, now, entropy.draw()).await?;
        let form = StartSubmission {
            nonce: page.nonce,
            name: name.to_owned(),
            email: email.to_owned(),
            data: inputs(data),
            language: None,
            sending: None,
        };
        let flow = app::start_links::submit(app, &self.start_slug, form, now, entropy.draw()).await?.flow;
        self.own_record(&flow, owner, at).await?;
        Ok(flow)
    }

    /// From then on this member answers for the record of the flow.
    pub async fn own_record(&self, flow: &Id, owner: &str, at: At) -> Result<(), Failure> {
        let ctx = self.member(owner, self.at(at))?;
        let loaded = load(&ctx, flow).await?;
        let record = loaded.state.record.as_ref().map(|record| record.id.clone());
        let record = record.ok_or_else(|| missing("the record of a sample flow"))?;
        let owner = Some(Some(self.person(owner)?));
        app::records::change(&ctx, &record, None, Change { owner, ..Change::default() }).await?;
        Ok(())
    }

    /// A document given to an open step, as a draft until the step is completed.
    pub async fn upload(
        &self,
        flow: &Id,
        step: &str,
        by: Option<&str>,
        at: At,
        document: (&str, &str),
    ) -> Result<(), Failure> {
        let ctx = self.actor(flow, step, Purpose::Act, by, at).await?;
        let (field, title) = document;
        let id = ctx.id();
        let bytes = Bytes::from(documents::pdf(title, super::ORGANISATION));
        let bytes = stream::once(std::future::ready(Ok(bytes))).boxed();
        let stored = self.files.put(&id, bytes, self.house.settings.file_bytes_max).await;
        let stored = stored.map_err(|error| Failure::Told(error.to_string()))?;
        let file = StoredFile {
            id,
            name: format!("{}.pdf", title.to_lowercase().replace(' ', "-")),
            size_bytes: stored.size,
            sha256: stored.sha256,
            sniffed: Some(FileType::Pdf),
            media_type: "application/pdf".to_owned(),
        };
        app::steps::give_file(&ctx, flow, step, field, file).await?;
        Ok(())
    }

    /// Whoever holds the step answers it; in a pool the member named, else its first.
    pub async fn complete(
        &self,
        flow: &Id,
        step: &str,
        by: Option<&str>,
        at: At,
        answer: Answer,
    ) -> Result<(), Failure> {
        let ctx = self.actor(flow, step, Purpose::Act, by, at).await?;
        let request = CompletionRequest {
            outcome: answer.outcome,
            data: answer.data,
            comment: answer.comment.map(str::to_owned),
            ..CompletionRequest::default()
        };
        app::steps::complete(&ctx, flow, step, request).await?;
        Ok(())
    }

    pub async fn decide_document(
        &self,
        flow: &Id,
        document: (&str, &str),
        by: &str,
        at: At,
        verdict: Verdict,
    ) -> Result<(), Failure> {
        let (step, document) = document;
        let ctx = self.actor(flow, step, Purpose::Review, Some(by), at).await?;
        let request = DecisionRequest { verdict, on_behalf_of: None, command_id: None, key: None };
        app::steps::decide_document(&ctx, flow, step, document, request).await?;
        Ok(())
    }

    /// A member takes a role of a flow they own.
    pub async fn assign_role(&self, flow: &Id, role: &str, who: &str, at: At) -> Result<(), Failure> {
        let persons = vec![RolePerson::Known(self.person(who)?)];
        app::steps::assign_role(&self.member(who, self.at(at))?, flow, role, persons, None).await?;
        Ok(())
    }

    /// Takes a step out of its pool.
    pub async fn pick_up(&self, flow: &Id, step: &str, by: &str, at: At) -> Result<(), Failure> {
        let ctx = self.member(by, self.at(at))?;
        let open = self.open(flow, step, Purpose::Act, at).await?;
        app::steps::pick_up(&ctx, flow, &open.id, None).await?;
        Ok(())
    }

    /// Time passes: what falls due by then is noticed when it does.
    pub async fn pass(&self, at: At) -> Result<(), Failure> {
        let (app, until) = (&self.house.app, self.at(at));
        let mut before = None;
        loop {
            let due = store::flows::list::due(&app.db, &System, until, None, 1).await;
            let next = due.map_err(Problem::from)?.pop().map(|due| (due.wake_at, due.flow));
            let Some((wake_at, _)) = next.as_ref().filter(|_| next != before) else { return Ok(()) };
            app::flows::tick(app, *wake_at, self.house.entropy.draw()).await?;
            before = next;
        }
    }

    async fn actor(
        &self,
        flow: &Id,
        step: &str,
        purpose: Purpose,
        by: Option<&str>,
        at: At,
    ) -> Result<Ctx, Failure> {
        self.pass(at).await?;
        let now = self.at(at);
        if let Some(name) = by {
            return self.member(name, now);
        }
        let open = self.open(flow, step, purpose, at).await?;
        let person = open.person().cloned().ok_or_else(|| missing(&format!("a person for {step}")))?;
        let member = self.members.values().find(|viewer| viewer.person.as_ref() == Some(&person));
        Ok(match member {
            Some(viewer) => self.house.ctx(Caller::Member(viewer.clone()), now),
            None => {
                let viewer = Viewer::outside(self.house.organisation.id.clone(), person.clone());
                self.house.ctx(
                    Caller::Outside { viewer, person, flow: flow.clone(), proved: true, lent: None },
                    now,
                )
            }
        })
    }

    async fn open(&self, flow: &Id, step: &str, purpose: Purpose, at: At) -> Result<Assignment, Failure> {
        let loaded = load(&self.house.operator_at(self.at(at)), flow).await?;
        let mut open = loaded.state.assignments.values();
        let found = open.find(|open| open.step == step && open.purpose == purpose).cloned();
        found.ok_or_else(|| missing(&format!("an open assignment of {step}")))
    }
}

/// Answers as the API takes them.
pub fn inputs(data: Value) -> Inputs {
    match data {
        Value::Object(fields) => {
            fields.into_iter().map(|(key, value)| (key, FieldInput::Json(value))).collect()
        }
        _ => Inputs::new(),
    }
}

fn missing(what: &str) -> Failure {
    Failure::App(Problem::broken(format!("{what} is missing from the sample")))
}
