//! Rows to write, plainly samples.

use model::{Entropy, Id, Instant, definition::Priority};
use store::{
    FlowCommit, Viewer,
    assignments::Assignment,
    files::{File, FileState},
    flows::{Alarm, FlowRow, StepRun},
    links::{LinkKind, MagicLink},
    organisations::{AccessGroup, Organisation},
    outbox::OutboxRow,
    people::Person,
    records::Record,
    writer::LogEntry,
};

pub const NOW: Instant = Instant(1_750_000_000_000_000);

/// Makes ids, the same in every run.
pub struct Samples {
    entropy: Entropy,
    made: i64,
    pub organisation: Id,
    pub everyone: Id,
}

impl Samples {
    pub fn new(number: u64) -> Self {
        let mut entropy = Entropy::from_number(number);
        let organisation = Id::new(NOW, &mut entropy);
        let everyone = Id::new(NOW, &mut entropy);
        Self { entropy, made: 0, organisation, everyone }
    }

    /// Ids sort in the order they were made.
    pub fn id(&mut self) -> Id {
        self.made += 1;
        Id::new(NOW.plus_micros(self.made * 1_000), &mut self.entropy)
    }

    pub fn viewer(&self) -> Viewer {
        Viewer::system(self.organisation.clone())
    }

    pub fn organisation(&self) -> (Organisation, AccessGroup) {
        let organisation = Organisation {
            id: self.organisation.clone(),
            slug: "sample".into(),
            name: "Sample Ltd".into(),
            zone: "Europe/Berlin".into(),
            language: "en".into(),
            public_address: None,
            created_at: NOW,
        };
        let everyone = AccessGroup {
            id: self.everyone.clone(),
            organisation: self.organisation.clone(),
            name: "everyone".into(),
            is_everyone: true,
        };
        (organisation, everyone)
    }

    pub fn person(&mut self, name: &str) -> Person {
        let email = Some(format!("{}@client.example", name.to_lowercase()));
        Person {
            id: self.id(),
            organisation: self.organisation.clone(),
            name: name.into(),
            email,
            created_at: NOW,
            language: None,
            zone: None,
        }
    }

    pub fn record(&mut self, name: &str) -> Record {
        Record {
            id: self.id(),
            organisation: self.organisation.clone(),
            access_group: self.everyone.clone(),
            kind: "client".into(),
            name: name.into(),
            email: None,
            identity_key: None,
            fields: "{}".into(),
            owner: None,
            created_at: NOW,
            updated_at: NOW,
        }
    }

    pub fn flow(&mut self, record: &Id) -> FlowRow {
        FlowRow {
            id: self.id(),
            organisation: self.organisation.clone(),
            access_group: self.everyone.clone(),
            record: record.clone(),
            template_key: "sample".into(),
            template_version: 1,
            name: "Sample flow".into(),
            owner: None,
            status: "running".into(),
            stage: Some("intake".into()),
            held_by: Some("us".into()),
            next_due_at: None,
            wake_at: None,
            seq: 0,
            started_at: NOW,
            ended_at: None,
            updated_at: NOW,
            holder: None,
            holders: 0,
            due_since: None,
            alarm: Alarm::None,
            priority: Priority::Normal,
            state: "{}".into(),
        }
    }

    /// A commit of `flow` decided on `expected_seq`, with a new command id.
    pub fn commit(&mut self, flow: &FlowRow, expected_seq: i64) -> FlowCommit {
        let command_id = self.id();
        let log = LogEntry {
            hash: format!("hash of {command_id}"),
            command_id,
            actor: "system".into(),
            at: NOW,
            events: "[]".into(),
            previous_hash: "0".repeat(64),
        };
        FlowCommit::new(flow.clone(), expected_seq, log)
    }

    /// A start, with a record of its own.
    pub fn start(&mut self, name: &str) -> FlowCommit {
        let record = self.record(name);
        let mut flow = self.flow(&record.id);
        flow.name = name.into();
        let mut commit = self.commit(&flow, 0);
        commit.records.push(record);
        commit
    }

    pub fn assignment(&mut self, flow: &Id, person: Option<&Id>, pool: Option<&Id>) -> Assignment {
        Assignment {
            id: self.id(),
            organisation: self.organisation.clone(),
            flow: flow.clone(),
            step_key: "check".into(),
            attempt: 1,
            role: "officer".into(),
            purpose: "act".into(),
            title: "Check it".into(),
            pool: pool.cloned(),
            person: person.cloned(),
            is_open: true,
            outcome: None,
            due_at: None,
            overdue_at: None,
            opened_at: NOW,
            picked_up_at: None,
            closed_at: None,
        }
    }

    pub fn step(&self, flow: &Id, step_key: &str) -> StepRun {
        StepRun {
            flow: flow.clone(),
            step_key: step_key.into(),
            attempt: 1,
            organisation: self.organisation.clone(),
            stage: "intake".into(),
            kind: "task".into(),
            status: "open".into(),
            outcome: None,
            due_at: None,
            opened_at: NOW,
            closed_at: None,
        }
    }

    pub fn outbox(&mut self, flow: &Id) -> OutboxRow {
        let mut row = OutboxRow::new(self.id(), self.organisation.clone(), "mail", "{}".into(), NOW);
        row.flow = Some(flow.clone());
        row
    }

    pub fn link(&mut self, flow: &Id, assignment: Option<&Id>, person: &Id) -> MagicLink {
        MagicLink {
            id: self.id(),
            organisation: self.organisation.clone(),
            kind: if assignment.is_some() { LinkKind::Assignment } else { LinkKind::Flow },
            flow: flow.clone(),
            assignment: assignment.cloned(),
            person: person.clone(),
            generation: 1,
            created_at: NOW,
            expires_at: NOW.plus_days(30),
            revoked_at: None,
            proved_at: None,
            lender: None,
        }
    }

    pub fn file(&mut self, draft_of: &Id) -> File {
        File {
            id: self.id(),
            organisation: self.organisation.clone(),
            record: None,
            flow: None,
            step_key: None,
            attempt: None,
            field: "id".into(),
            draft_of: Some(draft_of.clone()),
            name: "passport.pdf".into(),
            size_bytes: 3,
            sha256: "abc".into(),
            media_type: "application/pdf".into(),
            giver: None,
            audience: "draft".into(),
            state: FileState::Draft,
            keep_until: None,
            created_at: NOW,
        }
    }
}
