//! The law of transitions, whole: what becomes of every act in every status of a flow, and of every act on a step in
//! every status of a step. The matches have no wildcard: a new act, status or step status does not compile until it
//! stands here, and each pair is tried.

mod definitions;

use crate::kit::*;
use definitions::{everything, with_x};
use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, AddStep, AssignRole, ChangeDue, DocumentDecision, DueOf, Erasure, Event, HandBack,
        HandOver, Intervention, Lend, Preparation, RecordUpdateFailure, Refusal, Status, StepStatus,
        SubFlowEnd, SubFlowFailure, TakeBack, Verdict,
    },
};
use model::{
    Id,
    definition::{Kind, Outcome, Priority},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Names all variants of an enum; does not compile while one is missing.
macro_rules! variants {
    ($all:ident, $name:ident, $of:ident: $($variant:ident),+ $(,)?) => {
        const $all: &[&str] = &[$(stringify!($variant)),+];

        fn $name(one: &$of) -> &'static str {
            match one {
                $($of::$variant { .. } => stringify!($variant),)+
            }
        }
    };
}

variants!(ACTS, act_name, Act:
    Start, Complete, DecideDocument, PickUp, PutBack, AssignRole, HandBack, Delegate, Reassign, Lend, TakeBack, Prepare, AddStep,
    SkipStep, ReopenStep, ChangeDue, SetPriority, Pause, Resume, Cancel, Migrate, UndoMigration, Signal,
    SubFlowStarted, SubFlowEnded, SubFlowFailed, RetrySubFlow, RecordUpdated, RecordUpdateFailed, Tick, RecordChanged, MembersChanged, CalendarChanged,
    Activity, AbsencesChanged, Erase,
);
variants!(STATUSES, status_name, Status: Unborn, Running, Paused, Completed, Cancelled);
variants!(STEP_STATUSES, step_status_name, StepStatus:
    Pending, Preparing, Open, InReview, Done, Skipped, Withdrawn,
);

/// `ok`, `nothing`, or the name of the refusal.
fn outcome(tried: &Result<Vec<Event>, Refusal>) -> String {
    match tried {
        Ok(events) if events.is_empty() => "nothing".to_owned(),
        Ok(_) => "ok".to_owned(),
        Err(refusal) => {
            let text = format!("{refusal:?}");
            text.split(|one: char| !one.is_alphanumeric()).next().unwrap().to_owned()
        }
    }
}

// Acts on a flow.

/// What becomes of an act that could be done if the flow ran.
fn in_flow(status: Status, act: &Act) -> &'static str {
    let by_wish = |running: &'static str, paused: &'static str| match status {
        Status::Unborn => "NotStarted",
        Status::Running => running,
        Status::Paused => paused,
        Status::Completed | Status::Cancelled => "FlowEnded",
    };
    let by_itself = |live: &'static str| match status {
        Status::Unborn => "NotStarted",
        Status::Running | Status::Paused => live,
        Status::Completed | Status::Cancelled => "nothing",
    };
    match act {
        Act::Start(_) if status == Status::Unborn => "ok",
        Act::Start(_) => "AlreadyStarted",
        Act::Complete(_)
        | Act::DecideDocument(_)
        | Act::PickUp { .. }
        | Act::PutBack { .. }
        | Act::AssignRole(_)
        | Act::HandBack(_)
        | Act::Delegate(_)
        | Act::Reassign(_)
        | Act::Lend(_)
        | Act::TakeBack(_)
        | Act::Prepare(_)
        | Act::AddStep(_)
        | Act::SkipStep(_)
        | Act::ReopenStep(_)
        | Act::ChangeDue(_)
        | Act::SetPriority { .. }
        | Act::Pause { .. }
        | Act::Signal { .. }
        | Act::RetrySubFlow { .. } => by_wish("ok", "FlowPaused"),
        Act::Resume { .. } => by_wish("NotPaused", "ok"),
        Act::Cancel { .. } | Act::Migrate(_) => by_wish("ok", "ok"),
        Act::UndoMigration { .. } => by_wish("NothingToUndo", "NothingToUndo"),
        Act::SubFlowStarted { .. }
        | Act::SubFlowEnded { .. }
        | Act::SubFlowFailed { .. }
        | Act::RecordChanged { .. }
        | Act::MembersChanged { .. }
        | Act::CalendarChanged { .. }
        | Act::Activity { .. }
        | Act::AbsencesChanged { .. } => by_itself("ok"),
        Act::Tick | Act::RecordUpdated { .. } | Act::RecordUpdateFailed { .. } => by_itself("nothing"),
        Act::Erase(_) if status == Status::Unborn => "NotStarted",
        Act::Erase(_) => "ok",
    }
}

