//! Pools: a group's work is anybody's until somebody picks it up.

use crate::kit::*;
use engine::flow::{Act, Actor, Effect, Event, Refusal, Wait, effects};
use model::Id;

fn run() -> (Run, Id) {
    let run = Run::start(definition(vec![s(task("work", "officer")), s(task("after", "lead"))]));
    let assignment = run.assignment("work");
    (run, assignment)
}

fn pick_up(assignment: &Id) -> Act {
    Act::PickUp { assignment: assignment.clone() }
}

fn put_back(assignment: &Id) -> Act {
    Act::PutBack { assignment: assignment.clone() }
}

#[test]
fn picked_up_it_is_theirs_until_put_back() {
    let (mut run, work) = run();
    assert_eq!(run.holders("work"), ["pool"]);
    let not_yours = Err(Refusal::NotYours { step: "work".to_owned() });
    assert_eq!(run.by("ann", pick_up(&work)), not_yours);
    run.by("olga", pick_up(&work)).unwrap();
    assert_eq!(run.holders("work"), ["olga"]);
    assert_eq!(run.by("olga", pick_up(&work)), Ok(vec![]));
    assert_eq!(run.by("omar", pick_up(&work)), Err(Refusal::PickedUpByAnother));
    assert_eq!(run.complete("omar", "work", |_| {}), Err(Refusal::PickedUpByAnother));
    assert_eq!(run.by("omar", put_back(&work)), not_yours);
    let events = run.by("olga", put_back(&work)).unwrap();
    assert_eq!(events.iter().flat_map(effects).collect::<Vec<_>>(), [Effect::PutBack { assignment: work }]);
    run.done("omar", "work");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn the_owner_may_put_it_back() {
    let (mut run, work) = run();
    run.by("olga", pick_up(&work)).unwrap();
    run.by("owen", put_back(&work)).unwrap();
    assert_eq!(run.holders("work"), ["pool"]);
}

#[test]
fn only_pools_are_picked_up() {
    let (mut run, work) = run();
    run.done("olga", "work");
    assert_eq!(run.by("olga", pick_up(&work)), Err(Refusal::UnknownAssignment));
    let after = run.assignment("after");
    assert_eq!(run.by("sara", pick_up(&after)), Err(Refusal::NotAPool));
}

#[test]
fn the_pool_follows_the_group() {
    let (mut run, work) = run();
    run.by("olga", pick_up(&work)).unwrap();
    let mut members = |names: &[&str]| {
        let mut changed = groups();
        changed.insert("officers".to_owned(), names.iter().map(|name| person(name)).collect());
        run.act(&Actor::System, Act::MembersChanged { groups: changed }).unwrap();
        run.clone()
    };
    let gone = members(&["nora", "omar"]);
    assert_eq!(gone.holders("work"), ["pool"], "what she held goes back");
    let empty = members(&[]);
    assert_eq!(empty.state.steps["work"].waits, [Wait::RoleUnbound { role: "officer".to_owned() }]);
    assert!(empty.state.assignments.is_empty());
    let mut back = members(&["nora"]);
    assert_eq!((back.holders("work"), back.state.steps["work"].waits.len()), (vec!["pool".to_owned()], 0));
    assert_eq!(back.complete("olga", "work", |_| {}), Err(Refusal::NotYours { step: "work".to_owned() }));
    back.done("nora", "work");
    back.check_log();
}

#[test]
fn groups_the_template_does_not_read_change_nothing() {
    let (mut run, _) = run();
    let changed = [("others".to_owned(), vec![person("nora")])].into();
    assert_eq!(run.act(&Actor::System, Act::MembersChanged { groups: changed }), Ok(vec![]));
    let same = run.act(&Actor::System, Act::MembersChanged { groups: groups() });
    assert_eq!(same, Ok(Vec::<Event>::new()));
}
