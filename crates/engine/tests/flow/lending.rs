//! Somebody outside lets a colleague do one thing for a time: both names stay, and afterwards the colleague can do nothing.

use crate::kit::*;
use engine::flow::{
    Act, Actor, Command, Completion, Erasure, Event, HandOver, Lend, LendingEnd, LendingOver, Refusal,
    TakeBack, event, outside_view,
};
use model::{Id, Value, definition::Kind, value::PersonRef};
use std::collections::BTreeSet;

fn of_the_client() -> Run {
    let own = task("work", "client").with(|step| step.form = vec![number("n")]);
    Run::start(definition(vec![s(own), s(task("after", "lead"))]))
}

fn adviser() -> PersonRef {
    person("dora")
}

fn lend(run: &Run, to: PersonRef) -> Lend {
    let note = Some(" You know these figures. ".to_owned());
    Lend { step: "work".to_owned(), attempt: None, to, until: run.now.plus_days(3), note }
}

fn lent() -> Run {
    let mut run = of_the_client();
    run.by("ann", Act::Lend(lend(&run, adviser()))).unwrap();
    run
}

/// As whoever has a link that was lent comes: in the place of whose work it is.
fn for_ann(run: &Run, act: Act) -> Command {
    Command { on_behalf_of: Some(id("ann")), ..run.command(&Actor::Person(id("dora")), act) }
}

fn answer(run: &Run) -> Act {
    Act::Complete(run.answer("work"))
}

fn back() -> Act {
    Act::TakeBack(TakeBack { step: "work".to_owned(), ..TakeBack::default() })
}

/// As the owner takes it back.
fn recalled(reason: &str) -> Act {
    let reason = Some(reason.to_owned());
    Act::TakeBack(TakeBack { step: "work".to_owned(), reason, ..TakeBack::default() })
}

fn of(step: &str) -> String {
    step.to_owned()
}

