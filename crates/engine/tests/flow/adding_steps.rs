//! The owner puts a step into a live flow, directly after another.

use crate::{interventions::added, kit::*};
use engine::{
    calendar::Calendar,
    flow::{Act, AddStep, Event, Refusal, Status, StepStatus, effective, outside_view, summary},
};
use model::{
    definition::{Item, Kind, Outcome, OutcomeRule},
    target::{Span, Target, Unit},
};
use std::sync::Arc;

fn add(run: &mut Run, change: impl FnOnce(&mut AddStep)) -> Result<Vec<Event>, Refusal> {
    let mut act = added("work");
    change(&mut act);
    run.by("owen", Act::AddStep(Box::new(act)))
}

fn run() -> Run {
    Run::start(definition(vec![s(task("work", "client")), s(task("after", "lead"))]))
}

#[test]
fn it_comes_directly_after_its_step() {
    let mut run = run();
    add(&mut run, |_| {}).unwrap();
    assert_eq!((run.open(), run.status("added_1")), (vec!["work"], StepStatus::Pending));
    run.done("ann", "work");
    assert_eq!(run.open(), ["added_1"]);
    run.done("sara", "added_1");
    assert_eq!(run.open(), ["after"]);
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn after_a_step_that_is_done_it_opens_at_once_and_the_flow_waits_for_it() {
    let mut run = run();
    run.done("ann", "work");
    add(&mut run, |_| {}).unwrap();
    assert_eq!(run.open(), ["added_1", "after"], "what was open stays open");
    run.done("sara", "after");
    assert_eq!((run.state.status, run.open()), (Status::Running, vec!["added_1"]));
    run.done("sara", "added_1");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn in_a_finished_stage_it_opens_the_stage_again() {
    let stages = vec![("intake", vec![s(task("work", "client"))]), ("main", vec![s(task("after", "lead"))])];
    let mut run = Run::start(staged(stages));
    run.done("ann", "work");
    let events = add(&mut run, |_| {}).unwrap();
    assert!(events.iter().any(|event| matches!(event, Event::StageReopened { stage } if stage == "intake")));
    assert_eq!(run.open(), ["added_1", "after"]);
    run.done("sara", "added_1");
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn the_newest_stands_nearest_and_one_may_follow_another() {
    let mut run = run();
    add(&mut run, |_| {}).unwrap();
    add(&mut run, |act| act.after = "added_1".to_owned()).unwrap();
    add(&mut run, |_| {}).unwrap();
    run.done("ann", "work");
    for step in ["added_3", "added_1", "added_2"] {
        assert_eq!(run.open(), [step]);
        run.done("sara", step);
    }
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn effective_is_the_same_twice_and_nothing_without_added_steps() {
    let mut run = run();
    assert!(matches!(effective(&run.definition, &run.state), std::borrow::Cow::Borrowed(_)));
    add(&mut run, |_| {}).unwrap();
    let once = effective(&run.definition, &run.state).into_owned();
    assert_eq!(*effective(&once, &run.state), once);
    add(&mut run, |_| {}).unwrap();
    let keys = |definition: &model::Definition| -> Vec<String> {
        definition.steps().into_iter().map(|step| step.key.clone()).collect()
    };
    let whole = keys(&effective(&run.definition, &run.state));
    assert_eq!((whole.len(), keys(&effective(&once, &run.state))), (4, whole));
}

#[test]
fn places_stay_what_they_are() {
    let inner = choice(vec![(Some(more("start_number", 5)), vec![s(task("big", "lead"))]), (None, vec![])]);
    let items =
        vec![s(asks("start_number", "lead")), s(task("work", "client")), inner, s(task("after", "lead"))];
    let mut run = Run::start(definition(items));
    add(&mut run, |_| {}).unwrap();
    run.done("sara", "start_number");
    run.done("ann", "work");
    run.done("sara", "added_1");
    assert_eq!(run.state.choices.keys().collect::<Vec<_>>(), ["main.2"]);
    add(&mut run, |act| act.after = "start_number".to_owned()).unwrap();
    run.done("sara", "added_2");
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn every_kind_asks_for_what_it_is() {
    for (kind, outcome) in [
        (Kind::Task, Outcome::Done),
        (Kind::Form, Outcome::Submitted),
        (Kind::FileRequest, Outcome::Submitted),
        (Kind::Approval, Outcome::Approved),
        (Kind::Acknowledgement, Outcome::Acknowledged),
    ] {
        let mut run = run();
        run.done("ann", "work");
        add(&mut run, |act| act.kind = kind).unwrap();
        let definition = effective(&run.definition, &run.state).into_owned();
        let step = definition.step("added_1").unwrap();
        let asked = (step.form.len(), step.files.len());
        let expected = match kind {
            Kind::Form => (1, 0),
            Kind::FileRequest => (0, 1),
            _ => (0, 0),
        };
        assert_eq!(asked, expected, "{kind:?}");
        run.done("sara", "added_1");
        assert_eq!(run.state.outcome("added_1"), Some(outcome));
        run.check_log();
    }
}

#[test]
fn a_denial_goes_on_or_ends() {
    for (ends, status) in [(false, Status::Running), (true, Status::Completed)] {
        let mut run = run();
        run.done("ann", "work");
        add(&mut run, |act| {
            act.kind = Kind::Approval;
            act.ends_if_denied = ends;
        })
        .unwrap();
        run.decide("sara", "added_1", Outcome::Denied).unwrap();
        assert_eq!(run.state.status, status);
    }
}

#[test]
fn it_has_a_deadline_even_where_the_template_has_none() {
    let mut run = run();
    run.done("ann", "work");
    add(&mut run, |act| {
        act.due = Some(Target::In(Span { count: 2, unit: Unit::BusinessDays }));
        act.calendar = Some(Arc::new(Calendar::office_hours("Europe/Berlin").unwrap()));
    })
    .unwrap();
    let due = run.state.steps["added_1"].current().unwrap().due_at;
    assert_eq!(due, Some(MONDAY.plus_days(2)));
    run.check_log();
}

#[test]
fn what_does_not_fit_is_said_field_by_field() {
    let mut run = run();
    let refused = add(&mut run, |act| {
        act.title = "  ".to_owned();
        act.role = "nobody".to_owned();
        act.kind = Kind::Wait;
    });
    let Err(Refusal::Data(problems)) = refused else { panic!("{refused:?}") };
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["title", "role", "kind"]);
}

#[test]
fn not_where_the_flow_does_not_come() {
    let inner = choice(vec![
        (Some(more("ask", 5)), vec![s(task("big", "lead"))]),
        (None, vec![s(task("small", "lead"))]),
    ]);
    let mut run = Run::start(definition(vec![s(asks("ask", "lead")), inner]));
    run.done("sara", "ask");
    let far = Refusal::OutOfReach { step: "big".to_owned() };
    assert_eq!(add(&mut run, |act| act.after = "big".to_owned()), Err(far));
    add(&mut run, |act| act.after = "small".to_owned()).unwrap();
    run.done("sara", "small");
    assert_eq!(run.open(), ["added_1"]);
}

#[test]
fn not_after_a_decision() {
    let Item::Choice(mut picked) = choice(vec![(None, vec![s(task("one", "lead"))])]) else { panic!() };
    let mut by = step("pick", Kind::Decision, "lead");
    by.form.push(field("branch", model::FieldType::Choice { options: vec!["one".to_owned()] }));
    picked.by = Some(Box::new(by));
    picked.branches[0].name = Some("one".to_owned());
    let mut run = Run::start(definition(vec![Item::Choice(picked)]));
    let refused = Refusal::CannotAddAfter { step: "pick".to_owned() };
    assert_eq!(add(&mut run, |act| act.after = "pick".to_owned()), Err(refused));
}

#[test]
fn among_the_steps_of_an_outcome() {
    let approve = approval("approve", "lead").with(|step| {
        step.outcomes.insert(Outcome::Denied, OutcomeRule::Run(vec![s(task("goodbye", "lead"))]));
    });
    let mut run = Run::start(definition(vec![s(approve), s(task("after", "lead"))]));
    run.decide("sara", "approve", Outcome::Denied).unwrap();
    add(&mut run, |act| act.after = "goodbye".to_owned()).unwrap();
    run.done("sara", "goodbye");
    assert_eq!(run.open(), ["added_1"]);
    run.done("sara", "added_1");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn its_own_people_see_it_and_others_do_not() {
    let mut run = run();
    run.done("ann", "work");
    add(&mut run, |act| act.role = "client".to_owned()).unwrap();
    add(&mut run, |_| {}).unwrap();
    let definition = effective(&run.definition, &run.state);
    let seen = outside_view(&definition, &run.state, "client");
    let titles: Vec<&str> = seen.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["work", "Call Vera Vogel"]);
    assert_eq!(summary(&definition, &run.state).open_steps, ["added_2", "added_1", "after"]);
}
