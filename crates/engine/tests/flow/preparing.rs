//! Preparer: an internal person completes the details before the step's own people see it.

use crate::kit::*;
use engine::flow::event;
use engine::flow::{
    Act, Effect, Event, Intervention, Preparation, Purpose, Refusal, StepStatus, Wait, effects, outside_view,
    prefilled,
};
use model::{
    Decimal, FieldType, Value,
    target::{Span, Target, Unit},
};
use std::collections::BTreeMap;

/// `work` of the client's, prepared by sara, due a day after she hands it on.
fn run() -> Run {
    let work = asks("work", "client").with(|step| {
        step.prepared_by = Some("lead".to_owned());
        step.form.push(field("note", FieldType::Text));
        step.due = Some(Target::In(Span { count: 24, unit: Unit::Hours }));
    });
    Run::start(definition(vec![s(work), s(task("after", "lead"))]))
}

fn preparation() -> Preparation {
    Preparation {
        step: "work".to_owned(),
        attempt: Some(1),
        data: BTreeMap::from([("n".to_owned(), Value::Number(Decimal::whole(7)))]),
        text: Some("As agreed on the phone.".to_owned()),
        ..Preparation::default()
    }
}

#[test]
fn the_preparer_has_it_first_and_the_deadline_begins_when_it_is_handed_on() {
    let mut run = run();
    assert_eq!((run.status("work"), run.holders("work")), (StepStatus::Preparing, vec!["sara".to_owned()]));
    let open = run.state.assignments.values().next().unwrap();
    assert_eq!((open.purpose, open.due_at), (Purpose::Prepare, None));
    assert!(matches!(run.complete("ann", "work", |_| {}), Err(Refusal::Closed { .. })));
    run.now = MONDAY.plus_days(3);
    let events = run.by("sara", Act::Prepare(preparation())).unwrap();
    let told = |effect: &Effect| matches!(effect, Effect::Assigned { prepare: false, review: false, .. });
    assert!(events.iter().flat_map(effects).any(|effect| told(&effect)), "{events:?}");
    assert_eq!((run.status("work"), run.holders("work")), (StepStatus::Open, vec!["ann".to_owned()]));
    assert_eq!(run.state.steps["work"].current().unwrap().due_at, Some(MONDAY.plus_days(4)));
    run.done("ann", "work");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn what_was_filled_in_is_offered() {
    let mut run = run();
    run.by("sara", Act::Prepare(preparation())).unwrap();
    let offered = prefilled(&run.definition, &run.state, "work");
    assert_eq!(offered.get("n"), Some(&Value::Number(Decimal::whole(7))));
    assert_eq!(offered.get("note"), None, "nothing is required of the preparer");
    assert_eq!(run.state.given("work", "n"), None, "it is no answer yet");
    let seen = outside_view(&run.definition, &run.state, "client");
    assert_eq!(seen.steps[0].prepared.as_deref(), Some("As agreed on the phone."));
    let other = serde_json::to_string(&outside_view(&run.definition, &run.state, "third")).unwrap();
    assert!(!other.contains("phone"), "{other}");
}

#[test]
fn the_preparer_may_set_the_deadline() {
    let mut run = run();
    let due_at = Some(MONDAY.plus_days(10));
    run.by("sara", Act::Prepare(Preparation { due_at, ..preparation() })).unwrap();
    assert_eq!(run.state.steps["work"].current().unwrap().due_at, due_at);
    run.check_log();
}

#[test]
fn wrong_answers_and_wrong_people_are_refused() {
    let mut run = run();
    assert_eq!(
        run.by("owen", Act::Prepare(preparation())),
        Err(Refusal::NotYours { step: "work".to_owned() })
    );
    let data = BTreeMap::from([("n".to_owned(), Value::YesNo(true)), ("x".to_owned(), Value::YesNo(true))]);
    let wrong = run.by("sara", Act::Prepare(Preparation { data, ..preparation() }));
    assert!(matches!(&wrong, Err(Refusal::Data(problems)) if problems.len() == 2), "{wrong:?}");
    let old = run.by("sara", Act::Prepare(Preparation { attempt: Some(2), ..preparation() }));
    assert!(matches!(old, Err(Refusal::WrongAttempt { current: 1, .. })));
    let other = Preparation { step: "after".to_owned(), attempt: None, ..preparation() };
    assert!(matches!(run.by("sara", Act::Prepare(other)), Err(Refusal::Closed { .. })));
    run.by("sara", Act::Prepare(preparation())).unwrap();
    assert!(matches!(run.by("sara", Act::Prepare(preparation())), Err(Refusal::Closed { .. })));
}

#[test]
fn without_a_preparer_the_owner_is_asked() {
    let work = task("work", "client").with(|step| step.prepared_by = Some("analyst".to_owned()));
    let mut run = Run::start(definition(vec![s(work)]));
    let nobody = Wait::RoleUnbound { role: "analyst".to_owned() };
    assert_eq!((run.status("work"), &run.state.steps["work"].waits), (StepStatus::Preparing, &vec![nobody]));
    run.assign_role("analyst", &["vera"]).unwrap();
    assert_eq!((run.holders("work"), run.state.steps["work"].waits.len()), (vec!["vera".to_owned()], 0));
    run.assign_role("analyst", &["nora"]).unwrap();
    assert_eq!(run.holders("work"), ["nora"], "and may change their mind");
    run.by("nora", Act::Prepare(Preparation { step: "work".to_owned(), ..Preparation::default() })).unwrap();
    assert_eq!(run.holders("work"), ["ann"]);
    run.check_log();
}

#[test]
fn the_first_of_several_hands_it_on() {
    let work = task("work", "client").with(|step| step.prepared_by = Some("officer".to_owned()));
    let mut run = Run::start(definition(vec![s(work)]));
    assert_eq!(run.holders("work"), ["pool"]);
    let events =
        run.by("omar", Act::Prepare(Preparation { step: "work".to_owned(), ..Preparation::default() }));
    assert!(
        events
            .unwrap()
            .iter()
            .any(|event| matches!(event, Event::Prepared(event::Prepared { by, .. }) if *by == id("omar")))
    );
    assert_eq!(run.holders("work"), ["ann"]);
    run.check_log();
}

#[test]
fn a_new_attempt_is_prepared_again_and_a_skip_ends_it() {
    let mut run = run();
    run.by("sara", Act::Prepare(preparation())).unwrap();
    run.done("ann", "work");
    let on =
        |reason: &str| Intervention { step: "work".to_owned(), attempt: None, reason: reason.to_owned() };
    run.owner(Act::ReopenStep(on("Once more"))).unwrap();
    assert_eq!((run.status("work"), &run.state.steps["work"].prepared), (StepStatus::Preparing, &None));
    run.owner(Act::SkipStep(on("Never mind"))).unwrap();
    assert!(run.holders("work").is_empty() && run.status("work") == StepStatus::Skipped);
    run.check_log();
}

#[test]
fn what_the_preparer_wrote_is_erased_with_them() {
    let mut run = run();
    run.by("sara", Act::Prepare(preparation())).unwrap();
    let erasure = engine::flow::Erasure {
        asked_by: "request-1".to_owned(),
        ground: "GDPR Art. 17".to_owned(),
        persons: [id("sara")].into(),
        paths: std::collections::BTreeSet::new(),
        everything: false,
    };
    run.act(&engine::flow::Actor::System, Act::Erase(erasure.clone())).unwrap();
    let prepared = run.state.steps["work"].prepared.as_ref().unwrap();
    assert_eq!((&prepared.text, &prepared.data["n"].value), (&None, &None));
    let mut log = run.entries();
    engine::log::erase(&mut log, erasure.reach());
    assert_eq!(engine::log::replay(engine::flow::State::unborn(id("flow")), &log), run.state);
}
