//! Waits: a duration, business time, a date in data; and what becomes of them when the date changes or is missing.

use crate::kit::*;
use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, Effect, Event, HeldBy, Refusal, Status, StepStatus, Waiting, effects, outside_view,
        running_wait, summary,
    },
};
use jiff::civil::{Date, date};
use model::{
    DataPath, FieldType, Instant, Value,
    definition::Item,
    target::{Target, Unit},
    text::Text,
};
use std::{collections::BTreeMap, sync::Arc};

const HOUR: i64 = 3_600_000_000;

/// In Berlin, in the week of `MONDAY`.
fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn waiting_until(run: &Run, step: &str) -> Instant {
    match run.state.steps[step].waiting() {
        Some(Waiting::Until(at)) => *at,
        other => panic!("{other:?}"),
    }
}

fn tick(run: &mut Run, now: Instant) -> Vec<Event> {
    run.now = now;
    run.act(&Actor::System, Act::Tick).unwrap()
}

/// `pause`, and `after`.
fn then_work(wait: model::definition::Step) -> Vec<Item> {
    vec![s(wait), s(task("after", "lead"))]
}

#[test]
fn it_ends_when_its_time_has_come() {
    let mut run = Run::start(definition(then_work(wait_hours("pause", 3))));
    let end = MONDAY.plus_micros(3 * HOUR);
    assert_eq!((waiting_until(&run, "pause"), run.state.wake_at()), (end, Some(end)));
    assert_eq!(tick(&mut run, Instant(end.0 - 1)), []);
    let events = tick(&mut run, end.plus_micros(HOUR));
    let over = Event::WaitOver { step: "pause".to_owned(), attempt: 1, scheduled_at: end };
    assert!(events.contains(&over), "{events:?}");
    assert_eq!((run.open(), run.status("pause")), (vec!["after"], StepStatus::Done));
    assert_eq!(run.state.steps["after"].attempts[0].opened_at, end, "it happened at its time");
    assert_eq!(tick(&mut run, end.plus_micros(2 * HOUR)), []);
    run.check_log();
}

#[test]
fn how_long_it_waits() {
    let record = |name: &str| DataPath::Record(name.to_owned());
    let before = |count, unit| Target::Before { span: span(count, unit), data: record("end") };
    let check = |step: model::definition::Step, end: Date, expected: &str| {
        let mut start = start_flow();
        start.record.fields.insert("end".to_owned(), Value::Date(end));
        let run = Run::start_with(definition(then_work(step.clone())), start);
        assert_eq!(waiting_until(&run, "pause"), at(expected), "{:?}", step.wait);
        let due = running_wait(&run.definition, &run.state, "pause").unwrap();
        assert_eq!(due.at, at(expected));
        assert!(!due.derivation.is_empty());
    };
    let for_ = |count, unit| wait("pause", model::definition::WaitFor::For(span(count, unit)));
    let end = date(2026, 3, 31);
    check(for_(90, Unit::Minutes), end, "2026-03-16T09:30:00Z");
    check(for_(2, Unit::Days), end, "2026-03-18T08:00:00Z");
    check(for_(12, Unit::BusinessHours), end, "2026-03-17T12:00:00Z");
    check(for_(5, Unit::BusinessDays), end, "2026-03-23T08:00:00Z");
    // A date is its first instant; summer time has begun by then.
    check(wait_until("pause", Target::At(record("end"))), end, "2026-03-30T22:00:00Z");
    check(wait_until("pause", before(3, Unit::Days)), end, "2026-03-27T23:00:00Z");
    check(wait_until("pause", before(1, Unit::BusinessDays)), end, "2026-03-27T16:00:00Z");
    let third = Target::BusinessDay { number: 3, time: jiff::civil::time(17, 0, 0, 0) };
    check(wait_until("pause", third), end, "2026-03-19T16:00:00Z");
}

#[test]
fn a_date_that_has_passed_ends_it_at_once() {
    let mut start = start_flow();
    start.record.fields.insert("end".to_owned(), Value::Date(date(2026, 1, 1)));
    let until = wait_until("pause", Target::At(DataPath::Record("end".to_owned())));
    let run = Run::start_with(definition(then_work(until)), start);
    assert_eq!((run.open(), run.attempt("pause")), (vec!["after"], 1));
    let over = run.log[0].events.iter().any(|event| {
        matches!(event, Event::WaitOver { scheduled_at, .. } if *scheduled_at == at("2025-12-31T23:00:00Z"))
    });
    assert!(over, "and is marked");
}

