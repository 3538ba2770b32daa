//! A running flow: `decide` says what a command does, `evolve` copies it into the state, `effects` says what to
//! do outside. Never here: a look at anything that is not an argument.

mod act;
mod added;
mod ahead;
mod block;
mod clock;
mod command;
mod custody;
mod deadline;
mod decide;
mod decided;
mod dependence;
mod effect;
pub mod event;
pub(crate) mod evolve;
mod facts;
mod intervention;
pub mod migration;
mod outside;
mod pending;
mod place;
mod prefill;
mod priority;
mod refusal;
mod sealing;
mod state;
mod summary;
mod timer;
mod wait;

pub use act::{
    Act, AssignRole, Cause, Completion, DocumentDecision, Erasure, Given, HandBack, Migration,
    RecordSnapshot, Recording, SnapshotContact, StartFlow, TemplateRef, Verdict,
};
pub use added::effective;
pub use block::{
    JoinState, RecordUpdateFailure, RepeatState, SubFlowEnd, SubFlowFailure, SubFlowState, SubFlowStatus,
    Waiting,
};
pub use clock::{ClockColor, ClockPlan, ClockState, ClockStatus, ClockView, clock_derivation, clocks};
pub use command::{Actor, Author, AuthorKind, Command};
pub use custody::{Custody, CustodyTotals, Held, HeldBy, Pause, custody, step_custody};
pub use deadline::running_due;
pub use decide::{
    SendBackPreview, accepted, back_to_choices, decide, decided, may_be_recorded, preview_reopen,
    preview_send_back, wants_activity,
};
pub use decided::Decided;
pub use effect::{Effect, StartCause, effects};
pub use event::{
    BoundBy, Closing, DocumentGiven, Due, Event, HandOverCause, LendingEnd, Recorded, ResetCause,
    SealedRecord, SealedStep,
};
pub use evolve::{Reach, evolve};
pub use facts::Facts;
pub use intervention::{
    ADDABLE, AddStep, ChangeDue, DueOf, HandOver, Intervention, Lend, Preparation, TakeBack,
};
pub use outside::{
    OutsideDocument, OutsideFile, OutsideSeen, OutsideStage, OutsideStep, OutsideView, outside_view,
};
pub use prefill::prefilled;
pub use priority::{PriorityCause, PriorityState};
pub use refusal::{Accepted, Closure, Limit, Refusal};
pub use state::{
    AddedStep, Assignment, Attempt, Datum, Decision, Document, DocumentStatus, HandedBack, Holder,
    Intervened, Lending, LendingOver, Prepared, Purpose, RecordState, RecordedFor, RoleState, State, Status,
    StepState, StepStatus, Wait,
};
pub use summary::{Summary, summary};
pub use timer::{ActionPlace, Scheduled, Subject, Timer, usual_reminders};
pub use wait::running_wait;
