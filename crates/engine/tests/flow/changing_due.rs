//! The owner sets another deadline.

use crate::kit::*;
use engine::{
    calendar::Why,
    flow::{Act, Actor, ChangeDue, DueOf, Event, Refusal, running_due},
};
use model::{
    Instant,
    target::{Span, Target, Unit},
};

fn change(run: &mut Run, step: &str, due_at: Instant) -> Result<Vec<Event>, Refusal> {
    let of = DueOf::Step { step: step.to_owned(), attempt: None };
    run.owner(Act::ChangeDue(ChangeDue { of, due_at, reason: "The bank is closed".to_owned() }))
}

fn run() -> Run {
    let due = Some(Target::In(Span { count: 24, unit: Unit::Hours }));
    let work = task("work", "client").with(|step| step.due = due);
    Run::start(definition(vec![s(work), s(task("after", "lead"))]))
}

#[test]
fn its_derivation_is_one_piece() {
    let mut run = run();
    let at = MONDAY.plus_days(4);
    change(&mut run, "work", at).unwrap();
    let due = running_due(&run.definition, &run.state, "work").unwrap();
    assert_eq!((due.at, due.derivation.len()), (at, 1));
    let piece = &due.derivation[0];
    assert_eq!((piece.from, piece.until, piece.why, piece.minutes), (MONDAY, at, Why::Adjusted, 4 * 24 * 60));
    let open = run.state.assignments.values().next().unwrap();
    assert_eq!(open.due_at, Some(at));
    run.check_log();
}

#[test]
fn one_that_is_past_fires_at_once_and_once() {
    let mut run = run();
    run.now = MONDAY.plus_seconds(3_600);
    let past = MONDAY.plus_seconds(60);
    let events = change(&mut run, "work", past).unwrap();
    let fired =
        |events: &[Event]| events.iter().filter(|event| matches!(event, Event::Overdue { .. })).count();
    assert_eq!(fired(&events), 1, "{events:?}");
    let later = run.act(&Actor::System, Act::Tick).unwrap();
    assert_eq!(fired(&later), 0);
    change(&mut run, "work", MONDAY.plus_days(2)).unwrap();
    assert!(!run.state.assignments.values().any(|open| open.overdue), "there is time again");
    run.check_log();
}

#[test]
fn nothing_else_moves_it() {
    let mut run = run();
    let at = MONDAY.plus_days(4);
    change(&mut run, "work", at).unwrap();
    let mut calendar = engine::calendar::Calendar::office_hours("Europe/Lisbon").unwrap();
    calendar.name = Some("Lisbon".to_owned());
    let told = Act::CalendarChanged { calendar: calendar.into(), calendars: Default::default() };
    run.act(&Actor::System, told).unwrap();
    assert_eq!(run.state.steps["work"].current().unwrap().due_at, Some(at));
    run.check_log();
}

#[test]
fn a_step_without_one_may_be_given_one() {
    let mut run = run();
    run.done("ann", "work");
    let at = MONDAY.plus_days(1);
    change(&mut run, "after", at).unwrap();
    run.now = at;
    let events = run.act(&Actor::System, Act::Tick).unwrap();
    assert!(events.iter().any(|event| matches!(event, Event::Overdue { .. })));
    run.check_log();
}

#[test]
fn a_new_attempt_has_its_own_deadline_again() {
    let mut run = run();
    change(&mut run, "work", MONDAY.plus_days(9)).unwrap();
    run.done("ann", "work");
    let again =
        engine::flow::Intervention { step: "work".to_owned(), attempt: None, reason: "Once more".to_owned() };
    run.owner(Act::ReopenStep(again)).unwrap();
    assert_eq!(run.state.steps["work"].current().unwrap().due_at, Some(MONDAY.plus_days(1)));
}

#[test]
fn only_where_somebody_has_it() {
    let mut run = run();
    assert!(matches!(change(&mut run, "after", MONDAY), Err(Refusal::Closed { closed: None, .. })));
    let of = DueOf::Step { step: "work".to_owned(), attempt: Some(7) };
    let act = ChangeDue { of, due_at: MONDAY, reason: "Old page".to_owned() };
    assert!(matches!(run.owner(Act::ChangeDue(act)), Err(Refusal::WrongAttempt { .. })));
    let mut waiting = Run::start(definition(vec![s(task("work", "analyst"))]));
    let none = Refusal::NoDeadline { step: "work".to_owned() };
    assert_eq!(change(&mut waiting, "work", MONDAY), Err(none));
    let act = ChangeDue { of: DueOf::Clock("none".to_owned()), due_at: MONDAY, reason: "Why not".to_owned() };
    assert_eq!(run.owner(Act::ChangeDue(act)), Err(Refusal::UnknownClock { clock: "none".to_owned() }));
}
