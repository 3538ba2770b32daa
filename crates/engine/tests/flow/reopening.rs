//! The owner has a finished step done again, with everything that depends on it.

use crate::kit::*;
use engine::flow::{
    Act, Event, Intervention, Refusal, ResetCause, SendBackPreview, Status, StepStatus, preview_reopen,
};
use model::{
    Value,
    definition::{Outcome, OutcomeRule},
};

fn reopen(run: &mut Run, step: &str) -> Result<Vec<Event>, Refusal> {
    let (step, reason) = (step.to_owned(), "Figures were wrong".to_owned());
    run.by("owen", Act::ReopenStep(Intervention { step, attempt: None, reason }))
}

/// `ask` is read by `check`, `other` reads nothing; all three are done, `last` is open.
fn run() -> Run {
    let items = vec![
        s(asks("ask", "client")),
        s(sees("check", "lead", &["ask"])),
        s(task("other", "lead")),
        s(task("last", "lead")),
    ];
    let mut run = Run::start(definition(items));
    run.done("ann", "ask");
    run.done("sara", "check");
    run.done("sara", "other");
    run
}

#[test]
fn the_preview_names_what_happens() {
    let mut run = run();
    let foreseen = preview_reopen(&run.definition, &run.state, "ask").unwrap();
    let steps = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
    let expected = SendBackPreview {
        back_to: steps(&["ask"]),
        again: steps(&["check", "other", "last"]),
        interrupted: steps(&["last"]),
    };
    assert_eq!(foreseen, expected);
    let events = reopen(&mut run, "ask").unwrap();
    let Some(Event::Reopened { dependents, .. }) = events.first() else { panic!("{events:?}") };
    assert_eq!(*dependents, foreseen.again);
    assert_eq!((run.open(), run.attempt("ask")), (vec!["ask"], 2));
    let why = run.state.steps["ask"].reopened.as_ref().unwrap();
    assert_eq!(why.reason.as_deref(), Some(&Value::Text("Figures were wrong".to_owned())));
    run.done("ann", "ask");
    assert_eq!((run.open(), &run.state.steps["ask"].reopened), (vec!["check"], &None));
    run.check_log();
}

#[test]
fn what_reads_nothing_of_it_stays() {
    let mut run = run();
    let events = reopen(&mut run, "other").unwrap();
    let causes: Vec<&ResetCause> = events
        .iter()
        .filter_map(|event| match event {
            Event::StepReset { cause, .. } => Some(cause),
            _ => None,
        })
        .collect();
    assert_eq!(causes, [&ResetCause::Reopened]);
    assert_eq!(run.open(), ["last", "other"]);
    run.check_log();
}

#[test]
fn never_done_is_never_reopened() {
    let mut run = run();
    let never = |step: &str| Err(Refusal::NeverDone { step: step.to_owned() });
    assert_eq!(reopen(&mut run, "last"), never("last"), "open");
    assert_eq!(preview_reopen(&run.definition, &run.state, "last").err(), never("last").err());
    let skip = Intervention { step: "last".to_owned(), attempt: None, reason: "Not now".to_owned() };
    let mut skipped = Run::start(definition(vec![s(task("last", "lead")), s(task("end", "lead"))]));
    skipped.by("owen", Act::SkipStep(skip)).unwrap();
    reopen(&mut skipped, "last").unwrap();
    assert_eq!(skipped.open(), ["end", "last"], "what the owner skipped the owner may have done after all");
    skipped.check_log();
}

#[test]
fn a_skip_by_condition_stays() {
    let maybe = task("maybe", "lead").with(|step| step.when = Some(more("ask", 5)));
    let mut run = Run::start(definition(vec![s(asks("ask", "lead")), s(maybe), s(task("end", "lead"))]));
    run.done("sara", "ask");
    assert_eq!(run.status("maybe"), StepStatus::Skipped);
    assert_eq!(reopen(&mut run, "maybe"), Err(Refusal::NeverDone { step: "maybe".to_owned() }));
}

#[test]
fn before_an_outcome_with_steps_of_its_own_the_flow_goes_on_as_if_it_had_not_been() {
    let approve = approval("approve", "lead").with(|step| {
        step.outcomes.insert(Outcome::Denied, OutcomeRule::Run(vec![s(task("goodbye", "lead"))]));
    });
    let mut run =
        Run::start(definition(vec![s(asks("ask", "client")), s(approve), s(task("after", "lead"))]));
    run.done("ann", "ask");
    run.decide("sara", "approve", Outcome::Denied).unwrap();
    reopen(&mut run, "approve").unwrap();
    assert_eq!((run.open(), &run.state.ending), (vec!["approve"], &None));
    run.done("sara", "approve");
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn a_finished_stage_opens_again() {
    let stages = vec![("intake", vec![s(task("work", "client"))]), ("main", vec![s(task("after", "lead"))])];
    let mut run = Run::start(staged(stages));
    run.done("ann", "work");
    reopen(&mut run, "work").unwrap();
    assert!(run.state.stages_done.is_empty());
    assert_eq!(run.open(), ["after", "work"], "what reads nothing of it goes on");
    run.check_log();
}
