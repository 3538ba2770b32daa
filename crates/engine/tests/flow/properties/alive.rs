//! Property 1: No reachable state of any valid template is stuck: some party can act, or the owner is asked, or the flow has
//! ended. And whoever only ever agrees brings every flow to its end.

use super::{cases, play};
use crate::{
    kit::{Run, groups},
    random::tapes,
};
use engine::flow::{
    Act, Actor, Completion, Holder, Intervention, Preparation, Purpose, Status, StepState, SubFlowEnd,
    SubFlowStatus, Waiting,
};
use model::Id;
use proptest::prelude::*;

fn holder(holder: &Holder) -> Option<Id> {
    match holder {
        Holder::Person(person) | Holder::Pool { picked_by: Some(person), .. } => Some(person.clone()),
        Holder::Pool { members, .. } => members.first().cloned(),
    }
}

fn everybody_is_back(run: &mut Run) {
    run.act(&Actor::System, Act::MembersChanged { groups: groups() }).unwrap();
}

/// Everything open is somebody's, or the owner is asked who.
fn check_alive(run: &Run) -> Result<(), TestCaseError> {
    if run.state.status == Status::Paused {
        prop_assert!(run.try_by("owen", Act::Resume { reason: None }).is_ok(), "it cannot go on");
        return Ok(());
    }
    if run.state.status != Status::Running {
        prop_assert!(run.state.assignments.is_empty(), "work is left after the end");
        return Ok(());
    }
    let open: Vec<_> = run.state.steps.iter().filter(|(_, step)| step.is_open()).collect();
    prop_assert!(!open.is_empty(), "nothing is open");
    for (key, step) in open {
        let held =
            run.state.assignments.values().any(|open| open.step == *key && holder(&open.holder).is_some());
        let alone = is_waited_for(step);
        prop_assert!(held || alone || !step.waits.is_empty(), "`{key}` is open and nobody's");
        if !held && (step.is_stalled() || !alone) {
            let skipped = run.try_by("owen", skip(key));
            prop_assert!(skipped.is_ok(), "the owner cannot skip `{key}`: {skipped:?}");
        }
    }
    Ok(())
}

/// An instant, a signal, or another flow.
fn is_waited_for(step: &StepState) -> bool {
    let current = step.current();
    current.is_some_and(|attempt| attempt.waiting.is_some() || attempt.sub_flow.is_some())
}

fn skip(step: &str) -> Act {
    let reason = "Not needed".to_owned();
    Act::SkipStep(Intervention { step: step.to_owned(), attempt: None, reason })
}

/// Each open assignment can be acted on by its holder, each wait ended by the owner.
fn check_possible(run: &Run) -> Result<(), TestCaseError> {
    let mut run = run.clone();
    if run.state.status == Status::Paused {
        run.by("owen", Act::Resume { reason: None }).unwrap();
    }
    if run.state.status == Status::Running {
        everybody_is_back(&mut run);
    }
    for open in run.state.assignments.values() {
        let person = holder(&open.holder).unwrap();
        let act = match open.purpose {
            Purpose::Act => Act::Complete(run.answer(&open.step)),
            Purpose::Review => run.any_review(&open.step, &open.role),
            Purpose::Prepare => prepared(&open.step),
        };
        let outcome = run.try_act(&Actor::Person(person), act);
        prop_assert!(outcome.is_ok(), "{open:?}: {outcome:?}");
    }
    for (key, step) in run.state.steps.iter().filter(|(_, step)| step.is_open()) {
        for wait in &step.waits {
            let mut run = run.clone();
            run.assign_role(wait.role(), &["nora", "una", "vera"]).unwrap();
            let waits = run.state.steps[key].waits.iter().any(|other| other.role() == wait.role());
            prop_assert!(
                !waits || !run.state.steps[key].is_open(),
                "`{key}` still waits for `{}`",
                wait.role()
            );
        }
    }
    Ok(())
}

fn prepared(step: &str) -> Act {
    Act::Prepare(Preparation { step: step.to_owned(), for_any: true, ..Preparation::default() })
}

/// Agrees to everything until the flow has ended.
pub(super) fn agree_to_the_end(run: &mut Run) -> Result<(), TestCaseError> {
    if run.state.status == Status::Paused {
        run.by("owen", Act::Resume { reason: None }).unwrap();
    }
    if run.state.status == Status::Running {
        everybody_is_back(run);
    }
    let key = Actor::Key(Id::given("key"));
    for _ in 0..3_000 {
        if run.state.status != Status::Running {
            return Ok(());
        }
        let wait = run.state.steps.values().find_map(|step| step.waits.first().cloned());
        if let Some(wait) = wait {
            run.assign_role(wait.role(), &["nora", "una", "vera"]).unwrap();
            continue;
        }
        let Some(open) = run.state.assignments.values().next().cloned() else {
            end_a_wait(run)?;
            continue;
        };
        let act = match open.purpose {
            Purpose::Act => Act::Complete(Completion { for_any: true, ..run.answer(&open.step) }),
            Purpose::Review => run.any_review(&open.step, &open.role),
            Purpose::Prepare => prepared(&open.step),
        };
        let outcome = run.act(&key, act);
        prop_assert!(outcome.is_ok(), "{open:?}: {outcome:?}");
    }
    Err(TestCaseError::fail("it does not end"))
}

/// What nobody does comes to its end.
fn end_a_wait(run: &mut Run) -> Result<(), TestCaseError> {
    let open = run.state.steps.iter().find(|(_, step)| step.is_open());
    let Some((key, step)) = open else { return Err(TestCaseError::fail("nothing is open")) };
    let (key, attempt) = (key.clone(), step.current().unwrap());
    let (number, sub_flow) = (attempt.number, attempt.sub_flow.clone());
    let outcome = match (attempt.waiting.clone(), sub_flow.map(|sub| sub.status)) {
        (Some(Waiting::Until(at)), _) => {
            run.now = run.now.max(at);
            run.act(&Actor::System, Act::Tick)
        }
        (Some(Waiting::Signal(name)), _) => run.act(&Actor::System, Act::Signal { name, reason: None }),
        (None, Some(SubFlowStatus::Asked | SubFlowStatus::Started)) => {
            let (flow, how) = (Id::given("other-flow"), SubFlowEnd::Completed);
            run.act(&Actor::System, Act::SubFlowEnded { step: key.clone(), attempt: number, flow, how })
        }
        _ => run.by("owen", skip(&key)),
    };
    prop_assert!(outcome.as_ref().is_ok_and(|events| !events.is_empty()), "`{key}`: {outcome:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_200))]

    #[test]
    fn no_state_is_stuck(tapes in tapes(40)) {
        let mut run = play(tapes, |played| {
            check_alive(played.after)?;
            if played.after.state.seq % 4 == 0 { check_possible(played.after) } else { Ok(()) }
        })?;
        check_possible(&run)?;
        agree_to_the_end(&mut run)?;
    }
}