#[test]
fn the_other_does_it_and_both_names_stand_in_the_log() {
    let mut run = lent();
    assert_eq!(run.holders("work"), ["ann"], "it stays hers");
    let lending = run.state.lent(&run.assignment("work")).cloned().unwrap();
    assert_eq!((&lending.from, &lending.to), (&id("ann"), &id("dora")));
    assert_eq!(lending.note.as_deref(), Some(&Value::Text("You know these figures.".to_owned())));
    let events = run.give(&for_ann(&run, answer(&run))).unwrap();
    let answered = events.iter().find_map(|event| match event {
        Event::Answered(event::Answered { by, lent_to, recorded: None, .. }) => Some((by, lent_to)),
        _ => None,
    });
    assert_eq!(answered, Some((&id("ann"), &Some(id("dora")))));
    let decision = &run.state.steps["work"].attempts[0].decisions[0];
    assert_eq!((&decision.by, &decision.lent_to), (&id("ann"), &Some(id("dora"))));
    let actor = &run.log.last().unwrap().actor.clone();
    assert_eq!((&actor.id, &actor.on_behalf_of), (&Some(id("dora")), &Some(id("ann"))));
    assert_eq!(run.state.person(&id("dora")), Some(&adviser()));
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn whose_it_is_may_do_it_all_the_same() {
    let mut run = lent();
    run.done("ann", "work");
    let decision = &run.state.steps["work"].attempts[0].decisions[0];
    assert_eq!((&decision.by, &decision.lent_to), (&id("ann"), &None));
    assert!(matches!(run.give(&for_ann(&run, answer(&run))), Err(Refusal::Closed { .. })));
    run.check_log();
}

/// After this the adviser cannot do it any more.
fn check_over(ends: impl FnOnce(&mut Run), ended: Option<LendingEnd>) {
    let mut run = lent();
    ends(&mut run);
    assert_eq!(run.give(&for_ann(&run, answer(&run))), Err(Refusal::LendingOver { step: of("work") }));
    assert_eq!(run.give(&for_ann(&run, back())), Err(Refusal::NotLent { step: of("work") }));
    let over = run.state.steps["work"].attempts[0].lendings[0].ended;
    assert_eq!(over, ended.map(|why| LendingOver { why, at: run.now }));
    run.by("ann", Act::Lend(lend(&run, person("theo")))).unwrap();
    run.done("ann", "work");
    run.check_log();
}

#[test]
fn it_ends_with_its_time_and_with_whoever_ends_it() {
    check_over(|run| drop(run.by("ann", back()).unwrap()), Some(LendingEnd::TakenBack));
    check_over(|run| drop(run.by("owen", recalled("Dora left")).unwrap()), Some(LendingEnd::TakenBack));
    check_over(|run| drop(run.give(&for_ann(run, back())).unwrap()), Some(LendingEnd::GivenBack));
    check_over(|run| run.now = run.now.plus_days(3), None);
}

#[test]
fn the_owner_says_why_and_nobody_else_may() {
    let mut run = lent();
    assert_eq!(run.by("owen", back()), Err(Refusal::ReasonMissing));
    assert_eq!(run.by("owen", recalled("  ")), Err(Refusal::ReasonMissing));
    for other in ["theo", "sara"] {
        assert_eq!(run.by(other, recalled("Mine")), Err(Refusal::NotYours { step: of("work") }));
    }
    let events = run.by("owen", recalled(" Dora left ")).unwrap();
    let why = events.iter().find_map(|event| match event {
        Event::LendingEnded(ended) => ended.reason.as_ref()?.value().cloned(),
        _ => None,
    });
    assert_eq!(why, Some(Value::Text("Dora left".to_owned())));
    assert_eq!(run.by("owen", recalled("Again")), Err(Refusal::NotLent { step: of("work") }));
    // Whose it is need not say why.
    run.by("ann", Act::Lend(lend(&run, adviser()))).unwrap();
    run.by("ann", back()).unwrap();
    run.check_log();
}

#[test]
fn it_goes_with_the_work() {
    let mut run = lent();
    let over = HandOver {
        step: of("work"),
        assignment: None,
        to: person("theo"),
        reason: Some("Theo knows".to_owned()),
    };
    run.by("owen", Act::Reassign(over)).unwrap();
    assert_eq!(run.state.lent(&run.assignment("work")), None);
    assert_eq!(run.give(&for_ann(&run, answer(&run))), Err(Refusal::NotYours { step: of("work") }));
    run.done("theo", "work");
    run.check_log();
}

#[test]
fn what_cannot_be_lent() {
    let check = |run: &mut Run, name: &str, act: Lend, expected: Refusal| {
        assert_eq!(run.by(name, Act::Lend(act)), Err(expected));
    };
    let mut run = of_the_client();
    let step = || of("work");
    let plain = lend(&run, adviser());
    check(&mut run, "sara", plain.clone(), Refusal::NotYours { step: step() });
    check(&mut run, "ann", Lend { to: person("ann"), ..plain.clone() }, Refusal::ToOneself);
    let now = run.now;
    check(&mut run, "ann", Lend { until: now, ..plain.clone() }, Refusal::TimePast);
    run.by("ann", Act::Lend(plain.clone())).unwrap();
    for to in [adviser(), person("theo")] {
        check(&mut run, "ann", Lend { to, ..plain.clone() }, Refusal::LentAlready { step: step() });
    }
    let on = Act::Lend(Lend { to: person("theo"), ..plain.clone() });
    assert_eq!(run.by("dora", on.clone()), Err(Refusal::NotYours { step: step() }));
    assert_eq!(run.give(&for_ann(&run, on)), Err(Refusal::OnlyInPerson { step: step() }));
    run.done("ann", "work");
    check(&mut run, "sara", Lend { step: of("after"), ..plain }, Refusal::NotLendable { step: of("after") });
}

#[test]
fn who_decides_too_does_not_get_it() {
    let mut run = Run::start(definition(vec![s(approval("work", "client"))]));
    run.assign_role("client", &["ann", "theo"]).unwrap();
    let act = lend(&run, person("theo"));
    assert_eq!(run.by("ann", Act::Lend(act)), Err(Refusal::DecidesAlready { step: of("work") }));
}

#[test]
fn nothing_else_is_done_in_her_place() {
    let mut run = lent();
    let other = run.command(&Actor::Person(id("theo")), answer(&run));
    let other = Command { on_behalf_of: Some(id("ann")), ..other };
    assert_eq!(run.give(&other), Err(Refusal::ReasonMissing), "nobody lent it to theo");
    let unknown = Act::Complete(Completion { step: of("after"), ..Completion::default() });
    assert!(matches!(run.give(&for_ann(&run, unknown)), Err(Refusal::Closed { .. })));
    assert!(
        !serde_json::to_string(&outside_view(&run.definition, &run.state, "client"))
            .unwrap()
            .contains("dora")
    );
}

#[test]
fn returned_documents_are_asked_of_whose_they_are() {
    let request = step("work", Kind::FileRequest, "client").with(|step| step.files = vec![document("id")]);
    let mut run = Run::start(definition(vec![s(request)]));
    run.by("ann", Act::Lend(lend(&run, adviser()))).unwrap();
    run.give(&for_ann(&run, answer(&run))).unwrap();
    run.review("olga", "work", "id", returned("Unreadable")).unwrap();
    assert_eq!(run.holders("work"), ["ann"]);
    assert_eq!(run.give(&for_ann(&run, answer(&run))), Err(Refusal::LendingOver { step: of("work") }));
    run.check_log();
}

#[test]
fn the_note_and_the_name_are_erased() {
    let erase = |persons: &[&str]| {
        let mut run = lent();
        let persons: BTreeSet<Id> = persons.iter().map(|name| id(name)).collect();
        let asked = ("request-1".to_owned(), "GDPR Art. 17".to_owned());
        let erasure = Erasure { asked_by: asked.0, ground: asked.1, persons, ..Erasure::default() };
        run.act(&Actor::System, Act::Erase(erasure)).unwrap();
        let noted = run.state.steps["work"].attempts[0].lendings[0].note.is_some();
        (noted, run.state.person(&id("dora")).is_some())
    };
    assert_eq!(erase(&["ann"]), (false, true));
    assert_eq!(erase(&["dora"]), (true, false));
}
