//! moved to another version, a flow loses no data and no task is doubled; the undo restores the state; the same
//! version under another number changes nothing.

use super::{cases, joins::check_event, play};
use crate::{
    kit::Run,
    random::{Tape, next_version, tapes},
};
use engine::{
    flow::{Act, Actor, Event, Refusal, ResetCause, State, Status, StepStatus, evolve},
    migration::{Course, plan},
};
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::Cell, collections::BTreeSet};

/// The state without what every entry moves.
fn content(state: &State) -> State {
    State { seq: 0, head: String::new(), events: 0, ..state.clone() }
}

/// Moving to the very same definition: nothing is in the way, skipped, asked or placed anew.
fn check_same(run: &Run) -> Result<(), TestCaseError> {
    let written = &run.versions[&1];
    let same = plan(written, written, &run.state);
    prop_assert_eq!(&same.problems, &[]);
    prop_assert!(same.skipped.is_empty() && same.asked.is_empty() && same.renamed.is_empty(), "{:?}", same);
    let course = Course {
        stage: run.state.stage.clone(),
        stages_done: run.state.stages_done.clone(),
        choices: run.state.choices.clone(),
        joins: run.state.joins.clone(),
        repeats: run.state.repeats.clone(),
        ..Course::default()
    };
    let steps: Vec<_> = run.state.steps.iter().map(|(key, step)| (key, step.status, &step.skipped)).collect();
    prop_assert_eq!(same.course, course, "{:?} of {:#?}", steps, written.stages);
    Ok(())
}

/// All answers are there, old attempts are as they were, and whoever had something to do has it, once.
fn check_kept(before: &State, after: &State, events: &[Event]) -> Result<(), TestCaseError> {
    for (owner, data) in &before.data {
        prop_assert_eq!(after.data.get(owner), Some(data), "data of {}", owner);
    }
    let left: BTreeSet<&String> = events
        .iter()
        .filter_map(|event| match event {
            Event::StepWithdrawn { step, cause: ResetCause::JoinPassed | ResetCause::FlowEnded, .. } => {
                Some(step)
            }
            _ => None,
        })
        .collect();
    for (key, step) in &before.steps {
        let now = &after.steps[key];
        prop_assert!(now.attempts.len() >= step.attempts.len(), "attempts of {key}");
        for (was, is) in step.attempts.iter().zip(&now.attempts) {
            prop_assert_eq!((&was.decisions, was.outcome), (&is.decisions, is.outcome), "{}", key);
        }
        if step.is_finished() {
            prop_assert_eq!(now.status, step.status, "{} was finished", key);
        }
        if step.is_open() && !left.contains(key) {
            let same = now.is_open() && now.attempts.len() == step.attempts.len();
            prop_assert!(same, "{key} was open and is {now:?}");
            prop_assert_eq!(&now.given, &step.given);
        }
    }
    for (id, open) in before.assignments.iter().filter(|(_, open)| !left.contains(&open.step)) {
        let now = after.assignments.get(id);
        prop_assert_eq!(now.map(|now| (&now.holder, now.attempt)), Some((&open.holder, open.attempt)));
    }
    let mut parts = BTreeSet::new();
    for open in after.assignments.values() {
        let part = (&open.step, format!("{:?}", (open.purpose, &open.role, &open.holder)));
        prop_assert!(parts.insert(part), "{open:?} is there twice");
    }
    Ok(())
}

fn check_moved(before: &Run, moved: &Run, events: &[Event]) -> Result<(), TestCaseError> {
    check_kept(&before.state, &moved.state, events)?;
    let mut state = before.state.clone();
    for event in events {
        let is_after = state.template != before.state.template;
        if is_after {
            check_event(&moved.definition, &state, event)?;
        }
        state = evolve(state, event);
    }
    moved.check_log();
    let mut undone = moved.clone();
    undone.by("owen", Act::UndoMigration { reason: "Back".to_owned() }).unwrap();
    prop_assert_eq!(content(&undone.state), content(&before.state));
    undone.check_log();
    Ok(())
}

#[test]
fn moved_flows_lose_nothing_and_come_back() {
    let (moved, refused) = (Cell::new(0), Cell::new(0));
    let tapes = (tapes(12), proptest::collection::vec(any::<u16>(), 0..40));
    let outcome = TestRunner::new(cases(1_000)).run(&tapes, |(tapes, versions)| {
        let mut run = play(tapes, |played| check_same(played.after))?;
        if matches!(run.state.status, Status::Completed | Status::Cancelled) {
            prop_assert_eq!(run.try_by("owen", run.migration(&run.versions[&1])), Err(Refusal::FlowEnded));
            return Ok(());
        }
        run.act(&Actor::System, Act::Tick).unwrap();
        let new = next_version(&mut Tape::new(&versions), &run.versions[&1]);
        let plan = plan(&run.definition, &new, &run.state);
        let before = run.clone();
        match run.by("owen", run.migration(&new)) {
            Ok(events) => {
                moved.set(moved.get() + 1);
                prop_assert!(plan.problems.is_empty());
                check_moved(&before, &run, &events)?;
                for step in &plan.skipped {
                    prop_assert_eq!(run.status(step), StepStatus::Skipped);
                }
                super::alive::agree_to_the_end(&mut run)
            }
            Err(refusal) => {
                refused.set(refused.get() + 1);
                prop_assert_eq!(refusal, Refusal::CannotMigrate { problems: plan.problems });
                prop_assert_eq!(&before.state, &run.state);
                Ok(())
            }
        }
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let (moved, refused) = (moved.get(), refused.get());
    assert!(moved > 250 && refused > 25, "{moved} moved, {refused} refused");
}
