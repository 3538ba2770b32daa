//! Flows that a step starts.

use crate::kit::*;
use engine::flow::{
    Act, Actor, Effect, Event, HeldBy, Refusal, StartCause, Status, StepStatus, SubFlowEnd, SubFlowFailure,
    SubFlowStatus, effects, summary,
};
use model::definition::Item;

fn then_work(waits: bool) -> Vec<Item> {
    vec![s(sub_flow("audit", "yearly-audit", waits)), s(task("after", "lead"))]
}

fn started(attempt: u32) -> Act {
    Act::SubFlowStarted { step: "audit".to_owned(), attempt, flow: id("child") }
}

fn ended(attempt: u32, how: SubFlowEnd) -> Act {
    Act::SubFlowEnded { step: "audit".to_owned(), attempt, flow: id("child"), how }
}

fn failed(attempt: u32) -> Act {
    Act::SubFlowFailed { step: "audit".to_owned(), attempt, why: SubFlowFailure::TemplateMissing }
}

fn retry() -> Act {
    Act::RetrySubFlow { step: "audit".to_owned() }
}

fn tell(run: &mut Run, act: Act) -> Vec<Event> {
    run.act(&Actor::System, act).unwrap()
}

fn asked_to_start(events: &[Event]) -> Vec<u32> {
    let effects = events.iter().flat_map(effects);
    let asked = effects.filter_map(|effect| match effect {
        Effect::StartFlow { template, cause: StartCause::Step { step, attempt } } => {
            assert_eq!((template.as_str(), step.as_str()), ("yearly-audit", "audit"));
            Some(attempt)
        }
        _ => None,
    });
    asked.collect()
}

fn status(run: &Run) -> Option<SubFlowStatus> {
    let attempt = run.state.steps["audit"].current()?;
    attempt.sub_flow.as_ref().map(|sub| sub.status)
}

#[test]
fn waited_for_it_is_done_when_that_flow_is_complete() {
    let mut run = Run::start(definition(then_work(true)));
    assert_eq!(asked_to_start(&run.log[0].events), [1]);
    assert_eq!((run.open(), status(&run)), (vec!["audit"], Some(SubFlowStatus::Asked)));
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Us));
    tell(&mut run, started(1));
    assert_eq!(status(&run), Some(SubFlowStatus::Started));
    tell(&mut run, ended(1, SubFlowEnd::Completed));
    assert_eq!((run.open(), run.status("audit")), (vec!["after"], StepStatus::Done));
    run.check_log();
}

#[test]
fn not_waited_for_the_flow_goes_on() {
    let mut run = Run::start(definition(then_work(false)));
    assert_eq!(asked_to_start(&run.log[0].events), [1]);
    assert_eq!((run.open(), run.status("audit")), (vec!["after"], StepStatus::Done));
    tell(&mut run, started(1));
    assert_eq!(run.state.steps["audit"].attempts[0].sub_flow.as_ref().unwrap().flow, Some(id("child")));
    assert_eq!(tell(&mut run, ended(1, SubFlowEnd::Cancelled)), [], "how it ended is its own matter");
    assert_eq!(run.try_by("owen", retry()), Err(Refusal::NoRetry { step: "audit".to_owned() }));
}

#[test]
fn one_that_fails_is_the_owners() {
    let check = |before: Vec<Act>| {
        let mut run = Run::start(definition(then_work(true)));
        let events: Vec<Event> = before.into_iter().flat_map(|act| tell(&mut run, act)).collect();
        let stalled = Effect::Stalled { step: "audit".to_owned(), attempt: 1 };
        assert!(events.iter().flat_map(effects).any(|effect| effect == stalled));
        assert!(run.state.steps["audit"].is_stalled());
        assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Us));
        assert_eq!(run.try_by("sara", retry()), Err(Refusal::NotTheOwner));
        let events = run.by("owen", retry()).unwrap();
        assert_eq!((asked_to_start(&events), run.attempt("audit")), (vec![2], 2));
        assert!(!run.state.steps["audit"].is_stalled());
        assert_eq!(tell(&mut run, ended(1, SubFlowEnd::Completed)), [], "the first try is over");
        tell(&mut run, started(2));
        tell(&mut run, ended(2, SubFlowEnd::Completed));
        assert_eq!(run.open(), ["after"]);
        run.check_log();
    };
    check(vec![failed(1)]);
    check(vec![started(1), ended(1, SubFlowEnd::Cancelled)]);
}

#[test]
fn one_that_could_not_be_started_is_tried_again_though_nobody_waits() {
    let mut run = Run::start(definition(then_work(false)));
    let events = tell(&mut run, failed(1));
    assert!(events.iter().flat_map(effects).any(|effect| matches!(effect, Effect::Stalled { .. })));
    let events = run.by("owen", retry()).unwrap();
    assert_eq!((asked_to_start(&events), run.status("audit")), (vec![2], StepStatus::Done));
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn told_twice_or_of_another_try_nothing_changes() {
    let mut run = Run::start(definition(then_work(true)));
    for act in [started(2), ended(2, SubFlowEnd::Completed), failed(0)] {
        assert_eq!(tell(&mut run, act), []);
    }
    let nowhere = Act::SubFlowStarted { step: "after".to_owned(), attempt: 1, flow: id("child") };
    assert_eq!(tell(&mut run, nowhere), []);
    tell(&mut run, started(1));
    for act in [started(1), failed(1)] {
        assert_eq!(tell(&mut run, act), []);
    }
    tell(&mut run, ended(1, SubFlowEnd::Completed));
    assert_eq!(tell(&mut run, ended(1, SubFlowEnd::Completed)), []);
}

#[test]
fn there_is_nothing_to_try_again() {
    let refused = || Err(Refusal::NoRetry { step: "audit".to_owned() });
    let mut run = Run::start(definition(then_work(true)));
    assert_eq!(run.try_by("owen", retry()), refused(), "it has only been asked for");
    tell(&mut run, started(1));
    assert_eq!(run.try_by("owen", retry()), refused());
    let unknown = Act::RetrySubFlow { step: "nothing".to_owned() };
    assert_eq!(run.try_by("owen", unknown), Err(Refusal::UnknownStep { step: "nothing".to_owned() }));
    let human = Act::RetrySubFlow { step: "after".to_owned() };
    assert_eq!(run.try_by("owen", human), Err(Refusal::NoRetry { step: "after".to_owned() }));
}

#[test]
fn withdrawn_or_ended_it_hears_nothing_more() {
    let mut run = Run::start(definition(then_work(true)));
    run.by("owen", Act::Cancel { reason: None }).unwrap();
    assert_eq!((run.state.status, run.status("audit")), (Status::Cancelled, StepStatus::Withdrawn));
    assert_eq!(tell(&mut run, ended(1, SubFlowEnd::Completed)), []);
    assert_eq!(run.try_by("owen", retry()), Err(Refusal::FlowEnded));
}

#[test]
fn in_a_paused_flow_its_end_is_noted_and_nothing_begins() {
    let mut run = Run::start(definition(then_work(true)));
    run.by("owen", Act::Pause { reason: "Wait".to_owned() }).unwrap();
    tell(&mut run, ended(1, SubFlowEnd::Completed));
    assert_eq!((run.status("audit"), run.attempt("after")), (StepStatus::Done, 0));
    run.by("owen", Act::Resume { reason: None }).unwrap();
    assert_eq!(run.open(), ["after"]);
}
