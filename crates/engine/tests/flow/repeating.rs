//! Repeats: the body again and again, until its condition holds or its bound is reached.

use crate::kit::*;
use engine::flow::{Event, RepeatState, ResetCause, Status, StepStatus, summary};
use model::{
    Decimal, Value,
    condition::Condition,
    definition::{Item, Join, Kind, Step},
};

fn answer(run: &mut Run, step: &str, n: i64) -> Vec<Event> {
    let number = Value::Number(Decimal::whole(n));
    run.complete("sara", step, |answer| {
        answer.data.insert("n".to_owned(), number);
    })
    .unwrap()
}

/// Work, then say how far it is, until more than 5, at most three times; then `after`.
fn updates() -> Vec<Item> {
    let body = vec![s(task("work", "lead")), s(asks("update", "lead")), milestone("told")];
    vec![repeat(more("update", 5), 3, body), s(task("after", "lead"))]
}

#[test]
fn it_turns_until_its_condition_holds() {
    let mut run = Run::start(definition(updates()));
    run.done("sara", "work");
    let events = answer(&mut run, "update", 1);
    let told =
        |event: &Event| matches!(event, Event::TurnStarted { repeat, turn: 2, .. } if repeat == "main.0");
    assert!(events.iter().any(told));
    let reset =
        |step: &str| Event::StepReset { step: step.to_owned(), cause: ResetCause::Repeated, at: run.now };
    assert!(events.contains(&reset("work")) && events.contains(&reset("update")));
    assert_eq!((run.open(), run.attempt("work")), (vec!["work"], 2));
    assert_eq!(run.state.given("update", "n"), Some(&Value::Number(Decimal::whole(1))), "data stay");
    run.done("sara", "work");
    let events = answer(&mut run, "update", 6);
    assert!(events.iter().any(|event| matches!(event, Event::RepeatEnded { turns: 2, by_bound: false, .. })));
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn it_ends_by_its_bound_and_says_so() {
    let mut run = Run::start(definition(updates()));
    for turn in 1..=3 {
        run.done("sara", "work");
        let events = answer(&mut run, "update", 1);
        let ended = Event::RepeatEnded { repeat: "main.0".to_owned(), turns: 3, by_bound: true, at: run.now };
        assert_eq!(events.contains(&ended), turn == 3, "turn {turn}");
    }
    assert_eq!(run.open(), ["after"]);
    assert_eq!(run.state.repeats["main.0"], RepeatState { turn: 3, ended: true, by_bound: true });
    run.check_log();
}

#[test]
fn milestones_inside_are_reached_anew_in_each_turn() {
    let mut run = Run::start(definition(updates()));
    let reached = |events: &[Event]| {
        let told = |event: &&Event| matches!(event, Event::MilestoneReached { .. });
        events.iter().filter(told).count()
    };
    for n in [1, 9] {
        run.done("sara", "work");
        assert_eq!(reached(&answer(&mut run, "update", n)), 1);
    }
    assert!(run.state.milestones.contains("told"));
}

#[test]
fn choices_and_joins_inside_are_decided_anew() {
    let ways = choice(vec![
        (Some(more("update", 2)), vec![s(task("many", "lead"))]),
        (None, vec![s(task("few", "lead"))]),
    ]);
    let race = joined(Join::Any, vec![vec![s(task("a", "lead"))], vec![s(task("b", "lead"))]]);
    let body = vec![s(asks("update", "lead")), ways, race];
    let mut run = Run::start(definition(vec![repeat(more("update", 5), 9, body)]));
    answer(&mut run, "update", 1);
    run.done("sara", "few");
    run.done("sara", "a");
    assert_eq!((run.open(), run.status("b")), (vec!["update"], StepStatus::Pending));
    answer(&mut run, "update", 6);
    assert_eq!(run.open(), ["many"], "the choice is decided anew");
    run.done("sara", "many");
    assert_eq!(run.open(), ["a", "b"], "so is the join");
    run.done("sara", "b");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn a_repeat_inside_counts_from_one_in_each_turn() {
    let inner = repeat(more("inner", 5), 2, vec![s(asks("inner", "lead"))]);
    let body = vec![inner, s(asks("outer", "lead"))];
    let mut run = Run::start(definition(vec![repeat(more("outer", 5), 2, body)]));
    for turn in 1..=2 {
        answer(&mut run, "inner", 1);
        assert_eq!(run.open(), ["inner"], "the inner one turns twice in turn {turn}");
        answer(&mut run, "inner", 1);
        assert_eq!(run.open(), ["outer"]);
        answer(&mut run, "outer", 1);
    }
    assert_eq!(run.state.status, Status::Completed);
    assert_eq!(run.attempt("inner"), 4);
}

#[test]
fn turns_that_need_nobody_and_no_time_end() {
    let never = || Condition::Any(Vec::new());
    let message = || s(step("note", Kind::Message, "client"));
    let check = |items: Vec<Item>, turns: u32| {
        let run = Run::start(definition(vec![repeat(never(), turns, items), s(task("after", "lead"))]));
        let held = run.state.repeats["main.0"];
        assert_eq!(
            (held, run.open()),
            (RepeatState { turn: turns, ended: true, by_bound: true }, vec!["after"])
        );
    };
    check(vec![message()], 5);
    check(vec![], 7);
    check(vec![repeat(never(), 3, vec![message()])], 4);
}

#[test]
fn turns_without_end_are_stopped_by_the_limit_of_the_flow() {
    let endless = repeat(Condition::Any(Vec::new()), u32::MAX, vec![]);
    let items = vec![repeat(Condition::Any(Vec::new()), u32::MAX, vec![endless]), s(task("after", "lead"))];
    let run = Run::unborn(definition(items));
    let start = engine::flow::Act::Start(Box::new(start_flow()));
    let limit = engine::flow::Refusal::LimitReached { limit: engine::flow::Limit::Events };
    assert_eq!(run.try_act(&engine::flow::Actor::System, start), Err(limit));
}

/// What sending back does to a turn and to the question whether another follows.
#[test]
fn sending_back_into_a_turn() {
    let check = |reading: Step, back_to: &str, again: &[&str], reopened: bool| {
        let body = vec![s(asks("draft", "lead")), s(task("copy", "lead")), s(reading)];
        let items = vec![repeat(more("check", 5), 3, body), s(approval("approve", "lead"))];
        let mut run = Run::start(definition(items));
        for n in [1, 6] {
            answer(&mut run, "draft", 1);
            run.done("sara", "copy");
            answer(&mut run, "check", n);
        }
        let events = run.send_back("sara", "approve", &[back_to]).unwrap();
        let told = |event: &Event| matches!(event, Event::RepeatReopened { anew: false, .. });
        assert_eq!(events.iter().any(told), reopened, "{back_to}");
        let reset: Vec<&str> = again.to_vec();
        let pending = ["draft", "copy", "check"]
            .into_iter()
            .filter(|step| matches!(run.status(step), StepStatus::Pending | StepStatus::Open));
        assert_eq!(pending.collect::<Vec<_>>(), reset, "{back_to}");
        run.check_log();
        run
    };
    check(asks("check", "lead"), "draft", &["draft"], false);
    let reads = || asks("check", "lead").with(|step| step.sees = vec!["draft".to_owned()]);
    check(reads(), "draft", &["draft", "check"], true);
    let mut run = check(asks("check", "lead"), "check", &["check"], true);
    answer(&mut run, "check", 2);
    assert_eq!((run.open(), run.state.repeats["main.0"].turn), (vec!["draft"], 3), "another turn follows");
    answer(&mut run, "draft", 1);
    run.done("sara", "copy");
    answer(&mut run, "check", 2);
    assert_eq!(run.open(), ["approve"], "the bound holds over a sending back");
}

#[test]
fn what_ends_a_repeat_from_outside_is_read_by_its_body() {
    let body = vec![s(task("work", "lead"))];
    let items =
        vec![s(asks("goal", "lead")), repeat(more("goal", 0), 3, body), s(approval("approve", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("sara", "goal");
    run.done("sara", "work");
    run.send_back("sara", "approve", &["goal"]).unwrap();
    run.done("sara", "goal");
    assert_eq!((run.open(), run.attempt("work")), (vec!["work"], 2));
    run.done("sara", "work");
    assert_eq!(run.open(), ["approve"]);
}

#[test]
fn lists_count_the_turn_that_runs() {
    let mut run = Run::start(definition(updates()));
    run.done("sara", "work");
    assert_eq!(summary(&run.definition, &run.state).percent, 33);
    answer(&mut run, "update", 1);
    assert_eq!(summary(&run.definition, &run.state).percent, 0);
}
