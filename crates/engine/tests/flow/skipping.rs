//! The owner skips a step.

use crate::kit::*;
use engine::flow::{Act, Closure, Event, Intervention, Refusal, Status, StepStatus};
use model::{Decimal, Value, definition::Outcome};

fn skip(run: &mut Run, step: &str) -> Result<Vec<Event>, Refusal> {
    let (step, reason) = (step.to_owned(), "Known already".to_owned());
    run.by("owen", Act::SkipStep(Intervention { step, attempt: None, reason }))
}

fn run() -> Run {
    Run::start(definition(vec![s(asks("work", "client")), s(task("after", "lead"))]))
}

#[test]
fn an_open_step_ends_and_the_flow_goes_on() {
    let mut run = run();
    skip(&mut run, "work").unwrap();
    assert_eq!((run.status("work"), run.open()), (StepStatus::Skipped, vec!["after"]));
    let step = &run.state.steps["work"];
    assert_eq!(step.attempts[0].closed_at, Some(run.now));
    let skipped = step.skipped.as_ref().unwrap();
    let reason = Value::Text("Known already".to_owned());
    assert_eq!((skipped.by.as_ref(), skipped.reason.as_deref()), (Some(&id("owen")), Some(&reason)));
    assert_eq!(run.state.outcome("work"), Some(Outcome::Skipped));
    assert!(run.holders("work").is_empty());
    run.check_log();
}

#[test]
fn a_step_that_has_not_come_yet_never_opens() {
    let mut run = run();
    skip(&mut run, "after").unwrap();
    assert_eq!(run.open(), ["work"]);
    run.done("ann", "work");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn a_finished_step_is_not_skipped_and_it_is_said_who_finished_it() {
    let mut run = run();
    run.done("ann", "work");
    let closed = Closure {
        status: StepStatus::Done,
        attempt: 1,
        outcome: Some(Outcome::Done),
        by: Some(id("ann")),
        at: Some(run.now),
    };
    let Err(Refusal::Closed { closed: said, .. }) = skip(&mut run, "work") else { panic!() };
    assert_eq!(said.as_deref(), Some(&closed));
    skip(&mut run, "after").unwrap();
    assert_eq!(run.state.status, Status::Completed);
}

#[test]
fn whoever_comes_late_reads_who_skipped_it() {
    let mut run = run();
    skip(&mut run, "work").unwrap();
    let Err(Refusal::Closed { closed: Some(said), .. }) = run.complete("ann", "work", |_| {}) else {
        panic!()
    };
    assert_eq!((said.by, said.outcome), (Some(id("owen")), Some(Outcome::Skipped)));
    let again = skip(&mut run, "work");
    assert!(matches!(again, Err(Refusal::Closed { .. })), "{again:?}");
}

#[test]
fn of_another_attempt_than_the_open_one_nothing_is_skipped() {
    let mut run = run();
    let act = Intervention { step: "work".to_owned(), attempt: Some(2), reason: "Old page".to_owned() };
    assert!(matches!(run.by("owen", Act::SkipStep(act)), Err(Refusal::WrongAttempt { current: 1, .. })));
}

#[test]
fn skipped_in_one_turn_it_is_not_skipped_in_the_next_by_the_same_command() {
    let body = vec![s(asks("update", "lead")), s(task("work", "lead"))];
    let mut run = Run::start(definition(vec![repeat(more("update", 5), 3, body)]));
    run.complete("sara", "update", |answer| {
        answer.data.insert("n".to_owned(), Value::Number(Decimal::whole(1)));
    })
    .unwrap();
    let about = |attempt| {
        Act::SkipStep(Intervention { step: "work".to_owned(), attempt, reason: "Not this time".to_owned() })
    };
    run.by("owen", about(Some(1))).unwrap();
    assert_eq!(
        (run.open(), run.status("work"), run.attempt("work")),
        (vec!["update"], StepStatus::Pending, 1)
    );
    let again = run.by("owen", about(Some(1)));
    assert!(matches!(again, Err(Refusal::Closed { .. })), "{again:?}");
    assert_eq!(run.status("work"), StepStatus::Pending);
    run.by("owen", about(None)).unwrap();
    assert_eq!((run.open(), run.status("work")), (vec!["update"], StepStatus::Skipped));
    run.check_log();
}
