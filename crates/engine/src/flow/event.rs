//! Events: facts of a flow. Everything `decide` computed stands in them, so that `evolve` only copies.
//! Never here: a value in clear that names or describes somebody; those are [`Sealed`].

mod cause;
mod document;
mod erasure;
mod people;
mod start;
mod step;
mod time;
mod version;

pub use cause::ResetCause;
pub use document::{DocumentDecided, DocumentGiven};
pub use erasure::Erased;
pub use people::{BoundBy, Closing, HandOverCause, HandedOver, LendingEnd, LendingEnded, Lent, RoleBound};
pub use start::{SealedRecord, Started};
pub use step::{
    Answered, Due, Prepared, Recorded, SealedStep, StepInReview, StepOpened, StepStaffed, WaitStarted,
};
pub use time::{ClockMoved, ClockReopened, Reminded, StepReassigned};
pub use version::{Migrated, MigrationUndone};

use crate::{
    calendar::{Calendar, Entry},
    flow::{
        ActionPlace, Assignment, ClockPlan, HeldBy, PriorityCause, RecordUpdateFailure, SubFlowEnd,
        SubFlowFailure, Subject, Timer, Wait, Waiting,
    },
    sealed::Sealed,
};
use model::definition::{Action, Outcome, Priority};
use model::{Id, Instant, target::Span};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    Started(Started),
    /// Names and addresses of persons the flow speaks of from here on.
    PeopleNamed {
        people: BTreeMap<Id, Sealed>,
    },
    StartAnswered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        data: BTreeMap<String, Sealed>,
    },
    RoleBound(RoleBound),
    StageStarted {
        stage: String,
        at: Instant,
    },
    StageFinished {
        stage: String,
        at: Instant,
    },
    /// A step of a finished stage opens again.
    StageReopened {
        stage: String,
    },
    MilestoneReached {
        milestone: String,
        at: Instant,
    },
    /// `choice` is the place of the choice in the definition (`review.1`), `branch` counts from 0; no branch holds: `None`.
    BranchTaken {
        choice: String,
        branch: Option<u32>,
    },
    /// As many branches as the parallel block needs have finished: these. What is open in the others is withdrawn.
    JoinPassed {
        /// The place of the block in the definition, as of a choice.
        join: String,
        branches: Vec<u32>,
        at: Instant,
    },
    /// Nothing is left of what let the join pass: these branches run for it again; none named are all of them.
    JoinReopened {
        join: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branches: Vec<u32>,
    },
    /// The body of a repeat begins again; the first turn needs no event.
    TurnStarted {
        /// The place of the block in the definition, as of a choice.
        repeat: String,
        /// From 2.
        turn: u32,
        at: Instant,
    },
    /// The flow goes on after a repeat.
    RepeatEnded {
        repeat: String,
        turns: u32,
        /// The condition still does not hold: this was the last turn there may be.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_bound: bool,
        at: Instant,
    },
    /// After the turn that runs it is decided anew whether another follows. `anew`: the turns are counted from 1 again.
    RepeatReopened {
        repeat: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anew: bool,
    },
    /// It is reached anew in the next turn of a repeat.
    MilestoneReopened {
        milestone: String,
    },
    StepOpened(StepOpened),
    /// Who decides is fixed, and the deadline runs.
    StepStaffed(StepStaffed),
    /// Somebody completes the details before the step's own people see it.
    StepPreparing {
        step: String,
        attempt: u32,
    },
    /// What the preparer filled in; the step goes to its own people.
    Prepared(Prepared),
    /// Nobody can do it until the owner says who.
    StepWaits {
        step: String,
        wait: Wait,
    },
    AssignmentOpened {
        assignment: Assignment,
    },
    PickedUp {
        assignment: Id,
        by: Id,
        at: Instant,
    },
    PutBack {
        assignment: Id,
        at: Instant,
    },
    AssignmentClosed {
        assignment: Id,
        why: Closing,
        at: Instant,
    },
    /// The group behind an open pool changed.
    PoolChanged {
        assignment: Id,
        members: Vec<Id>,
    },
    /// One person's answer; `by` is whom it counts for.
    Answered(Answered),
    /// "Not for me", by whoever had it to do; the owner says whose it is.
    HandedBack {
        step: String,
        attempt: u32,
        assignment: Id,
        by: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sealed>,
        at: Instant,
    },
    /// One person's part goes to another; both stand here. Without an assignment their turn had not come yet.
    HandedOver(HandedOver),
    Lent(Lent),
    LendingEnded(LendingEnded),
    /// What was given is with the reviewers; the deadline stands still.
    StepInReview(StepInReview),
    DocumentDecided(DocumentDecided),
    /// A new attempt for the documents that came back, in place of the one that was reviewed.
    DocumentsReturned {
        step: String,
        attempt: u32,
        members: Vec<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        at: Instant,
    },
    /// `outcome` is what the step came to, by the rule of who decides.
    StepFinished {
        step: String,
        attempt: u32,
        outcome: Outcome,
        /// Whose word on a document did it; else the answer before did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// Its condition did not hold; with a reason it was the owner.
    StepSkipped {
        step: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// The owner put a step into this flow.
    StepAdded {
        added: Box<SealedStep>,
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// The owner has a step done again; `dependents` follow from it.
    Reopened {
        step: String,
        dependents: Vec<String>,
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// The owner set the deadline of an open step; nothing else moves it from here on.
    DueChanged {
        step: String,
        attempt: u32,
        due: Due,
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    FlowPaused {
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    FlowResumed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// The step is pending again and opens as it is reached; an open attempt of it has ended without outcome.
    StepReset {
        step: String,
        cause: ResetCause,
        at: Instant,
    },
    /// The step is nobody's to do any more.
    StepWithdrawn {
        step: String,
        cause: ResetCause,
        at: Instant,
    },
    /// The choice is decided anew when it is reached.
    ChoiceReopened {
        choice: String,
    },
    /// The sending step asked for these to be done again, `dependents` follow from them.
    SentBack {
        step: String,
        back_to: Vec<String>,
        dependents: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Whose reason it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// A message step's text, as it went into the thread with the role.
    MessagePosted {
        step: String,
        attempt: u32,
        role: String,
        text: Sealed,
        at: Instant,
    },
    Overdue {
        assignment: Id,
        scheduled_at: Instant,
    },
    /// An open wait waits for this.
    WaitStarted(WaitStarted),
    /// Its end moved, because the calendar or the date it hangs on did.
    WaitMoved {
        step: String,
        attempt: u32,
        wait: Waiting,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        derivation: Vec<Entry>,
    },
    /// The instant has come; the wait is done.
    WaitOver {
        step: String,
        attempt: u32,
        scheduled_at: Instant,
    },
    /// `kept`: nobody waits yet, and the template says that it counts all the same.
    SignalReceived {
        signal: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        kept: bool,
        at: Instant,
        /// Why a person said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
    },
    /// A wait has used up one signal that was kept.
    SignalTaken {
        signal: String,
        step: String,
    },
    /// Another template's flow is to be started for the same record.
    SubFlowAsked {
        step: String,
        attempt: u32,
        template: String,
        at: Instant,
    },
    SubFlowStarted {
        step: String,
        attempt: u32,
        flow: Id,
        at: Instant,
    },
    SubFlowEnded {
        step: String,
        attempt: u32,
        flow: Id,
        how: SubFlowEnd,
        at: Instant,
    },
    /// It could not be started; the owner is asked.
    SubFlowFailed {
        step: String,
        attempt: u32,
        why: SubFlowFailure,
        at: Instant,
    },
    /// The record is to be changed; `data` is what its fields are set to.
    RecordUpdateAsked {
        step: String,
        attempt: u32,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        data: BTreeMap<String, Sealed>,
        at: Instant,
    },
    /// It could not be changed; the owner is asked.
    RecordUpdateFailed {
        step: String,
        attempt: u32,
        why: RecordUpdateFailure,
        at: Instant,
    },
    /// From here on only the steps of this outcome run, then the flow ends.
    Ending {
        step: String,
        outcome: Outcome,
    },
    /// A step sent back to before that outcome; the flow goes on as if it had not been.
    EndingRevoked,
    FlowCompleted {
        at: Instant,
    },
    FlowCancelled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// The flow goes on in another version of its template. Steps and answers keep their past; `course` is where the
    /// flow stands there.
    Migrated(Migrated),
    /// Everything is as it was before.
    MigrationUndone(MigrationUndone),
    RecordTold {
        name: Sealed,
        /// The fields the template reads; one that is absent is not given.
        fields: BTreeMap<String, Sealed>,
    },
    GroupsTold {
        groups: BTreeMap<String, Vec<Id>>,
    },
    CalendarTold {
        calendar: Arc<Calendar>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        calendars: BTreeMap<String, Arc<Calendar>>,
    },
    /// Who is away now → who does their work.
    AbsencesTold {
        absent: BTreeMap<Id, Id>,
    },
    /// The deadline of an open step moved, because the calendar or the date it hangs on did, or the flow stood still.
    DueMoved {
        step: String,
        attempt: u32,
        due: Option<Due>,
    },
    /// What happens to an open step as time passes, from here on.
    TimersSet {
        step: String,
        attempt: u32,
        timers: Vec<Timer>,
    },
    /// Whoever has the step to do is told again.
    Reminded(Reminded),
    /// What the template wants done before or after a deadline, at amber or at red.
    Escalated {
        on: Subject,
        place: ActionPlace,
        action: Action,
        /// Open assignments it is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assignments: Vec<Id>,
        scheduled_at: Instant,
        /// Nobody plays the role it is about: the owner is told instead.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        nobody: bool,
    },
    /// An escalation gave the open work of a step to those who play another role.
    StepReassigned(StepReassigned),
    /// Whoever has the step did something there.
    Active {
        step: String,
        attempt: u32,
        by: Id,
        at: Instant,
    },
    /// Nobody did anything at the step for so long.
    WentIdle {
        step: String,
        attempt: u32,
        after: Span,
        scheduled_at: Instant,
    },
    /// `clock` names the running clock everywhere: its key, or `key@stage` where it runs in each stage.
    ClockStarted {
        clock: String,
        plan: ClockPlan,
        at: Instant,
    },
    ClockMoved(ClockMoved),
    ClockPaused {
        clock: String,
        at: Instant,
    },
    ClockResumed {
        clock: String,
        plan: ClockPlan,
        at: Instant,
    },
    /// One of several stops came, by its place; the clock waits for the others.
    ClockStopCame {
        clock: String,
        stop: u32,
        at: Instant,
    },
    ClockStopped {
        clock: String,
        /// The stop that came now; absent where one that came before turned out to be the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stop: Option<u32>,
        in_time: bool,
        at: Instant,
    },
    /// What stopped it opened again, or can come again.
    ClockReopened(ClockReopened),
    /// Its stop can no longer come.
    ClockVoided {
        clock: String,
        at: Instant,
    },
    ClockAmber {
        clock: String,
        scheduled_at: Instant,
    },
    ClockRed {
        clock: String,
        scheduled_at: Instant,
    },
    /// Who holds the work from here on.
    Held {
        by: HeldBy,
        at: Instant,
    },
    PriorityChanged {
        priority: Priority,
        cause: PriorityCause,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// Values of these persons and paths are gone.
    Erased(Erased),
}
