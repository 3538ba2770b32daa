//! An answer written down for somebody outside: both are named, the reason stays, and some things nobody else can do.

use crate::kit::*;
use engine::flow::event;
use engine::{
    flow::{Act, Actor, Command, Completion, Erasure, Event, Recording, Refusal, State, may_be_recorded},
    log::{erase, replay, verify},
};
use model::{
    Value,
    definition::{Kind, Outcome},
    value::FileRef,
};
use std::collections::BTreeSet;

fn run() -> Run {
    Run::start(definition(vec![s(asks("a", "client")), s(approval("approve", "approver"))]))
}

fn recording(reason: &str) -> Option<Recording> {
    let note = FileRef { id: id("note"), name: "note of the call.pdf".to_owned() };
    Some(Recording { reason: reason.to_owned(), files: vec![note] })
}

/// `actor` answers `step` for `other`.
fn recorded(run: &Run, actor: &Actor, (step, other): (&str, &str), why: Option<Recording>) -> Command {
    let answer = Completion { recording: why, ..run.answer(step) };
    Command { on_behalf_of: Some(id(other)), ..run.command(actor, Act::Complete(answer)) }
}

#[test]
fn both_are_named_and_the_reason_stays() {
    let mut run = run();
    let helen = Actor::Person(id("helen"));
    let command = recorded(&run, &helen, ("a", "ann"), recording("  She phoned. "));
    let events = run.give(&command).unwrap();
    let entry = run.log.last().unwrap();
    assert_eq!((&entry.actor.id, &entry.actor.on_behalf_of), (&Some(id("helen")), &Some(id("ann"))));
    let said = events.iter().find_map(|event| match event {
        Event::Answered(event::Answered { by, recorded: Some(recorded), .. }) => {
            Some((by.clone(), recorded.clone()))
        }
        _ => None,
    });
    let (by, said) = said.unwrap();
    assert_eq!((by, said.by), (id("ann"), Some(id("helen"))));
    assert_eq!(said.reason.value(), Some(&Value::Text("She phoned.".to_owned())));
    assert!(
        matches!(said.files.and_then(|files| files.kept()).as_deref(), Some(Value::Files(files)) if files.len() == 1)
    );
    let decision = &run.state.steps["a"].attempts[0].decisions[0];
    assert_eq!(
        (&decision.by, decision.recorded.as_ref().unwrap().by.as_ref()),
        (&id("ann"), Some(&id("helen")))
    );
    assert_eq!(run.state.outcome("a"), Some(Outcome::Done));
    run.check_log();
}

#[test]
fn who_may_not_is_refused() {
    let run_a = run();
    let mut run_b = run();
    run_b.done("ann", "a");
    let helen = Actor::Person(id("helen"));
    let not_yours = Err(Refusal::NotYours { step: "a".to_owned() });
    let in_person = Err(Refusal::OnlyInPerson { step: "approve".to_owned() });
    let cases = [
        ("no reason", &run_a, ("a", "ann"), None, Err(Refusal::ReasonMissing)),
        ("a blank reason", &run_a, ("a", "ann"), recording(" \n"), Err(Refusal::ReasonMissing)),
        ("for nobody who has it", &run_a, ("a", "stranger"), recording("phoned"), not_yours),
        ("for a colleague", &run_b, ("approve", "alma"), recording("phoned"), in_person),
    ];
    for (what, run, of, why, expected) in cases {
        assert_eq!(run.clone().give(&recorded(run, &helen, of, why)), expected, "{what}");
    }
}

#[test]
fn whoever_answers_for_themselves_needs_no_reason_and_a_key_may_give_one() {
    let ann = Actor::Person(id("ann"));
    let mut own = run();
    own.give(&recorded(&own, &ann, ("a", "ann"), recording("ignored"))).unwrap();
    assert_eq!(own.state.steps["a"].attempts[0].decisions[0].recorded, None);
    let key = Actor::Key(id("key"));
    for (why, by_whom) in [(None, None), (recording("letter"), Some(None))] {
        let mut run = run();
        run.give(&recorded(&run, &key, ("a", "ann"), why)).unwrap();
        let decision = &run.state.steps["a"].attempts[0].decisions[0];
        assert_eq!(decision.recorded.as_ref().map(|recorded| recorded.by.clone()), by_whom);
    }
}

#[test]
fn the_reason_goes_with_whom_it_is_about() {
    for (persons, paths) in [(vec!["ann"], vec![]), (vec![], vec!["a.comment"])] {
        let mut run = run();
        let helen = Actor::Person(id("helen"));
        run.give(&recorded(&run, &helen, ("a", "ann"), recording("She phoned."))).unwrap();
        let wanted = Erasure {
            asked_by: "request-8".to_owned(),
            ground: "GDPR Art. 17".to_owned(),
            persons: persons.into_iter().map(id).collect(),
            paths: paths.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(),
            everything: false,
        };
        run.act(&Actor::System, Act::Erase(wanted.clone())).unwrap();
        let recorded = run.state.steps["a"].attempts[0].decisions[0].recorded.clone().unwrap();
        assert_eq!((recorded.reason, recorded.files), (None, None));
        let mut log = run.entries();
        let gone = erase(&mut log, wanted.reach());
        assert!(gone.iter().any(|gone| gone.path.ends_with("/recorded/reason")), "{gone:?}");
        verify(&run.state.flow, &log).unwrap();
        assert_eq!(replay(State::unborn(id("flow")), &log), run.state);
    }
}

#[test]
fn what_was_logged_before_reads_the_same() {
    let old =
        r#"{"type":"answered","step":"a","attempt":1,"assignment":"x","by":"ann","outcome":"done","at":1}"#;
    let event: Event = serde_json::from_str(old).unwrap();
    assert!(matches!(&event, Event::Answered(event::Answered { recorded: None, .. })));
    assert_eq!(engine::log::canonical(&event).len(), old.len(), "nothing is added to what was hashed");
    assert!(may_be_recorded(Kind::Form) && !may_be_recorded(Kind::Message));
}
