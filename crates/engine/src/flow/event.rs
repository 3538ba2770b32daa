//! Events: facts of a flow. Everything `decide` computed stands in them, so that `evolve` only copies.
//! Never here: a value in clear that names or describes somebody; those are [`Sealed`].

use super::{
    ActionPlace, Assignment, Cause, ClockPlan, DocumentStatus, HeldBy, PriorityCause, Purpose, SubFlowEnd,
    SubFlowFailure, Subject, TemplateRef, Timer, Wait, Waiting, migration::Course,
};
use crate::{
    calendar::{Calendar, Entry},
    sealed::Sealed,
};
use model::{
    Id, Instant,
    definition::{Action, Kind, Outcome, Priority},
    target::{Span, Target},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    Started {
        template: TemplateRef,
        at: Instant,
        record: SealedRecord,
        owner: Option<Id>,
        starter: Option<Id>,
        /// Only where the template has deadlines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<Arc<Calendar>>,
        /// Those with a name, as far as the template names them.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        calendars: BTreeMap<String, Arc<Calendar>>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        groups: BTreeMap<String, Vec<Id>>,
        /// What started it, if another flow did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<Cause>,
    },
    /// Names and addresses of persons the flow speaks of from here on.
    PeopleNamed {
        people: BTreeMap<Id, Sealed>,
    },
    StartAnswered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        data: BTreeMap<String, Sealed>,
    },
    RoleBound {
        role: String,
        persons: Vec<Id>,
        /// The persons are this group's members, now and as they change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
        bound_by: BoundBy,
        /// Why the owner changed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
    },
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
    StepOpened {
        step: String,
        attempt: u32,
        at: Instant,
        /// Title with data in it, as rendered at opening; absent where the template's title has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<Sealed>,
        /// The same of `label_for_client`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Sealed>,
        /// Documents asked for in this attempt.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<String>,
    },
    /// Who decides is fixed, and the deadline runs.
    StepStaffed {
        step: String,
        attempt: u32,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        members: Vec<Id>,
        needed: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        /// Members who stand in → in whose place, whoever was meant first first.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        instead_of: BTreeMap<Id, Vec<Id>>,
        at: Instant,
    },
    /// Somebody completes the details before the step's own people see it.
    StepPreparing {
        step: String,
        attempt: u32,
    },
    /// What the preparer filled in; the step goes to its own people.
    Prepared {
        step: String,
        attempt: u32,
        assignment: Id,
        by: Id,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        data: BTreeMap<String, Sealed>,
        /// For whoever does the step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Sealed>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Instant>,
        at: Instant,
    },
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
    Answered {
        step: String,
        attempt: u32,
        assignment: Id,
        by: Id,
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        data: BTreeMap<String, Sealed>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        documents: BTreeMap<String, DocumentGiven>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<Sealed>,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        checklist: BTreeSet<u32>,
        /// Somebody else wrote it down for `by`; the entry's actor is who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded: Option<Recorded>,
        at: Instant,
    },
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
    HandedOver {
        step: String,
        attempt: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        assignment: Option<Id>,
        purpose: Purpose,
        /// `None` for a group's work that nobody had picked up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Id>,
        to: Id,
        /// In whose place `to` has it, whoever was meant first first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        instead_of: Vec<Id>,
        why: HandOverCause,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// What was given is with the reviewers; the deadline stands still.
    StepInReview {
        step: String,
        attempt: u32,
        /// Absent in logs from before custody was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Instant>,
    },
    DocumentDecided {
        step: String,
        /// Absent in older logs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attempt: Option<u32>,
        document: String,
        by: Id,
        /// Accepted, returned or waived.
        verdict: DocumentStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        at: Instant,
    },
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
    WaitStarted {
        step: String,
        attempt: u32,
        wait: Waiting,
        /// How `wait`, if an instant, came about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        derivation: Vec<Entry>,
        at: Instant,
    },
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
    Migrated {
        from: TemplateRef,
        to: TemplateRef,
        course: Course,
        /// Steps whose place the flow has passed: nobody is asked.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        skipped: Vec<String>,
        /// Old place → new place of what `course` holds, where they differ.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        renamed: BTreeMap<String, String>,
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// Everything is as it was before.
    MigrationUndone {
        /// The version it had been moved to, and the one it is in again.
        from: TemplateRef,
        to: TemplateRef,
        reason: Sealed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
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
    Reminded {
        step: String,
        attempt: u32,
        assignments: Vec<Id>,
        /// Place in the schedule, and how often it has come, from 1.
        reminder: u32,
        number: u32,
        scheduled_at: Instant,
        /// When it comes again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<Instant>,
    },
    /// What the template wants done before or after a deadline, at amber or at red.
    Escalated {
        on: Subject,
        place: ActionPlace,
        action: Action,
        /// Open assignments it is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assignments: Vec<Id>,
        scheduled_at: Instant,
    },
    /// An escalation gave the open work of a step to those who play another role.
    StepReassigned {
        step: String,
        attempt: u32,
        role: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        members: Vec<Id>,
        needed: u32,
        at: Instant,
    },
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
    ClockMoved {
        clock: String,
        plan: ClockPlan,
        /// By the owner: from here on nothing else moves it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_hand: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
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
    ClockReopened {
        clock: String,
        plan: ClockPlan,
        /// Stops that have come and stand.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        came: Vec<u32>,
        at: Instant,
    },
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
    Erased {
        asked_by: String,
        ground: String,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        persons: BTreeSet<Id>,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        paths: BTreeSet<String>,
        at: Instant,
    },
}

/// A step that the template does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedStep {
    pub key: String,
    /// It comes directly after this one.
    pub after: String,
    pub kind: Kind,
    pub role: String,
    pub title: Sealed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Target>,
    /// Of an approval: its denial ends the flow.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_if_denied: bool,
}

/// Why one person has what another had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOverCause {
    /// By whoever had it.
    Delegated,
    /// By the owner.
    Reassigned,
    /// Whoever had it is away.
    Substituted,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRecord {
    pub id: Id,
    pub kind: String,
    pub name: Sealed,
    /// Only the fields the template reads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Sealed>,
}

/// Who wrote an answer down for another, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The person; a key is named by the entry alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub reason: Sealed,
    /// `Value::Files`: what shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Sealed>,
}

/// A deadline and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub at: Instant,
    pub derivation: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentGiven {
    /// `Value::Files`, to be reviewed.
    Files(Sealed),
    /// `Value::Files`; nobody reviews them, given is accepted.
    Accepted(Sealed),
    /// The reason.
    Declined(Sealed),
    /// The reason; nobody reviews it, declined is waived.
    Waived(Sealed),
}

impl DocumentGiven {
    pub(super) fn sealed(&mut self) -> &mut Sealed {
        match self {
            Self::Files(sealed) | Self::Accepted(sealed) | Self::Declined(sealed) | Self::Waived(sealed) => {
                sealed
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoundBy {
    /// The role's own `fill`.
    Fill,
    /// Named at start.
    Start,
    /// A person field of this step.
    Step(String),
    Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Its holder answered.
    Done,
    /// Others answered, or the review is over.
    NotNeeded,
    /// Its holder said that it is not for them.
    HandedBack,
    /// Somebody else has it now.
    HandedOver,
    /// The step was reset or withdrawn, or the flow ended.
    Withdrawn,
}

/// Why a step was reset or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResetCause {
    /// Named in a send-back by this step.
    SentBackBy(String),
    /// The step that sent back; it opens again when it is reached.
    SentBack,
    /// Depends on a step that was sent back by this step.
    DependsOnSentBackBy(String),
    /// The owner has it done again.
    Reopened,
    /// Depends on a step that the owner has done again.
    DependsOnReopened(String),
    /// Its branch was dropped by a choice decided anew.
    BranchDropped,
    /// Enough other branches of its parallel block have finished.
    JoinPassed,
    /// A new turn of the repeat it is in.
    Repeated,
    /// The owner asked to start its flow once more.
    Retried,
    /// It belongs to an outcome that runs anew.
    RunAnew,
    /// The outcome it belongs to was taken back, or another was chosen.
    EndingRevoked,
    FlowEnded,
}
