//! Idleness: a stalled task is noticed, and what its holder does starts the time anew.

use crate::{clocks, kit::*};
use engine::flow::{Act, Actor, Event, wants_activity};
use model::{
    definition::{Action, Clock, Moment, Trigger},
    target::{Span, Unit},
};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn stalled() -> Clock {
    let after = Span { count: 2, unit: Unit::BusinessDays };
    let idle = Trigger::Idle { step: "work".to_owned(), after };
    let target = clocks::within(Span { count: 1, unit: Unit::Minutes });
    let mut clock = clocks::clock(vec![idle], vec![clocks::on("work", Moment::Done)], target);
    clock.on_red = vec![Action::Notify("lead".to_owned())];
    clock
}

fn run(role: &str) -> Run {
    let items = vec![s(task("work", role)), s(task("other", "lead"))];
    Run::start(clocks::timed(items, vec![stalled()]))
}

fn active(by: &str) -> Act {
    Act::Activity { step: "work".to_owned(), by: id(by) }
}

fn wanted(run: &Run, by: &str) -> bool {
    wants_activity(&run.definition, &run.state, ("work", &id(by)), run.now)
}

fn at(run: &mut Run, seconds: i64, act: Act) -> Vec<Event> {
    run.now = MONDAY.plus_seconds(seconds);
    run.act(&Actor::System, act).unwrap()
}

#[test]
fn a_stalled_task_escalates() {
    let mut run = run("client");
    assert_eq!(run.state.wake_at(), Some(MONDAY.plus_days(2)));
    let events = at(&mut run, 2 * DAY + HOUR, Act::Tick);
    let notified = |event: &&Event| matches!(event, Event::Escalated { action: Action::Notify(role), .. } if role == "lead");
    assert!(
        matches!(events[0], Event::WentIdle { scheduled_at, .. } if scheduled_at == MONDAY.plus_days(2)),
        "{events:?}"
    );
    assert_eq!(events.iter().filter(notified).count(), 1, "{events:?}");
    assert_eq!(at(&mut run, 9 * DAY, Act::Tick), []);
    run.done("ann", "work");
    run.check_log();
}

#[test]
fn activity_starts_the_time_anew() {
    let mut run = run("client");
    assert_eq!(at(&mut run, HOUR, active("sara")), [], "it is not hers");
    assert_eq!(at(&mut run, HOUR, active("ann")).len(), 2);
    assert_eq!(run.state.wake_at(), Some(MONDAY.plus_days(2).plus_seconds(HOUR)));
    assert_eq!(at(&mut run, 2 * HOUR - 1, active("ann")), [], "typing is one activity");
    assert_eq!(at(&mut run, 2 * HOUR, active("ann")).len(), 2);
    run.done("ann", "work");
    assert_eq!((run.state.wake_at(), at(&mut run, 9 * DAY, active("ann"))), (None, vec![]));
    run.check_log();
}

#[test]
fn what_is_one_activity_depends_on_how_long_a_clock_waits() {
    let cases = [
        (1, Unit::Minutes, 60),
        (4, Unit::Hours, 600),
        (8, Unit::BusinessHours, 1_200),
        (1, Unit::Days, HOUR),
        (3, Unit::Weeks, HOUR),
    ];
    for (count, unit, quiet) in cases {
        let mut clock = stalled();
        clock.starts = vec![Trigger::Idle { step: "work".to_owned(), after: Span { count, unit } }];
        let mut run = Run::start(clocks::timed(vec![s(task("work", "client"))], vec![clock]));
        assert!(!at(&mut run, 0, active("ann")).is_empty(), "{count} {unit:?}");
        for (seconds, is_wanted) in [(quiet - 1, false), (quiet, true)] {
            run.now = MONDAY.plus_seconds(seconds);
            assert_eq!(wanted(&run, "ann"), is_wanted, "{count} {unit:?}, {seconds} s");
        }
    }
}

#[test]
fn picking_up_and_reviewing_are_activity() {
    let mut pool = run("officer");
    let assignment = pool.assignment("work");
    pool.now = MONDAY.plus_days(1);
    pool.by("olga", Act::PickUp { assignment }).unwrap();
    assert_eq!(pool.state.wake_at(), Some(MONDAY.plus_days(3)));

    let items = vec![s(request("work", vec![document("a"), document("b")]))];
    let mut review = Run::start(clocks::timed(items, vec![stalled()]));
    review.now = MONDAY.plus_days(1);
    review.done("ann", "work");
    assert_eq!(review.state.wake_at(), Some(MONDAY.plus_days(3)), "with its reviewers");
    review.now = MONDAY.plus_days(2);
    review.review("olga", "work", "a", engine::flow::Verdict::Accept).unwrap();
    assert_eq!(review.state.wake_at(), Some(MONDAY.plus_days(4)));
    review.check_log();
}

#[test]
fn nothing_is_kept_where_nobody_asked() {
    let mut run = Run::start(definition(vec![s(task("work", "client"))]));
    assert_eq!(at(&mut run, HOUR, active("ann")), []);
    assert!(!wanted(&run, "ann"));
    let watched = self::run("client");
    assert_eq!([wanted(&watched, "ann"), wanted(&watched, "sara")], [true, false]);
    let mut ended = self::run("client");
    ended.by("owen", Act::Cancel { reason: None }).unwrap();
    assert_eq!(at(&mut ended, HOUR, active("ann")), []);
}

#[test]
fn a_pause_is_not_idleness() {
    let mut run = run("client");
    run.now = MONDAY.plus_days(1);
    run.owner(Act::Pause { reason: "Holidays".to_owned() }).unwrap();
    assert_eq!(at(&mut run, 7 * DAY, Act::Tick), []);
    run.owner(Act::Resume { reason: None }).unwrap();
    assert_eq!(run.state.wake_at(), Some(MONDAY.plus_days(8)));
    run.check_log();
}
