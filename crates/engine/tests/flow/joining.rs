//! Parallel blocks that go on before all their branches have finished.

use crate::kit::*;
use engine::flow::{Act, Event, Intervention, Refusal, ResetCause, StepStatus, outside_view, summary};
use model::definition::{Item, Join};

/// Three branches of one task each, `a`, `b`, `c`, and `after`.
fn race(join: Join) -> Vec<Item> {
    let branches = ["a", "b", "c"].map(|key| vec![s(asks(key, "lead"))]);
    vec![joined(join, branches.to_vec()), s(task("after", "lead"))]
}

#[test]
fn it_goes_on_when_enough_have_finished() {
    let check = |join: Join, done: &[&str], open_before: &[&str], withdrawn: &[&str]| {
        let mut run = Run::start(definition(race(join)));
        let (last, first) = done.split_last().unwrap();
        first.iter().for_each(|step| run.done("sara", step));
        assert_eq!(run.open(), open_before, "{join:?}");
        run.done("sara", last);
        assert_eq!(run.open(), ["after"], "{join:?}");
        for step in ["a", "b", "c"] {
            let expected = if withdrawn.contains(&step) { StepStatus::Withdrawn } else { StepStatus::Done };
            assert_eq!(run.status(step), expected, "{join:?}: {step}");
        }
        assert_eq!(summary(&run.definition, &run.state).not_needed, withdrawn, "{join:?}");
        assert!(run.state.assignments.values().all(|open| open.step == "after"));
        run.check_log();
    };
    check(Join::All, &["a", "b", "c"], &["c"], &[]);
    check(Join::Any, &["b"], &["a", "b", "c"], &["a", "c"]);
    check(Join::Number(2), &["c", "a"], &["a", "b"], &["b"]);
    check(Join::Number(7), &["a", "b", "c"], &["c"], &[]);
}

#[test]
fn the_log_says_why_the_others_were_withdrawn() {
    let mut run = Run::start(definition(race(Join::Any)));
    let events = run.complete("sara", "b", |_| {}).unwrap();
    let passed = events.iter().find_map(|event| match event {
        Event::JoinPassed { join, branches, .. } => Some((join.as_str(), branches.clone())),
        _ => None,
    });
    assert_eq!(passed, Some(("main.0", vec![1])));
    let causes: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::StepWithdrawn { step, cause, .. } => Some((step.as_str(), cause.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(causes, [("a", ResetCause::JoinPassed), ("c", ResetCause::JoinPassed)]);
}

#[test]
fn a_join_of_all_needs_no_event() {
    let mut run = Run::start(definition(race(Join::All)));
    for step in ["a", "b", "c"] {
        run.done("sara", step);
    }
    assert!(run.state.joins.is_empty());
}

#[test]
fn a_branch_that_is_finished_at_once_lets_nothing_begin_in_vain() {
    let branches = vec![vec![], vec![s(task("a", "lead"))]];
    let items = vec![joined(Join::Any, branches), s(task("after", "lead"))];
    let run = Run::start(definition(items));
    assert_eq!((run.open(), run.attempt("a")), (vec!["after"], 0));
    assert_eq!(summary(&run.definition, &run.state).not_needed, ["a"]);
}

#[test]
fn what_was_done_in_a_branch_left_out_stays_done() {
    let branches = vec![vec![s(asks("a", "lead")), s(task("b", "lead"))], vec![s(task("c", "lead"))]];
    let items = vec![joined(Join::Any, branches), s(approval("approve", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("sara", "a");
    run.done("sara", "c");
    assert_eq!((run.status("a"), run.status("b")), (StepStatus::Done, StepStatus::Withdrawn));
    assert!(run.state.given("a", "n").is_some(), "its data can still be read");
    let summary = summary(&run.definition, &run.state);
    assert_eq!((summary.not_needed, summary.percent), (vec!["b".to_owned()], 66));
    let refused = run.send_back("sara", "approve", &["a"]);
    assert_eq!(
        refused,
        Err(Refusal::WrongBackTo { possible: vec!["c".to_owned()] }),
        "nobody comes by it any more"
    );
    let (step, reason) = ("a".to_owned(), "Look again".to_owned());
    let reopened = run.try_by("owen", Act::ReopenStep(Intervention { step, attempt: None, reason }));
    assert_eq!(reopened, Err(Refusal::OutOfReach { step: "a".to_owned() }));
}

#[test]
fn sent_back_to_what_let_it_pass_the_others_stay_withdrawn() {
    let mut items = race(Join::Any);
    items.push(s(approval("approve", "lead")));
    let mut run = Run::start(definition(items));
    run.done("sara", "b");
    run.done("sara", "after");
    run.send_back("sara", "approve", &["b"]).unwrap();
    assert_eq!(run.open(), ["b"]);
    run.done("sara", "b");
    assert_eq!((run.open(), run.attempt("a")), (vec!["approve"], 1));
    run.check_log();
}

#[test]
fn sent_back_to_before_it_those_who_depend_on_it_race_again() {
    let reading = |key: &str| vec![s(sees(key, "lead", &["ask"]))];
    let branches = vec![reading("a"), reading("b"), vec![s(task("c", "lead"))]];
    let items = vec![s(asks("ask", "lead")), joined(Join::Any, branches), s(approval("approve", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("sara", "ask");
    run.done("sara", "a");
    run.send_back("sara", "approve", &["ask"]).unwrap();
    assert_eq!(run.open(), ["ask"]);
    run.done("sara", "ask");
    assert_eq!(run.open(), ["a", "b"], "c reads nothing of it and stays withdrawn");
    run.done("sara", "b");
    assert_eq!((run.open(), run.status("a")), (vec!["approve"], StepStatus::Withdrawn));
    run.check_log();
}

#[test]
fn sent_back_to_one_of_several_that_let_it_pass_it_waits_for_that_one() {
    let mut items = race(Join::Number(2));
    items.push(s(approval("approve", "lead")));
    let mut run = Run::start(definition(items));
    run.done("sara", "a");
    run.done("sara", "c");
    run.done("sara", "after");
    run.send_back("sara", "approve", &["a"]).unwrap();
    assert_eq!(run.open(), ["a"]);
    run.done("sara", "a");
    assert_eq!(run.open(), ["approve"]);
    assert_eq!(run.state.joins["main.0"].branches, [0, 2]);
}

#[test]
fn joins_nest() {
    let inner = joined(Join::Any, vec![vec![s(task("a", "lead"))], vec![s(task("b", "client"))]]);
    let branches = vec![vec![inner, s(task("c", "lead"))], vec![s(task("d", "third"))]];
    let items = vec![joined(Join::Any, branches), s(task("after", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("ann", "b");
    assert_eq!(run.open(), ["c", "d"]);
    run.done("theo", "d");
    assert_eq!(run.open(), ["after"]);
    let view = outside_view(&run.definition, &run.state, "client");
    assert_eq!(view.steps.iter().map(|step| step.status).collect::<Vec<_>>(), [StepStatus::Done]);
}
