//! A running flow: `decide` says what a command does, `evolve` copies it into the state, `effects` says what to
//! do outside. Never here: a look at anything that is not an argument.

mod act;
mod command;
pub mod deadline;
mod decide;
mod effect;
mod event;
mod evolve;
mod outside;
mod refusal;
mod sealing;
mod send_back;
mod state;
mod summary;

pub use act::{
    Act, AssignRole, Completion, DocumentDecision, Erasure, Given, RecordSnapshot, SnapshotContact, StartFlow,
    TemplateRef, Verdict,
};
pub use command::{Actor, Author, AuthorKind, Command};
pub use decide::decide;
pub use effect::{Effect, effects};
pub use event::{BoundBy, Closing, DocumentGiven, Due, Event, ResetCause, SealedRecord};
pub use evolve::evolve;
pub use outside::{OutsideStage, OutsideStep, OutsideView, outside_view};
pub use refusal::{Accepted, FieldProblem, Refusal};
pub use send_back::{SendBackPreview, preview_send_back};
pub use state::{
    Assignment, Attempt, Decision, Document, DocumentStatus, Holder, Purpose, RecordState, RoleState, State, Status,
    StepState, StepStatus, Wait,
};
pub use summary::{HeldBy, Summary, summary};
