//! Custody: who held the work how long, to the microsecond.

use crate::kit::*;
use engine::{
    calendar::Calendar,
    flow::{Act, Custody, CustodyTotals, Event, HeldBy, custody, step_custody},
};
use model::{Instant, definition::Kind};

const HOUR: i64 = 3_600;
const MICROS: i64 = 1_000_000;

fn calendar() -> Calendar {
    Calendar::office_hours("Europe/Berlin").unwrap()
}

fn of(run: &Run) -> Custody {
    custody(&run.definition, &run.state, run.now, &calendar())
}

fn of_step(run: &Run, step: &str) -> Custody {
    step_custody(&run.definition, &run.state, step, run.now, &calendar())
}

fn at(run: &mut Run, hours: i64) {
    run.now = MONDAY.plus_seconds(hours * HOUR);
}

/// Client until 14:00, us until Tuesday 10:00, then paused for a day, then a third party.
fn course() -> Run {
    let items = vec![s(task("a", "client")), s(task("b", "lead")), s(task("c", "third"))];
    let mut run = Run::start(definition(items));
    at(&mut run, 5);
    run.done("ann", "a");
    at(&mut run, 25);
    run.owner(Act::Pause { reason: "Holidays".to_owned() }).unwrap();
    at(&mut run, 49);
    run.owner(Act::Resume { reason: None }).unwrap();
    at(&mut run, 50);
    run.done("sara", "b");
    at(&mut run, 60);
    run
}

#[test]
fn the_parts_of_a_flow_add_up() {
    let mut run = course();
    let seen = of(&run);
    let hours = |hours: i64| hours * HOUR * MICROS;
    // Monday 14 to 17, Tuesday 9 to 10, Wednesday 10 to 11 inside hours.
    assert_eq!(
        seen.totals,
        CustodyTotals {
            us_inside: hours(3 + 1 + 1),
            us_outside: hours(16),
            client: hours(5),
            third_party: hours(10),
            waiting: hours(24),
        }
    );
    assert_eq!(seen.totals.whole(), run.now.0 - MONDAY.0);
    assert_eq!((seen.held_by, seen.since), (Some(HeldBy::ThirdParty), Some(MONDAY.plus_seconds(50 * HOUR))));
    let changes = run
        .entries()
        .iter()
        .flat_map(|entry| entry.events.clone())
        .filter(|event| matches!(event, Event::Held { .. }))
        .count();
    assert_eq!(changes, 5);
    run.done("theo", "c");
    at(&mut run, 1_000);
    let ended = of(&run);
    assert_eq!((ended.held_by, ended.since, ended.totals), (None, None, seen.totals), "it has ended");
    run.check_log();
}

#[test]
fn the_parts_of_a_step_add_up() {
    let run = course();
    let hours = |hours: i64| hours * HOUR * MICROS;
    let b = of_step(&run, "b");
    assert_eq!((b.held_by, b.totals.us(), b.totals.waiting), (None, hours(21), hours(24)));
    assert_eq!(of_step(&run, "a").totals, CustodyTotals { client: hours(5), ..CustodyTotals::default() });
    let c = of_step(&run, "c");
    assert_eq!((c.held_by, c.since), (Some(HeldBy::ThirdParty), Some(MONDAY.plus_seconds(50 * HOUR))));
    assert_eq!(of_step(&run, "unknown").totals, CustodyTotals::default());
}

#[test]
fn a_review_and_a_step_without_people_are_ours() {
    let items = vec![s(request("docs", vec![document("id")])), s(task("later", "analyst"))];
    let mut run = Run::start(definition(items));
    at(&mut run, 2);
    run.done("ann", "docs");
    at(&mut run, 5);
    run.review("olga", "docs", "id", returned("Unreadable")).unwrap();
    at(&mut run, 6);
    run.done("ann", "docs");
    run.review("olga", "docs", "id", engine::flow::Verdict::Accept).unwrap();
    at(&mut run, 8);
    let totals = of(&run).totals;
    assert_eq!((totals.client, totals.us_inside), (3 * HOUR * MICROS, 5 * HOUR * MICROS));
    let docs = of_step(&run, "docs").totals;
    assert_eq!((docs.client, docs.us()), (3 * HOUR * MICROS, 3 * HOUR * MICROS));
    assert_eq!((of(&run).held_by, of_step(&run, "later").totals.us()), (Some(HeldBy::Us), 2 * HOUR * MICROS));
}

#[test]
fn a_wait_waits_unless_somebody_has_something_to_do() {
    let wait = step("wait", Kind::Wait, "").with(|step| {
        step.wait = Some(model::definition::WaitFor::Signal { name: "paid".to_owned(), keep: false });
    });
    let both = parallel(vec![vec![s(task("a", "client"))], vec![s(wait)]]);
    let mut run = Run::start(definition(vec![both]));
    assert_eq!(of(&run).held_by, Some(HeldBy::Client));
    at(&mut run, 1);
    run.done("ann", "a");
    assert_eq!(
        (of(&run).held_by, of_step(&run, "wait").held_by),
        (Some(HeldBy::Waiting), Some(HeldBy::Waiting))
    );
    run.check_log();
}

/// A flow from before custody was kept.
#[test]
fn what_was_not_recorded_is_worked_out_from_the_steps() {
    let mut run = course();
    let seen = of(&run);
    run.state.custody.clear();
    assert_eq!(of(&run).totals, seen.totals);
    assert_eq!(of(&run).totals.whole(), run.now.0 - MONDAY.0);
    run.now = Instant(MONDAY.0 - 1);
    assert_eq!(of(&run).totals.whole(), 0, "a clock that went back takes nothing away");
}
