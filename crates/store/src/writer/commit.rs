//! What one command writes.

use crate::{
    DbError, assignments::Assignment, causes::Cause, flows::FlowRow, flows::StepRun, idempotency::Answer,
    links::MagicLink, messages::Message, outbox::OutboxRow, people::Person, records::Contact,
    records::Record,
};
use model::{Id, Instant};

/// One command of one flow: all of it is written, or nothing. The log row's number is `expected_seq + 1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowCommit {
    /// State and summary after the command. `flow.seq` is set by the writer. Of a flow that exists already,
    /// organisation, record, template key and start are left as they are.
    pub flow: FlowRow,
    /// Nothing lists are made of has changed, number, time and state aside: the row of the flow stays as it is.
    pub is_summary_same: bool,
    /// Number of the log row this was decided on; 0 starts the flow.
    pub expected_seq: i64,
    pub log: LogEntry,
    /// `{path: [salt, value]}`, if the events commit to any.
    pub values: Option<String>,
    /// Of earlier log rows, by their number: what is left of their values after erasing.
    pub values_left: Vec<(i64, String)>,
    /// Opened or changed. Of one that exists already, only pool, person, title, deadline, outcome and times change.
    pub assignments: Vec<Assignment>,
    pub closures: Vec<AssignmentClosure>,
    /// Opened or changed. Of one that exists already, only status, outcome, deadline and closing change.
    pub steps: Vec<StepRun>,
    pub outbox: Vec<OutboxRow>,
    pub messages: Vec<Message>,
    pub links: Vec<MagicLink>,
    pub links_revoked: Vec<Id>,
    pub files_kept: Vec<FileKept>,
    /// Assignments whose half-filled form is not needed any more.
    pub drafts_deleted: Vec<Id>,
    pub answer: Option<Answer>,
    /// Made by a start, or by an answer that names somebody outside.
    pub records: Vec<Record>,
    pub people: Vec<Person>,
    pub contacts: Vec<Contact>,
    /// Which flow started this one.
    pub cause: Option<Cause>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Unique in the flow.
    pub command_id: Id,
    pub actor: String,
    pub at: Instant,
    pub events: String,
    pub hash: String,
    pub previous_hash: String,
}

/// An assignment that ends, of which nothing else is known or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentClosure {
    pub id: Id,
    pub outcome: Option<String>,
    pub closed_at: Instant,
}

/// An uploaded file that is given with this command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileKept {
    pub id: Id,
    pub step_key: Option<String>,
    pub attempt: Option<i64>,
    pub audience: String,
}

/// It is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Number of the log row.
    pub seq: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Another command was faster, or this command id is in the log already. Nothing was written: load again, look for
    /// the command id, decide again.
    #[error("another command was faster")]
    Lost,
    /// Nothing was written; after `Unavailable` nobody knows, and the same command id may be sent again.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl FlowCommit {
    /// A commit of state and log alone, to be filled up.
    pub fn new(flow: FlowRow, expected_seq: i64, log: LogEntry) -> Self {
        Self {
            flow,
            is_summary_same: false,
            expected_seq,
            log,
            values: None,
            values_left: Vec::new(),
            assignments: Vec::new(),
            closures: Vec::new(),
            steps: Vec::new(),
            outbox: Vec::new(),
            messages: Vec::new(),
            links: Vec::new(),
            links_revoked: Vec::new(),
            files_kept: Vec::new(),
            drafts_deleted: Vec::new(),
            answer: None,
            records: Vec::new(),
            people: Vec::new(),
            contacts: Vec::new(),
            cause: None,
        }
    }
}
