//! Deadlines: counted at opening, standing still in review, marked once when they pass.

use crate::kit::*;
use engine::flow::event;
use engine::{
    calendar::Calendar,
    flow::{Act, Actor, Effect, Event, effects},
};
use model::{
    DataPath, Instant, Value,
    target::{Span, Target, Unit},
};
use std::{collections::BTreeMap, sync::Arc};

fn within(count: u32, unit: Unit) -> Option<Target> {
    Some(Target::In(Span { count, unit }))
}

fn tick(run: &mut Run) -> Vec<Event> {
    run.act(&Actor::System, Act::Tick).unwrap()
}

#[test]
fn the_derivation_stands_in_the_event() {
    let step = task("work", "client").with(|step| {
        step.due = within(3, Unit::BusinessDays);
        step.remind = Some(Vec::new());
    });
    let run = Run::start(definition(vec![s(step)]));
    let due = run.log[0].events.iter().find_map(|event| match event {
        Event::StepStaffed(event::StepStaffed { due, .. }) => due.clone(),
        _ => None,
    });
    let due = due.unwrap();
    assert_eq!(due.at, MONDAY.plus_days(3));
    assert_eq!((due.derivation[0].from, due.derivation.last().unwrap().until), (MONDAY, due.at));
    assert_eq!(run.state.wake_at(), Some(due.at));
    assert!(run.state.calendar.is_some());
    assert!(Run::start(definition(vec![s(task("work", "client"))])).state.calendar.is_none());
}

#[test]
fn a_deadline_that_passes_is_marked_once() {
    let step = task("work", "client").with(|step| {
        step.due = within(24, Unit::Hours);
        step.remind = Some(Vec::new());
    });
    let mut run = Run::start(definition(vec![s(step)]));
    let due = MONDAY.plus_days(1);
    run.now = Instant(due.0 - 1);
    assert_eq!(tick(&mut run), []);
    run.now = due.plus_days(5);
    let assignment = run.assignment("work");
    let events = tick(&mut run);
    assert_eq!(events, [Event::Overdue { assignment: assignment.clone(), scheduled_at: due }]);
    assert_eq!(effects(&events[0]), [Effect::Overdue { assignment }]);
    assert_eq!((tick(&mut run), run.state.wake_at()), (vec![], None));
    run.done("ann", "work");
    run.check_log();
}

#[test]
fn in_review_it_stands_still_and_a_new_attempt_starts_a_new_one() {
    let step = request("docs", vec![document("id")]).with(|step| step.due = within(24, Unit::Hours));
    let mut run = Run::start(definition(vec![s(step)]));
    run.now = run.now.plus_seconds(3_600);
    run.done("ann", "docs");
    assert_eq!(run.state.wake_at(), None);
    run.now = run.now.plus_days(3);
    assert_eq!(tick(&mut run), []);
    run.review("olga", "docs", "id", returned("Unreadable")).unwrap();
    assert_eq!(run.state.wake_at(), Some(run.now.plus_days(1)));
    run.check_log();
}

#[test]
fn it_moves_with_the_record_and_the_calendar() {
    let contract_end = DataPath::Record("contract_end".to_owned());
    let dated = task("dated", "client").with(|step| step.due = Some(Target::At(contract_end)));
    let counted = task("counted", "client").with(|step| step.due = within(1, Unit::BusinessDays));
    let mut run = Run::start(definition(vec![parallel(vec![vec![s(dated)], vec![s(counted)]])]));
    let due = |run: &Run, step: &str| run.state.steps[step].current().unwrap().due_at;
    assert_eq!(due(&run, "dated"), None, "not given, no deadline");
    let mut tell = |fields: &[(&str, i8)]| {
        let fields = fields
            .iter()
            .map(|(field, day)| ((*field).to_owned(), Value::Date(jiff::civil::date(2026, 3, *day))));
        run.act(
            &Actor::System,
            Act::RecordChanged { name: "Harbour GmbH".to_owned(), fields: fields.collect() },
        )
        .unwrap();
        run.clone()
    };
    let end_of = |day: i64| MONDAY.plus_days(day - 16).plus_seconds(8 * 3_600);
    assert_eq!(due(&tell(&[("contract_end", 20), ("unread", 1)]), "dated"), Some(end_of(20)));
    assert_eq!(due(&tell(&[("contract_end", 19)]), "dated"), Some(end_of(19)));
    let seq = tell(&[("contract_end", 19)]).state.seq;
    assert_eq!(
        tell(&[("contract_end", 19), ("unread", 2)]).state.seq,
        seq,
        "what is not read changes nothing"
    );
    let mut run = tell(&[]);
    assert_eq!(due(&run, "dated"), None);

    assert_eq!(due(&run, "counted"), Some(MONDAY.plus_days(1)));
    let mut closed = Calendar::office_hours("Europe/Berlin").unwrap();
    closed.exceptions = BTreeMap::from([(jiff::civil::date(2026, 3, 17), vec![])]);
    let told = Act::CalendarChanged { calendar: Arc::new(closed), calendars: BTreeMap::new() };
    run.act(&Actor::System, told.clone()).unwrap();
    assert_eq!(due(&run, "counted"), Some(MONDAY.plus_days(2)));
    assert_eq!(run.act(&Actor::System, told), Ok(vec![]));
    run.check_log();
}