fn running() -> Run {
    let mut run = Run::start(everything());
    run.done("sara", "before");
    run.done("ann", "docs");
    run.by("omar", Act::PickUp { assignment: run.assignment("picked") }).unwrap();
    run.by("ann", Act::Lend(lend(&run, "lent"))).unwrap();
    let why = SubFlowFailure::TemplateMissing;
    run.act(&Actor::System, Act::SubFlowFailed { step: "failed".to_owned(), attempt: 1, why }).unwrap();
    run.now = run.now.plus_seconds(60);
    run
}

fn flow_in(status: Status) -> Run {
    let mut run = running();
    match status {
        Status::Unborn => return Run::unborn(everything()),
        Status::Running => {}
        Status::Paused => drop(run.by("owen", Act::Pause { reason: "Wait".to_owned() }).unwrap()),
        Status::Completed => drop(run.decide("sara", "gate", Outcome::Denied).unwrap()),
        Status::Cancelled => drop(run.by("owen", Act::Cancel { reason: None }).unwrap()),
    }
    assert_eq!(run.state.status, status);
    run
}

fn over(step: &str, to: &str) -> HandOver {
    HandOver { step: step.to_owned(), assignment: None, to: person(to), reason: Some("Away".to_owned()) }
}

fn about(step: &str) -> Intervention {
    Intervention { step: step.to_owned(), attempt: None, reason: "So it is".to_owned() }
}

fn later() -> ChangeDue {
    let of = DueOf::Step { step: "work".to_owned(), attempt: None };
    ChangeDue { of, due_at: MONDAY.plus_days(9), reason: "Agreed".to_owned() }
}

fn added(after: &str) -> Act {
    Act::AddStep(Box::new(AddStep {
        after: after.to_owned(),
        kind: Kind::Task,
        role: "lead".to_owned(),
        title: "One more".to_owned(),
        text: None,
        due: None,
        calendar: None,
        ends_if_denied: false,
        reason: "Forgotten".to_owned(),
    }))
}

fn lend(run: &Run, step: &str) -> Lend {
    let until = run.now.plus_days(3);
    Lend { step: step.to_owned(), attempt: None, to: person("theo"), until, note: None }
}

