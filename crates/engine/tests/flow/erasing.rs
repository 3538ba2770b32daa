//! Erasing: the values go, the acts stay, the chain holds.

use crate::kit::*;
use engine::{
    flow::{Act, Actor, Erasure, Event, State},
    log::{LogError, erase, replay, verify},
};
use model::definition::Outcome;

fn run() -> Run {
    let mut run = Run::start(definition(vec![s(asks("a", "client")), s(approval("approve", "approver"))]));
    run.done("ann", "a");
    run
}

fn erasure(persons: &[&str], paths: &[&str]) -> Erasure {
    Erasure {
        asked_by: "request-7".to_owned(),
        ground: "GDPR Art. 17".to_owned(),
        persons: persons.iter().map(|name| id(name)).collect(),
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        everything: false,
    }
}

#[test]
fn a_person_goes_and_the_log_still_verifies() {
    let mut run = run();
    let wanted = erasure(&["ann"], &["record.name"]);
    run.act(&Actor::System, Act::Erase(wanted.clone())).unwrap();
    assert_eq!((run.state.person(&id("ann")), run.state.given("a", "n")), (None, None));
    assert_eq!(run.state.record_field("name"), None);
    assert_eq!(run.state.outcome("a"), Some(Outcome::Done), "the act stays");
    let mut log = run.entries();
    let gone = erase(&mut log, wanted.reach());
    assert!(gone.iter().any(|gone| gone.seq == 2 && gone.path.ends_with("/data/n")), "{gone:?}");
    verify(&run.state.flow, &log).unwrap();
    assert_eq!(replay(State::unborn(id("flow")), &log), run.state);
    assert!(matches!(log.last().unwrap().events[..], [Event::Erased { .. }]));
    run.decide("alma", "approve", Outcome::Approved).unwrap();
}

#[test]
fn what_is_changed_is_found() {
    let run = run();
    let mut log = run.entries();
    let flow = &run.state.flow;
    log[1].at = log[1].at.plus_seconds(1);
    assert_eq!(verify(flow, &log), Err(LogError::Changed { seq: 2 }));
    log[1].hash = log[1].computed_hash(flow);
    assert_eq!(verify(flow, &log), Ok(()), "the last entry has nothing after it that would tell");
    assert_ne!(log[1].hash, run.state.head, "but the flow's own row does");
    let mut log = run.entries();
    log[0].hash = "0".repeat(64);
    assert_eq!(verify(flow, &log), Err(LogError::Changed { seq: 1 }));
    assert_eq!(verify(flow, &run.entries()[1..]), Err(LogError::Gap { seq: 2 }));
    assert_eq!(verify(&id("another"), &run.entries()), Err(LogError::Changed { seq: 1 }));
}

#[test]
fn a_changed_value_is_found() {
    let run = run();
    let mut entry = run.entries().remove(1);
    let mut values = entry.detach();
    assert!(!serde_json::to_string(&entry).unwrap().contains("\"1\""), "values are not in the entry");
    let path = values.keys().find(|path| path.ends_with("/data/n")).unwrap().clone();
    let mut whole = entry.clone();
    whole.attach(values.clone()).unwrap();
    assert_eq!(whole, run.entries()[1]);
    values.get_mut(&path).unwrap().value = std::sync::Arc::new(model::Value::YesNo(true));
    assert_eq!(entry.attach(values), Err(LogError::ValueChanged { seq: 2, path }));
}

#[test]
fn paths_alone_take_only_what_they_name() {
    let mut run = run();
    run.act(&Actor::System, Act::Erase(erasure(&[], &["a.other"]))).unwrap();
    assert!(run.state.given("a", "n").is_some() && run.state.person(&id("ann")).is_some());
    run.act(&Actor::System, Act::Erase(erasure(&[], &["a.n"]))).unwrap();
    assert_eq!(run.state.given("a", "n"), None);
    assert!(run.act(&Actor::System, Act::Erase(erasure(&[], &[]))).is_err());
    assert!(erase(&mut run.entries(), erasure(&[], &["b.n"]).reach()).is_empty());
}

#[test]
fn everything_goes_but_the_names_of_those_who_stay() {
    let mut run = run();
    let wanted = Erasure { everything: true, ..erasure(&["ann"], &[]) };
    run.act(&Actor::System, Act::Erase(wanted.clone())).unwrap();
    assert_eq!((run.state.given("a", "n"), run.state.record_field("name")), (None, None));
    assert_eq!(run.state.person(&id("ann")), None);
    assert!(run.state.person(&id("owen")).is_some(), "whoever works for the firm is still called something");
    let mut log = run.entries();
    erase(&mut log, wanted.reach());
    let left: Vec<_> = log.iter_mut().flat_map(|entry| entry.detach().into_keys()).collect();
    assert!(!left.is_empty() && left.iter().all(|path| path.contains("/people/")), "{left:?}");
    let mut log = run.entries();
    erase(&mut log, wanted.reach());
    verify(&run.state.flow, &log).unwrap();
    assert_eq!(replay(State::unborn(id("flow")), &log), run.state);
}
