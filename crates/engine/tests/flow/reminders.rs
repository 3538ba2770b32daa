//! Reminders: the usual ones, those of the template, and what becomes of them when a deadline moves.

use crate::kit::*;
use engine::flow::event;
use engine::{
    calendar::Calendar,
    flow::{Act, Actor, Effect, Event, effects, usual_reminders},
};
use model::{
    Instant,
    definition::{DecidedBy, Offset, Reminder},
    target::{Span, Target, Unit},
};
use std::collections::BTreeMap;

const HOUR: i64 = 3_600;

fn span(count: u32, unit: Unit) -> Span {
    Span { count, unit }
}

fn due(count: u32, unit: Unit) -> Option<Target> {
    Some(Target::In(span(count, unit)))
}

fn once(at: Offset) -> Reminder {
    Reminder { at, every: None, at_most: 1 }
}

/// A task of the client's with these reminders, due on Thursday at 12:00.
fn run(remind: Option<Vec<Reminder>>) -> Run {
    let work = task("work", "client").with(|step| {
        step.due = Some(Target::BusinessDay { number: 3, time: jiff::civil::time(12, 0, 0, 0) });
        step.remind = remind;
    });
    Run::start(definition(vec![s(work)]))
}

/// When reminders came until then, in hours after Monday 09:00.
fn reminded(run: &mut Run, until: Instant) -> Vec<i64> {
    run.now = until;
    let events = run.act(&Actor::System, Act::Tick).unwrap();
    let at = |event: &Event| match event {
        Event::Reminded(event::Reminded { scheduled_at, .. }) => {
            Some((scheduled_at.0 - MONDAY.0) / 1_000_000 / HOUR)
        }
        _ => None,
    };
    events.iter().filter_map(at).collect()
}

fn check(remind: Option<Vec<Reminder>>, expected: &[i64]) {
    let mut run = run(remind.clone());
    assert_eq!(reminded(&mut run, MONDAY.plus_days(30)), expected, "{remind:?}");
    assert_eq!(run.state.wake_at(), None);
    run.check_log();
}

#[test]
fn they_come_before_and_after_the_deadline() {
    // Wednesday; then Friday, Monday, Tuesday.
    check(None, &[51, 99, 171, 195]);
    check(Some(usual_reminders()), &[51, 99, 171, 195]);
    check(Some(vec![]), &[]);
    check(
        Some(vec![once(Offset::Before(span(2, Unit::Hours))), once(Offset::After(span(90, Unit::Minutes)))]),
        &[73, 76],
    );
    // One that would come before the opening does not.
    check(Some(vec![once(Offset::Before(span(4, Unit::Days)))]), &[]);
    let every =
        Reminder { at: Offset::After(span(1, Unit::Hours)), every: Some(span(1, Unit::Days)), at_most: 2 };
    check(Some(vec![every]), &[76, 100]);
}

#[test]
fn without_a_deadline_there_are_none() {
    let run = Run::start(definition(vec![s(task("work", "client"))]));
    assert_eq!((run.state.wake_at(), run.state.steps["work"].timers.len()), (None, 0));
}

#[test]
fn the_holder_is_told_else_the_pool_once() {
    let work = task("work", "officer").with(|step| step.due = due(2, Unit::Hours));
    let mut run = Run::start(definition(vec![s(work)]));
    run.now = MONDAY.plus_days(1).plus_seconds(2 * HOUR);
    let events = run.act(&Actor::System, Act::Tick).unwrap();
    let assignments = vec![run.assignment("work")];
    let told: Vec<Effect> = events.iter().flat_map(effects).collect();
    let overdue = Effect::Overdue { assignment: assignments[0].clone() };
    assert_eq!(told, [overdue, Effect::Remind { assignments }], "one assignment, whether picked up or not");

    // Where several have it, each who still has it is told.
    let all = task("all", "approver").with(|step| {
        step.due = due(2, Unit::Hours);
        step.decided_by = DecidedBy::All;
    });
    let mut run = Run::start(definition(vec![s(all)]));
    run.done("alma", "all");
    run.now = MONDAY.plus_days(1).plus_seconds(2 * HOUR);
    let events = run.act(&Actor::System, Act::Tick).unwrap();
    let Some(Event::Reminded(event::Reminded { assignments, .. })) = events.last() else {
        panic!("{events:?}")
    };
    assert_eq!(assignments.len(), 2);
}

