//! A role is bound anew in mid-flow: open work goes to those who play it now, and whoever has decided has decided.

use crate::kit::*;
use engine::flow::event;
use engine::flow::{Act, AssignRole, Closing, Event, Refusal, Wait};
use model::{
    Value,
    definition::{DecidedBy, Kind, Order},
};

fn of_several(rule: DecidedBy, order: Order, names: &[&str]) -> Run {
    let step = approval("approve", "analyst").with(|step| {
        step.decided_by = rule;
        step.order = order;
    });
    let mut run = Run::start(definition(vec![s(step), s(task("after", "lead"))]));
    run.assign_role("analyst", names).unwrap();
    run
}

/// Una has agreed; then these play the role, and these have it to do.
fn check(rule: DecidedBy, order: Order, named: &[&str], holders: &[&str]) {
    let mut run = of_several(rule, order, &["una", "vera", "nora"]);
    run.done("una", "approve");
    run.assign_role("analyst", named).unwrap();
    assert_eq!(run.holders("approve"), holders, "{rule:?} {order:?} {named:?}");
    for _ in 0..named.len() {
        if let Some(name) = run.holders("approve").first() {
            run.done(name, "approve");
        }
    }
    assert_eq!(run.open(), ["after"], "{rule:?} {order:?} {named:?}");
    run.check_log();
}

#[test]
fn in_the_middle_of_an_approval() {
    use Order::{OneAfterAnother, Together};
    check(DecidedBy::All, Together, &["vera", "sara"], &["sara", "vera"]);
    check(DecidedBy::All, Together, &["una", "sara"], &["sara"]);
    check(DecidedBy::All, OneAfterAnother, &["sara", "vera"], &["vera"]);
    check(DecidedBy::All, OneAfterAnother, &["sara", "rita"], &["sara"]);
    check(DecidedBy::All, OneAfterAnother, &["una"], &[]);
    check(DecidedBy::Number(2), OneAfterAnother, &["sara"], &["sara"]);
    check(DecidedBy::Majority, Together, &["una", "vera", "sara", "rita"], &["rita", "sara", "vera"]);
}

#[test]
fn whoever_has_it_loses_it() {
    let mut run = of_several(DecidedBy::One, Order::Together, &["una"]);
    let before = run.assignment("approve");
    let events = run.assign_role("analyst", &["vera"]).unwrap();
    let lost = |event: &Event| matches!(event, Event::AssignmentClosed { assignment, why: Closing::NotNeeded, .. } if *assignment == before);
    assert!(events.iter().any(lost), "{events:?}");
    assert_eq!(run.holders("approve"), ["vera"]);
    assert_eq!(
        run.decide("una", "approve", model::definition::Outcome::Approved).err(),
        Some(Refusal::NotYours { step: "approve".to_owned() })
    );
    run.check_log();
}

#[test]
fn too_few_wait_for_the_owner() {
    let mut run = of_several(DecidedBy::Number(2), Order::Together, &["una", "vera"]);
    run.assign_role("analyst", &["nora"]).unwrap();
    let few = Wait::TooFewMembers { role: "analyst".to_owned(), needed: 2, present: 1 };
    assert_eq!((run.holders("approve"), &run.state.steps["approve"].waits), (vec![], &vec![few]));
    run.assign_role("analyst", &["nora", "una"]).unwrap();
    assert_eq!(run.holders("approve"), ["nora", "una"]);
    run.check_log();
}

#[test]
fn a_groups_work_goes_to_those_named() {
    let mut run = Run::start(definition(vec![s(task("work", "officer"))]));
    assert_eq!(run.holders("work"), ["pool"]);
    run.assign_role("officer", &["vera"]).unwrap();
    assert_eq!(run.holders("work"), ["vera"]);
    run.check_log();
}

#[test]
fn reviews_follow_as_well() {
    let request = step("docs", Kind::FileRequest, "client").with(|step| step.files = vec![document("id")]);
    let mut run = Run::start(definition(vec![s(request)]));
    run.done("ann", "docs");
    run.assign_role("officer", &["vera"]).unwrap();
    assert_eq!(run.holders("docs"), ["vera"]);
    run.review("vera", "docs", "id", engine::flow::Verdict::Accept).unwrap();
    run.check_log();
}

#[test]
fn nobody_plays_no_role() {
    let mut run = of_several(DecidedBy::One, Order::Together, &["una"]);
    assert_eq!(run.assign_role("analyst", &[]), Err(Refusal::NobodyNamed));
    let unknown = Refusal::UnknownRole { role: "ghost".to_owned() };
    assert_eq!(run.assign_role("ghost", &["una"]), Err(unknown));
}

#[test]
fn the_reason_stands_in_the_log() {
    let mut run = of_several(DecidedBy::One, Order::Together, &["una"]);
    let reason = Some("Una has left".to_owned());
    let (role, persons) = ("analyst".to_owned(), vec![person("vera")]);
    let events = run.by("owen", Act::AssignRole(AssignRole { role, persons, reason })).unwrap();
    let said = events.iter().find_map(|event| match event {
        Event::RoleBound(event::RoleBound { reason, by, .. }) => {
            Some((reason.as_ref()?.value()?.clone(), by.clone()))
        }
        _ => None,
    });
    assert_eq!(said, Some((Value::Text("Una has left".to_owned()), Some(id("owen")))));
}