/// One act of each kind, by whoever could do it while the flow runs.
fn acts(run: &Run) -> Vec<(&'static str, Act)> {
    let open = |step: &str| {
        let found = run.state.assignments.values().find(|open| open.step == step);
        found.map_or_else(|| id("none"), |open| open.id.clone())
    };
    let accept = DocumentDecision {
        step: "docs".to_owned(),
        document: "id".to_owned(),
        verdict: Verdict::Accept,
        for_any: false,
    };
    let mut fewer = groups();
    fewer.get_mut("officers").unwrap().pop();
    let (step, flow, attempt) = ("asked".to_owned(), id("other-flow"), 1);
    let new_york = Arc::new(Calendar::office_hours("America/New_York").unwrap());
    vec![
        ("system", Act::Start(Box::new(start_flow()))),
        ("sara", Act::Complete(run.answer("work"))),
        ("olga", Act::DecideDocument(accept)),
        ("olga", Act::PickUp { assignment: open("pool") }),
        ("omar", Act::PutBack { assignment: open("picked") }),
        (
            "owen",
            Act::AssignRole(AssignRole {
                role: "analyst".to_owned(),
                persons: vec![person("nora")],
                reason: Some("New".to_owned()),
            }),
        ),
        ("sara", Act::HandBack(HandBack { step: "work".to_owned(), ..HandBack::default() })),
        ("sara", Act::Delegate(over("work", "nora"))),
        ("owen", Act::Reassign(over("work", "nora"))),
        ("ann", Act::Lend(lend(run, "own"))),
        ("ann", Act::TakeBack(TakeBack { step: "lent".to_owned(), ..TakeBack::default() })),
        ("sara", Act::Prepare(Preparation { step: "draft".to_owned(), ..Preparation::default() })),
        ("owen", added("work")),
        ("owen", Act::SkipStep(about("work"))),
        ("owen", Act::ReopenStep(about("before"))),
        ("owen", Act::ChangeDue(later())),
        ("owen", Act::SetPriority { priority: Priority::High, reason: "Urgent".to_owned() }),
        ("owen", Act::Pause { reason: "Wait".to_owned() }),
        ("owen", Act::Resume { reason: None }),
        ("owen", Act::Cancel { reason: None }),
        ("owen", run.migration(&everything())),
        ("owen", Act::UndoMigration { reason: "Back".to_owned() }),
        ("system", Act::Signal { name: "go".to_owned(), reason: None }),
        ("system", Act::SubFlowStarted { step: step.clone(), attempt, flow: flow.clone() }),
        ("system", Act::SubFlowEnded { step: step.clone(), attempt, flow, how: SubFlowEnd::Completed }),
        ("system", Act::SubFlowFailed { step, attempt, why: SubFlowFailure::StartRefused }),
        ("owen", Act::RetrySubFlow { step: "failed".to_owned() }),
        ("system", Act::RecordUpdated { step: "work".to_owned(), attempt: 1 }),
        (
            "system",
            Act::RecordUpdateFailed {
                step: "work".to_owned(),
                attempt: 1,
                why: RecordUpdateFailure::DoesNotFit,
            },
        ),
        ("system", Act::Tick),
        ("system", Act::RecordChanged { name: "Harbour SE".to_owned(), fields: BTreeMap::new() }),
        ("system", Act::MembersChanged { groups: fewer }),
        ("system", Act::CalendarChanged { calendar: new_york, calendars: BTreeMap::new() }),
        ("system", Act::Activity { step: "work".to_owned(), by: id("sara") }),
        ("system", Act::AbsencesChanged { absent: BTreeMap::from([(id("sara"), person("nora"))]) }),
        ("system", Act::Erase(Erasure { persons: BTreeSet::from([id("ann")]), ..Erasure::default() })),
    ]
}

fn actor(name: &str) -> Actor {
    if name == "system" { Actor::System } else { Actor::Person(id(name)) }
}

