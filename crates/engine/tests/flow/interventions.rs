//! What every act of the owner has in common: only the owner, only with a reason, kept and erased with its writer.

use crate::kit::*;
use engine::{
    flow::{
        Act, Actor, AddStep, ChangeDue, DueOf, Erasure, Event, HandOver, Intervention, Refusal, State,
        outside_view,
    },
    log::{erase, replay, verify},
};
use model::{
    Value,
    definition::{Kind, Priority},
};
use std::collections::{BTreeMap, BTreeSet};

const REASON: &str = "Because Vera Vogel asked for it";

/// `first` is done, `work` open with ann, `later` still to come.
fn run() -> Run {
    let items = vec![s(task("first", "lead")), s(task("work", "client")), s(task("later", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("sara", "first");
    run
}

fn on(step: &str, reason: &str) -> Intervention {
    Intervention { step: step.to_owned(), attempt: None, reason: reason.to_owned() }
}

pub fn added(after: &str) -> AddStep {
    AddStep {
        after: after.to_owned(),
        kind: Kind::Task,
        role: "lead".to_owned(),
        title: "Call Vera Vogel".to_owned(),
        text: Some("She knows why.".to_owned()),
        due: None,
        calendar: None,
        ends_if_denied: false,
        reason: REASON.to_owned(),
    }
}

/// Every act of the owner that asks for a reason, with this one.
fn acts(reason: &str) -> Vec<(&'static str, Act)> {
    let reason = || reason.to_owned();
    let due = ChangeDue {
        of: DueOf::Step { step: "work".to_owned(), attempt: Some(1) },
        due_at: MONDAY.plus_days(9),
        reason: reason(),
    };
    let to =
        HandOver { step: "work".to_owned(), assignment: None, to: person("theo"), reason: Some(reason()) };
    vec![
        ("add", Act::AddStep(Box::new(AddStep { reason: reason(), ..added("work") }))),
        ("skip", Act::SkipStep(on("work", &reason()))),
        ("reopen", Act::ReopenStep(on("first", &reason()))),
        ("due", Act::ChangeDue(due)),
        ("reassign", Act::Reassign(to)),
        ("priority", Act::SetPriority { priority: Priority::Urgent, reason: reason() }),
        ("pause", Act::Pause { reason: reason() }),
    ]
}

#[test]
fn only_the_owner_and_only_with_a_reason() {
    for (name, act) in acts(REASON) {
        let mut run = run();
        assert_eq!(run.by("sara", act.clone()), Err(Refusal::NotTheOwner), "{name}");
        assert!(!run.by("owen", act).unwrap().is_empty(), "{name}");
        run.check_log();
    }
    for (name, act) in acts("  ") {
        assert_eq!(run().by("owen", act), Err(Refusal::ReasonMissing), "{name}");
    }
}

#[test]
fn an_administrator_stands_in_for_the_owner() {
    for (name, act) in acts(REASON) {
        let mut run = run();
        let mut command = run.command(&Actor::Person(id("ada")), act);
        command.on_behalf_of = Some(id("owen"));
        assert!(run.give(&command).is_ok(), "{name}");
    }
}

#[test]
fn not_while_paused_and_not_after_the_end() {
    for (name, act) in acts(REASON) {
        let mut paused = run();
        paused.by("owen", Act::Pause { reason: REASON.to_owned() }).unwrap();
        assert_eq!(paused.by("owen", act.clone()), Err(Refusal::FlowPaused), "{name}");
        let mut ended = run();
        ended.by("owen", Act::Cancel { reason: None }).unwrap();
        assert_eq!(ended.by("owen", act), Err(Refusal::FlowEnded), "{name}");
    }
}

#[test]
fn steps_that_are_not_there() {
    let unknown = Err(Refusal::UnknownStep { step: "nothing".to_owned() });
    let due = ChangeDue {
        of: DueOf::Step { step: "nothing".to_owned(), attempt: None },
        due_at: MONDAY,
        reason: REASON.to_owned(),
    };
    let to = HandOver { step: "nothing".to_owned(), assignment: None, to: person("theo"), reason: None };
    let acts = [
        Act::AddStep(Box::new(added("nothing"))),
        Act::SkipStep(on("nothing", REASON)),
        Act::ReopenStep(on("nothing", REASON)),
        Act::ChangeDue(due),
        Act::Reassign(to.clone()),
        Act::Delegate(to),
    ];
    for act in acts {
        assert_eq!(run().by("owen", act.clone()), unknown, "{act:?}");
    }
}

/// All values in clear that an event or a state holds.
fn says(text: &str, part: &str) -> bool {
    text.contains(part)
}

#[test]
fn reasons_titles_and_texts_are_erased_with_their_writer() {
    for (name, act) in acts(REASON) {
        let mut run = run();
        run.by("owen", act).unwrap();
        let seq = run.state.seq;
        let wanted = Erasure {
            asked_by: "request-1".to_owned(),
            ground: "GDPR Art. 17".to_owned(),
            persons: BTreeSet::from([id("owen")]),
            paths: BTreeSet::new(),
            everything: false,
        };
        run.act(&Actor::System, Act::Erase(wanted.clone())).unwrap();
        assert!(!says(&serde_json::to_string(&run.state).unwrap(), "Vogel"), "{name}: the state");
        let mut log = run.entries();
        let gone = erase(&mut log, wanted.reach());
        assert!(
            gone.iter().any(|gone| gone.seq == seq && gone.path.ends_with("/reason")),
            "{name}: {gone:?}"
        );
        let mut left = log.clone();
        let values: Vec<_> = left.iter_mut().flat_map(|entry| entry.detach().into_values()).collect();
        let vogel = |value: &Value| matches!(value, Value::Text(words) if words.contains("Vogel"));
        assert!(!values.iter().any(|opened| vogel(&opened.value)), "{name}: beside the log");
        verify(&run.state.flow, &log).unwrap();
        assert_eq!(replay(State::unborn(id("flow")), &log), run.state, "{name}");
    }
}

#[test]
fn people_outside_read_none_of_it() {
    for (name, act) in acts(REASON) {
        let mut run = run();
        run.by("owen", act).unwrap();
        for role in ["client", "third"] {
            let definition = engine::flow::effective(&run.definition, &run.state);
            let seen = serde_json::to_string(&outside_view(&definition, &run.state, role)).unwrap();
            assert!(!says(&seen, "Vogel") && !says(&seen, "owen"), "{name} {role}: {seen}");
        }
    }
}

#[test]
fn resuming_may_be_given_a_reason_too() {
    let mut run = run();
    run.by("owen", Act::Pause { reason: REASON.to_owned() }).unwrap();
    let events = run.by("owen", Act::Resume { reason: Some(" She is back. ".to_owned()) }).unwrap();
    let said = events.iter().find_map(|event| match event {
        Event::FlowResumed { reason, .. } => reason.as_ref().and_then(|reason| reason.value()).cloned(),
        _ => None,
    });
    assert_eq!(said, Some(Value::Text("She is back.".to_owned())));
    let none: BTreeMap<_, _> = BTreeMap::new();
    assert_eq!(run.act(&Actor::System, Act::AbsencesChanged { absent: none }), Ok(vec![]));
}