/// Tuesday closed: the deadline moves a business day on, to Friday.
fn tuesday_closed() -> Act {
    let mut closed = Calendar::office_hours("Europe/Berlin").unwrap();
    closed.exceptions = BTreeMap::from([(jiff::civil::date(2026, 3, 17), vec![])]);
    Act::CalendarChanged { calendar: closed.into(), calendars: BTreeMap::new() }
}

#[test]
fn they_follow_when_the_deadline_moves() {
    let mut run = run(None);
    run.act(&Actor::System, tuesday_closed()).unwrap();
    assert_eq!(reminded(&mut run, MONDAY.plus_days(30)), [75, 171, 195, 219]);
    run.check_log();
}

#[test]
fn one_that_was_sent_comes_again_where_its_new_time_is_to_come() {
    let mut run = run(None);
    assert_eq!(reminded(&mut run, MONDAY.plus_seconds(52 * HOUR)), [51]);
    run.act(&Actor::System, tuesday_closed()).unwrap();
    assert_eq!(reminded(&mut run, MONDAY.plus_days(30)), [75, 171, 195, 219]);
    run.check_log();
}

#[test]
fn one_whose_new_time_has_passed_is_not_made_up_for() {
    let mut run = run(None);
    run.act(&Actor::System, tuesday_closed()).unwrap();
    run.now = MONDAY.plus_seconds(71 * HOUR);
    let plain = Calendar::office_hours("Europe/Berlin").unwrap();
    run.act(&Actor::System, Act::CalendarChanged { calendar: plain.into(), calendars: BTreeMap::new() })
        .unwrap();
    assert_eq!(reminded(&mut run, MONDAY.plus_days(30)), [99, 171, 195]);
}

#[test]
fn in_review_and_while_the_flow_is_paused_nobody_is_reminded() {
    let docs = request("docs", vec![document("id")]).with(|step| step.due = due(24, Unit::Hours));
    let mut run = Run::start(definition(vec![s(docs)]));
    run.now = run.now.plus_seconds(HOUR);
    run.done("ann", "docs");
    assert_eq!((reminded(&mut run, MONDAY.plus_days(20)), run.state.wake_at()), (vec![], None));
    run.review("olga", "docs", "id", returned("Unreadable")).unwrap();
    assert_eq!(run.state.steps["docs"].timers.len(), 1, "one day before is not after the opening");

    let mut paused = self::run(None);
    paused.now = MONDAY.plus_seconds(24 * HOUR);
    paused.owner(Act::Pause { reason: "Holidays".to_owned() }).unwrap();
    assert_eq!((reminded(&mut paused, MONDAY.plus_days(7)), paused.state.wake_at()), (vec![], None));
    // 19 business hours were left: until next Wednesday 12:00, and a business day before that is Tuesday.
    paused.owner(Act::Resume { reason: None }).unwrap();
    assert_eq!(reminded(&mut paused, MONDAY.plus_seconds(220 * HOUR)), [195]);
    assert!(paused.state.assignments.values().all(|open| open.overdue));
    paused.check_log();
}

#[test]
fn a_calendar_of_the_steps_own_counts() {
    let work = task("work", "client").with(|step| {
        step.due = due(1, Unit::BusinessDays);
        step.calendar = Some("Support".to_owned());
    });
    let mut start = start_flow();
    let Act::CalendarChanged { calendar, .. } = tuesday_closed() else { unreachable!() };
    start.calendars = BTreeMap::from([("Support".to_owned(), calendar)]);
    let run = Run::start_with(definition(vec![s(work)]), start);
    assert_eq!(run.state.steps["work"].current().unwrap().due_at, Some(MONDAY.plus_days(2)));
}
