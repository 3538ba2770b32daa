//! Property 1: No reachable state of any valid template is stuck: some party can act, or the owner is asked, or the flow has
//! ended. And whoever only ever agrees brings every flow to its end.

use super::{cases, play};
use crate::{
    kit::{Run, groups},
    random::tapes,
};
use engine::flow::{Act, Actor, Completion, Preparation, Holder, Purpose, Status};
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
    if run.state.status != Status::Running {
        prop_assert!(run.state.assignments.is_empty(), "work is left after the end");
        return Ok(());
    }
    let open: Vec<_> = run.state.steps.iter().filter(|(_, step)| step.is_open()).collect();
    prop_assert!(!open.is_empty(), "nothing is open");
    for (key, step) in open {
        let held =
            run.state.assignments.values().any(|open| open.step == *key && holder(&open.holder).is_some());
        prop_assert!(held || !step.waits.is_empty(), "`{key}` is open and nobody's");
    }
    Ok(())
}

/// Each open assignment can be acted on by its holder, each wait ended by the owner.
fn check_possible(run: &Run) -> Result<(), TestCaseError> {
    let mut run = run.clone();
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
    if run.state.status == Status::Running {
        everybody_is_back(run);
    }
    let key = Actor::Key(Id::given("key"));
    for _ in 0..600 {
        if run.state.status != Status::Running {
            return Ok(());
        }
        let wait = run.state.steps.values().find_map(|step| step.waits.first().cloned());
        if let Some(wait) = wait {
            run.assign_role(wait.role(), &["nora", "una", "vera"]).unwrap();
            continue;
        }
        let open = run.state.assignments.values().next().unwrap().clone();
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

proptest! {
    #![proptest_config(cases(2_000))]

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