#[test]
fn every_act_in_every_status_of_a_flow() {
    let statuses = [Status::Unborn, Status::Running, Status::Paused, Status::Completed, Status::Cancelled];
    assert_eq!(statuses.map(|status| status_name(&status)), STATUSES);
    let mut wrong = Vec::new();
    for status in statuses {
        let run = flow_in(status);
        let acts = acts(&run);
        let tried: Vec<&str> = acts.iter().map(|(_, act)| act_name(act)).collect();
        assert_eq!(tried, ACTS, "each act is tried once");
        for (name, act) in acts {
            let (expected, what) = (in_flow(status, &act), act_name(&act));
            let found = outcome(&run.try_act(&actor(name), act));
            if found != expected {
                wrong.push(format!("{what} while {status:?}: {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// Acts on a step.

/// By status of the step, in the order of `STEP_STATUSES`; `None` for acts that are about no step.
fn on_step(act: &Act) -> Option<[&'static str; 7]> {
    Some(match act {
        //                   pending   preparing open      in review done      skipped   withdrawn
        Act::Complete(_) => ["Closed", "Closed", "ok", "Closed", "Closed", "Closed", "Closed"],
        Act::DecideDocument(_) => {
            ["Closed", "NotUnderReview", "NotUnderReview", "ok", "Closed", "Closed", "Closed"]
        }
        Act::PickUp { .. } => [
            "UnknownAssignment",
            "NotAPool",
            "NotAPool",
            "ok",
            "UnknownAssignment",
            "UnknownAssignment",
            "UnknownAssignment",
        ],
        Act::PutBack { .. } => [
            "UnknownAssignment",
            "NotAPool",
            "NotAPool",
            "nothing",
            "UnknownAssignment",
            "UnknownAssignment",
            "UnknownAssignment",
        ],
        Act::HandBack(_) => ["Closed", "Closed", "ok", "Closed", "Closed", "Closed", "Closed"],
        Act::Delegate(_) => ["Closed", "ok", "ok", "NotYours", "Closed", "Closed", "Closed"],
        Act::Reassign(_) => ["Closed", "ok", "ok", "ok", "Closed", "Closed", "Closed"],
        Act::Lend(_) => ["Closed", "Closed", "NotLendable", "Closed", "Closed", "Closed", "Closed"],
        Act::TakeBack(_) => ["NotLent"; 7],
        Act::Prepare(_) => ["Closed", "ok", "Closed", "Closed", "Closed", "Closed", "Closed"],
        Act::AddStep(_) => ["ok", "ok", "ok", "ok", "ok", "ok", "OutOfReach"],
        Act::SkipStep(_) => ["ok", "ok", "ok", "ok", "Closed", "Closed", "Closed"],
        Act::ReopenStep(_) => ["NeverDone", "NeverDone", "NeverDone", "NeverDone", "ok", "ok", "NeverDone"],
        Act::ChangeDue(_) => ["Closed", "Closed", "ok", "Closed", "Closed", "Closed", "Closed"],
        Act::RetrySubFlow { .. } => ["NoRetry"; 7],
        Act::SubFlowStarted { .. }
        | Act::SubFlowEnded { .. }
        | Act::SubFlowFailed { .. }
        | Act::RecordUpdated { .. }
        | Act::RecordUpdateFailed { .. } => ["nothing"; 7],
        Act::Activity { .. } => ["nothing", "ok", "ok", "nothing", "nothing", "nothing", "nothing"],
        Act::Start(_)
        | Act::AssignRole(_)
        | Act::SetPriority { .. }
        | Act::Pause { .. }
        | Act::Resume { .. }
        | Act::Cancel { .. }
        | Act::Migrate(_)
        | Act::UndoMigration { .. }
        | Act::Signal { .. }
        | Act::Tick
        | Act::RecordChanged { .. }
        | Act::MembersChanged { .. }
        | Act::CalendarChanged { .. }
        | Act::AbsencesChanged { .. }
        | Act::Erase(_) => return None,
    })
}

/// `x` is prepared by rita, done by sara, its document reviewed by the officers; beside it a branch that may be first.
fn x_in(status: StepStatus) -> Run {
    let mut start = start_flow();
    start.roles = BTreeMap::from([("analyst".to_owned(), vec![person("rita")])]);
    let mut run = Run::start_with(with_x(), start);
    let prepare = Act::Prepare(Preparation { step: "x".to_owned(), ..Preparation::default() });
    let path = match status {
        StepStatus::Pending => 0,
        StepStatus::Preparing => 1,
        StepStatus::Open | StepStatus::Skipped | StepStatus::Withdrawn => 2,
        StepStatus::InReview => 3,
        StepStatus::Done => 4,
    };
    for step in 0..path {
        match step {
            0 => run.done("sara", "before"),
            1 => drop(run.by("rita", prepare.clone()).unwrap()),
            2 => run.done("sara", "x"),
            _ => drop(run.review("olga", "x", "id", Verdict::Accept).unwrap()),
        }
    }
    match status {
        StepStatus::Skipped => drop(run.by("owen", Act::SkipStep(about("x"))).unwrap()),
        StepStatus::Withdrawn => run.done("sara", "quick"),
        _ => {}
    }
    assert_eq!((run.status("x"), run.state.status), (status, Status::Running));
    run.now = run.now.plus_seconds(60);
    run
}

/// The same acts, about `x`, by whoever could do them in the status in which they fit.
fn acts_on_x(run: &Run) -> Vec<(&'static str, Act)> {
    let open = run.state.assignments.values().find(|open| open.step == "x");
    let open = open.map_or_else(|| id("none"), |open| open.id.clone());
    let verdict = Verdict::Accept;
    let (step, flow, attempt): (String, Id, u32) = ("x".to_owned(), id("other-flow"), 1);
    let of = DueOf::Step { step: step.clone(), attempt: None };
    let holder = if run.status("x") == StepStatus::Preparing { "rita" } else { "sara" };
    vec![
        ("sara", Act::Complete(run.answer("x"))),
        (
            "olga",
            Act::DecideDocument(DocumentDecision {
                step: step.clone(),
                document: "id".to_owned(),
                verdict,
                for_any: false,
            }),
        ),
        ("olga", Act::PickUp { assignment: open.clone() }),
        ("owen", Act::PutBack { assignment: open }),
        ("sara", Act::HandBack(HandBack { step: step.clone(), ..HandBack::default() })),
        (holder, Act::Delegate(over("x", "nora"))),
        ("owen", Act::Reassign(over("x", "nora"))),
        ("sara", Act::Lend(lend(run, "x"))),
        ("sara", Act::TakeBack(TakeBack { step: step.clone(), ..TakeBack::default() })),
        ("rita", Act::Prepare(Preparation { step: step.clone(), ..Preparation::default() })),
        ("owen", added("x")),
        ("owen", Act::SkipStep(about("x"))),
        ("owen", Act::ReopenStep(about("x"))),
        ("owen", Act::ChangeDue(ChangeDue { of, ..later() })),
        ("system", Act::SubFlowStarted { step: step.clone(), attempt, flow: flow.clone() }),
        ("system", Act::SubFlowEnded { step: step.clone(), attempt, flow, how: SubFlowEnd::Completed }),
        ("system", Act::SubFlowFailed { step: step.clone(), attempt, why: SubFlowFailure::TooDeep }),
        ("owen", Act::RetrySubFlow { step: step.clone() }),
        ("system", Act::RecordUpdated { step: step.clone(), attempt }),
        (
            "system",
            Act::RecordUpdateFailed { step: step.clone(), attempt, why: RecordUpdateFailure::DoesNotFit },
        ),
        ("system", Act::Activity { step, by: id(holder) }),
    ]
}

#[test]
fn every_act_on_a_step_in_each_of_its_statuses() {
    let statuses = [
        StepStatus::Pending,
        StepStatus::Preparing,
        StepStatus::Open,
        StepStatus::InReview,
        StepStatus::Done,
        StepStatus::Skipped,
        StepStatus::Withdrawn,
    ];
    assert_eq!(statuses.map(|status| step_status_name(&status)), STEP_STATUSES);
    let about_steps: Vec<&str> = acts(&running())
        .iter()
        .filter(|(_, act)| on_step(act).is_some())
        .map(|(_, act)| act_name(act))
        .collect();
    let mut wrong = Vec::new();
    for (place, status) in statuses.into_iter().enumerate() {
        let run = x_in(status);
        let acts = acts_on_x(&run);
        let tried: Vec<&str> = acts.iter().map(|(_, act)| act_name(act)).collect();
        assert_eq!(tried, about_steps, "each act on a step is tried once");
        for (name, act) in acts {
            let (expected, what) = (on_step(&act).unwrap()[place], act_name(&act));
            let found = outcome(&run.try_act(&actor(name), act));
            if found != expected {
                wrong.push(format!("{what} on a step {status:?}: {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
