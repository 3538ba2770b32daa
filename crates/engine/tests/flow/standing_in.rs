//! Out of office: the work of somebody who is away goes to whom they name.

use crate::kit::*;
use engine::flow::event;
use engine::flow::{Act, Actor, Event, HandOverCause, Refusal};
use model::{
    Id,
    definition::{DecidedBy, Order},
    value::PersonRef,
};
use std::collections::BTreeMap;

fn away(pairs: &[(&str, &str)]) -> BTreeMap<Id, PersonRef> {
    pairs.iter().map(|(away, instead)| (id(away), person(instead))).collect()
}

fn tell(run: &mut Run, pairs: &[(&str, &str)]) -> Vec<Event> {
    run.act(&Actor::System, Act::AbsencesChanged { absent: away(pairs) }).unwrap()
}

fn one() -> Run {
    Run::start(definition(vec![s(task("work", "lead")), s(task("after", "lead"))]))
}

#[test]
fn from_the_start_on() {
    let start = engine::flow::StartFlow { absent: away(&[("sara", "vera")]), ..start_flow() };
    let run = Run::start_with(definition(vec![s(task("work", "lead"))]), start);
    assert_eq!(run.holders("work"), ["vera"]);
    let open = run.state.assignments.values().next().unwrap();
    assert_eq!(open.instead_of, [id("sara")], "both names");
    run.check_log();
}

#[test]
fn what_is_open_goes_over_and_stays_there() {
    let mut run = one();
    let events = tell(&mut run, &[("sara", "vera")]);
    let substituted = |event: &Event| {
        matches!(event, Event::HandedOver(event::HandedOver { why: HandOverCause::Substituted, from: Some(from), to, .. })
            if *from == id("sara") && *to == id("vera"))
    };
    assert!(events.iter().any(substituted), "{events:?}");
    assert_eq!(run.holders("work"), ["vera"]);
    tell(&mut run, &[]);
    assert_eq!(run.holders("work"), ["vera"], "she has begun");
    run.done("vera", "work");
    assert_eq!(run.holders("after"), ["sara"], "who is back has new work again");
    run.check_log();
}

/// Who has sara's work if these are away.
fn check(pairs: &[(&str, &str)], expected: &str) {
    let mut run = one();
    tell(&mut run, pairs);
    assert_eq!(run.holders("work"), [expected], "{pairs:?}");
    run.check_log();
}

#[test]
fn whoever_stands_in_may_be_away_too() {
    check(&[("sara", "vera"), ("vera", "nora")], "nora");
    check(&[("sara", "vera"), ("vera", "sara")], "sara");
    check(&[("sara", "sara")], "sara");
    check(&[("sara", "vera"), ("vera", "nora"), ("nora", "vera")], "sara");
    check(&[("vera", "sara")], "sara");
}

#[test]
fn told_the_same_again_nothing_happens() {
    let mut run = one();
    tell(&mut run, &[("sara", "vera")]);
    assert_eq!(tell(&mut run, &[("sara", "vera")]), []);
}

fn of_all(order: Order) -> Run {
    let step = approval("approve", "analyst").with(|step| {
        step.decided_by = DecidedBy::All;
        step.order = order;
    });
    let mut run = Run::start(definition(vec![s(step), s(task("after", "lead"))]));
    run.assign_role("analyst", &["una", "vera"]).unwrap();
    run
}

#[test]
fn nobody_decides_twice() {
    let mut run = of_all(Order::Together);
    tell(&mut run, &[("una", "vera")]);
    assert_eq!(run.holders("approve"), ["una", "vera"], "vera decides herself already");
    run.check_log();
}

#[test]
fn those_whose_turn_has_not_come_are_replaced_as_well() {
    let mut run = of_all(Order::OneAfterAnother);
    tell(&mut run, &[("vera", "nora")]);
    assert_eq!(run.holders("approve"), ["una"]);
    run.done("una", "approve");
    assert_eq!(run.holders("approve"), ["nora"]);
    let open = run.state.assignments.values().next().unwrap();
    assert_eq!(open.instead_of, [id("vera")]);
    run.done("nora", "approve");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn a_groups_work_goes_back_to_the_group() {
    let mut run = Run::start(definition(vec![s(task("work", "officer"))]));
    let assignment = run.assignment("work");
    run.by("olga", Act::PickUp { assignment }).unwrap();
    let events = tell(&mut run, &[("olga", "vera")]);
    assert!(events.iter().any(|event| matches!(event, Event::PutBack { .. })));
    assert_eq!(run.holders("work"), ["pool"]);
    run.check_log();
}

#[test]
fn after_the_end_nothing_changes() {
    let mut run = one();
    run.owner(Act::Cancel { reason: None }).unwrap();
    assert_eq!(tell(&mut run, &[("sara", "vera")]), []);
    let refused: Result<Vec<Event>, Refusal> =
        Run::unborn(definition(vec![])).act(&Actor::System, Act::AbsencesChanged { absent: away(&[]) });
    assert_eq!(refused, Err(Refusal::NotStarted));
}