fn told(run: &mut Run, end: Option<Date>) -> Vec<Event> {
    let fields = end.map(|end| ("end".to_owned(), Value::Date(end)));
    let act = Act::RecordChanged { name: "Harbour GmbH".to_owned(), fields: fields.into_iter().collect() };
    run.act(&Actor::System, act).unwrap()
}

#[test]
fn it_moves_with_its_date_and_without_one_the_owner_is_asked() {
    let until = wait_until("pause", Target::At(DataPath::Record("end".to_owned())));
    let mut run = Run::start(definition(then_work(until)));
    let stalled = Effect::Stalled { step: "pause".to_owned(), attempt: 1 };
    let asked = |events: &[Event]| events.iter().flat_map(effects).any(|effect| effect == stalled);
    assert!(asked(&run.log[0].events));
    assert!(run.state.steps["pause"].is_stalled());
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Us));
    assert_eq!(run.state.wake_at(), None);
    told(&mut run, Some(date(2026, 3, 20)));
    assert_eq!(waiting_until(&run, "pause"), at("2026-03-19T23:00:00Z"));
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Waiting));
    assert!(asked(&told(&mut run, None)));
    assert!(run.state.steps["pause"].is_stalled());
    told(&mut run, Some(date(2026, 3, 21)));
    assert_eq!(told(&mut run, Some(date(2026, 3, 21))), [], "told again nothing moves");
    told(&mut run, Some(date(2026, 3, 2)));
    assert_eq!(run.open(), ["after"], "moved into the past it is over");
    run.check_log();
}

