//! Steps that change the record.

use crate::kit::*;
use engine::flow::{
    Act, Actor, Effect, Event, HeldBy, RecordUpdateFailure, Status, StepStatus, effects, summary,
};
use model::{
    DataPath, Value,
    definition::{Item, Kind, RecordUpdate, SetTo, Step},
    text::Text,
};

fn update(set: &[(&str, SetTo)]) -> Step {
    let mut step = step("keep", Kind::UpdateRecord, "");
    let set = set.iter().map(|(key, to)| ((*key).to_owned(), to.clone())).collect();
    step.update = Some(Box::new(RecordUpdate { set, ..RecordUpdate::default() }));
    step
}

fn between() -> Vec<Item> {
    let number = SetTo::Data(n_of("before"));
    let words = SetTo::Text(text("Hits:", n_of("before")));
    let nothing = SetTo::Data(DataPath::Step { step: "before".to_owned(), field: "none".to_owned() });
    vec![
        s(asks("before", "lead")),
        s(update(&[
            ("hits", number),
            ("note", words),
            ("empty", nothing),
            ("vip", SetTo::Text(Text::plain("yes"))),
        ])),
        s(task("after", "lead")),
    ]
}

fn asked(events: &[Event]) -> Vec<(String, u32)> {
    let asked = events.iter().flat_map(effects).filter_map(|effect| match effect {
        Effect::UpdateRecord { step, attempt } => Some((step, attempt)),
        _ => None,
    });
    asked.collect()
}

fn updated(attempt: u32) -> Act {
    Act::RecordUpdated { step: "keep".to_owned(), attempt }
}

fn failed(attempt: u32) -> Act {
    Act::RecordUpdateFailed { step: "keep".to_owned(), attempt, why: RecordUpdateFailure::DoesNotFit }
}

fn begun() -> (Run, Vec<Event>) {
    let mut run = Run::start(definition(between()));
    run.done("sara", "before");
    let events = run.log.last().unwrap().events.clone();
    (run, events)
}

#[test]
fn it_asks_with_what_the_flow_knows_and_waits_until_it_is_done() {
    let (mut run, events) = begun();
    assert_eq!(asked(&events), [("keep".to_owned(), 1)]);
    assert_eq!(run.open(), ["keep"]);
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Us));
    let given = &run.state.steps["keep"].given;
    let said: Vec<(&str, String)> = given
        .iter()
        .map(|(key, datum)| (key.as_str(), datum.value.as_deref().map(Value::display).unwrap_or_default()))
        .collect();
    let expected = [("hits", "1"), ("note", "Hits: 1"), ("vip", "yes")];
    assert_eq!(said, expected.map(|(key, text)| (key, text.to_owned())));
    run.act(&Actor::System, updated(1)).unwrap();
    assert_eq!((run.open(), run.status("keep")), (vec!["after"], StepStatus::Done));
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn told_twice_or_of_another_run_nothing_happens() {
    let (mut run, _) = begun();
    assert!(run.act(&Actor::System, updated(2)).unwrap().is_empty());
    run.act(&Actor::System, updated(1)).unwrap();
    for act in [updated(1), failed(1)] {
        assert!(run.act(&Actor::System, act).unwrap().is_empty());
    }
    let elsewhere = Act::RecordUpdated { step: "after".to_owned(), attempt: 1 };
    assert!(run.act(&Actor::System, elsewhere).unwrap().is_empty());
}

#[test]
fn where_it_fails_the_owner_is_asked_once() {
    let (mut run, _) = begun();
    let events = run.act(&Actor::System, failed(1)).unwrap();
    let stalled: Vec<Effect> = events.iter().flat_map(effects).collect();
    assert_eq!(stalled, [Effect::Stalled { step: "keep".to_owned(), attempt: 1 }]);
    assert!(run.act(&Actor::System, failed(1)).unwrap().is_empty());
    assert!(run.state.steps["keep"].is_stalled());
    // What kept it from working was put right elsewhere, and it was done after all.
    run.act(&Actor::System, updated(1)).unwrap();
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn sent_back_it_asks_anew() {
    let mut items = between();
    items[2] = s(approval("after", "lead"));
    let mut run = Run::start(definition(items));
    run.done("sara", "before");
    run.act(&Actor::System, updated(1)).unwrap();
    run.send_back("sara", "after", &["before"]).unwrap();
    run.done("sara", "before");
    assert_eq!(asked(&run.log.last().unwrap().events), [("keep".to_owned(), 2)]);
    assert!(run.act(&Actor::System, updated(1)).unwrap().is_empty(), "of the run before");
    run.check_log();
}
