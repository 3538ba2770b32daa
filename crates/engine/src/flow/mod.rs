//! A running flow: `decide` says what a command does, `evolve` copies it into the state, `effects` says what to
//! do outside. Never here: a look at anything that is not an argument.

mod act;
mod command;
mod deadline;
mod decide;
mod dependence;
mod effect;
mod event;
pub(crate) mod evolve;
mod facts;
mod outside;
mod place;
mod prefill;
mod refusal;
mod sealing;
mod state;
mod summary;

pub use act::{
    Act, AssignRole, Completion, DocumentDecision, Erasure, Given, HandBack, RecordSnapshot, Recording,
    SnapshotContact, StartFlow, TemplateRef, Verdict,
};
pub use command::{Actor, Author, AuthorKind, Command};
pub use deadline::running_due;
pub use decide::{SendBackPreview, accepted, back_to_choices, decide, may_be_recorded, preview_send_back};
pub use effect::{Effect, effects};
pub use event::{BoundBy, Closing, DocumentGiven, Due, Event, Recorded, ResetCause, SealedRecord};
pub use evolve::evolve;
pub use facts::Facts;
pub use outside::{
    OutsideDocument, OutsideFile, OutsideSeen, OutsideStage, OutsideStep, OutsideView, outside_view,
};
pub use prefill::prefilled;
pub use refusal::{Accepted, Limit, Refusal};
pub use state::{
    Assignment, Attempt, Datum, Decision, Document, DocumentStatus, HandedBack, Holder, Purpose, RecordState,
    RecordedFor, RoleState, State, Status, StepState, StepStatus, Wait,
};
pub use summary::{HeldBy, Summary, summary};