#[test]
fn it_moves_with_an_answer_given_beside_it() {
    let when = task("when", "lead").with(|step| step.form.push(field("day", FieldType::Date)));
    let day = DataPath::Step { step: "when".to_owned(), field: "day".to_owned() };
    let branches = vec![vec![s(when)], vec![s(wait_until("pause", Target::At(day)))]];
    let mut run = Run::start(definition(vec![parallel(branches), s(task("after", "lead"))]));
    assert!(run.state.steps["pause"].is_stalled());
    run.complete("sara", "when", |answer| {
        answer.data.insert("day".to_owned(), Value::Date(date(2026, 3, 17)));
    })
    .unwrap();
    assert_eq!(waiting_until(&run, "pause"), at("2026-03-16T23:00:00Z"));
    let end = waiting_until(&run, "pause");
    tick(&mut run, end);
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn it_moves_with_the_calendar() {
    let four = wait("pause", model::definition::WaitFor::For(span(4, Unit::BusinessHours)));
    let mut run = Run::start(definition(then_work(four)));
    assert_eq!(waiting_until(&run, "pause"), at("2026-03-16T12:00:00Z"));
    let mut calendar = Calendar::office_hours("Europe/Berlin").unwrap();
    calendar.holidays.insert(date(2026, 3, 16), None);
    let act = Act::CalendarChanged { calendar: Arc::new(calendar), calendars: BTreeMap::new() };
    run.act(&Actor::System, act).unwrap();
    assert_eq!(waiting_until(&run, "pause"), at("2026-03-17T12:00:00Z"));
}

#[test]
fn nobody_can_do_it() {
    let run = Run::start(definition(then_work(wait_hours("pause", 3))));
    assert!(run.state.assignments.is_empty());
    for name in ["sara", "owen"] {
        let tried = run.try_by(name, Act::Complete(run.answer("pause")));
        assert!(matches!(tried, Err(Refusal::Closed { .. })), "{tried:?}");
    }
}

#[test]
fn any_command_first_lets_time_pass() {
    let branches =
        vec![vec![s(wait_hours("pause", 1)), s(task("late", "lead"))], vec![s(task("work", "lead"))]];
    let mut run = Run::start(definition(vec![parallel(branches)]));
    run.now = MONDAY.plus_micros(5 * HOUR);
    run.done("sara", "work");
    assert_eq!(run.open(), ["late"]);
    assert_eq!(run.state.steps["late"].attempts[0].opened_at, MONDAY.plus_micros(HOUR));
}

#[test]
fn a_repeat_of_waits_is_the_same_in_one_jump_and_in_many() {
    let body =
        || vec![s(wait_hours("pause", 1)), s(step("note", model::definition::Kind::Message, "client"))];
    let never = || model::condition::Condition::Any(Vec::new());
    let items = || vec![repeat(never(), 4, body()), s(task("after", "lead"))];
    let mut slow = Run::start(definition(items()));
    let mut fast = slow.clone();
    for half_hours in 1..=10 {
        tick(&mut slow, MONDAY.plus_micros(half_hours * HOUR / 2));
    }
    tick(&mut fast, MONDAY.plus_micros(5 * HOUR));
    let plain = |run: &Run| {
        let events = run.log.iter().flat_map(|entry| entry.events.clone());
        let known = events
            .filter(|event| !matches!(event, Event::MessagePosted { .. } | Event::AssignmentOpened { .. }));
        known.collect::<Vec<_>>()
    };
    assert_eq!(plain(&slow), plain(&fast));
    assert_eq!((fast.open(), fast.attempt("note")), (vec!["after"], 4));
    assert_eq!(fast.state.steps["after"].attempts[0].opened_at, MONDAY.plus_micros(4 * HOUR));
}

#[test]
fn it_stands_still_while_the_flow_is_paused() {
    let mut run = Run::start(definition(then_work(wait_hours("pause", 3))));
    run.now = MONDAY.plus_micros(HOUR);
    run.by("owen", Act::Pause { reason: "Strike".to_owned() }).unwrap();
    assert_eq!((tick(&mut run, MONDAY.plus_micros(4 * HOUR)), run.state.wake_at()), (vec![], None));
    run.by("owen", Act::Resume { reason: None }).unwrap();
    let end = MONDAY.plus_micros(6 * HOUR);
    assert_eq!(waiting_until(&run, "pause"), end);
    assert_eq!(running_wait(&run.definition, &run.state, "pause").map(|due| due.at), Some(end));
    tick(&mut run, end);
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn sent_back_to_before_it_what_follows_waits_anew() {
    let items = vec![
        s(asks("ask", "lead")),
        s(sees("look", "lead", &["ask"])),
        s(wait_hours("pause", 1)),
        s(approval("approve", "lead")),
    ];
    let mut run = Run::start(definition(items));
    run.done("sara", "ask");
    run.done("sara", "look");
    tick(&mut run, MONDAY.plus_micros(HOUR));
    run.send_back("sara", "approve", &["ask"]).unwrap();
    run.done("sara", "ask");
    run.done("sara", "look");
    assert_eq!((run.open(), run.attempt("pause")), (vec!["pause"], 2));
    assert_eq!(waiting_until(&run, "pause"), MONDAY.plus_micros(2 * HOUR));
}

#[test]
fn left_over_by_a_join_it_wakes_nobody() {
    let branches = vec![vec![s(wait_hours("pause", 1))], vec![s(task("work", "lead"))]];
    let items = vec![joined(model::definition::Join::Any, branches), s(task("after", "lead"))];
    let mut run = Run::start(definition(items));
    run.done("sara", "work");
    assert_eq!((run.status("pause"), run.state.wake_at()), (StepStatus::Withdrawn, None));
    assert_eq!(run.state.next_wait_end(), None);
}

#[test]
fn it_ends_with_the_flow() {
    let mut run = Run::start(definition(then_work(wait_hours("pause", 1))));
    run.by("owen", Act::Cancel { reason: None }).unwrap();
    assert_eq!((run.state.status, run.state.wake_at()), (Status::Cancelled, None));
    assert_eq!(run.status("pause"), StepStatus::Withdrawn);
}

#[test]
fn outside_people_see_it_only_under_a_name_for_them() {
    let check = |label: Option<&str>, visible: &[&str], expected: &[&str]| {
        let step = wait_hours("secret_pause", 1).with(|step| {
            step.title = Text::plain("Secret");
            step.label_for_client = label.map(Text::plain);
            step.visible = visible.iter().map(|role| (*role).to_owned()).collect();
        });
        let run = Run::start(definition(then_work(step)));
        let view = outside_view(&run.definition, &run.state, "client");
        let titles: Vec<&str> = view.steps.iter().map(|step| step.title.as_str()).collect();
        assert_eq!(titles, expected, "{label:?} {visible:?}");
        assert!(!serde_json::to_string(&view).unwrap().contains("Secret"));
    };
    check(None, &[], &[]);
    check(None, &["client"], &[]);
    check(Some("We wait for the bank"), &[], &[]);
    check(Some("We wait for the bank"), &["client"], &["We wait for the bank"]);
}
