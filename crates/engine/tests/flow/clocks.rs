//! Clocks: what starts, stops, pauses, moves and voids them, and how they look.

use crate::kit::*;
use engine::{
    calendar::{Calendar, Why},
    flow::{
        Act, Actor, ClockColor, ClockStatus, ClockView, Event, Subject, clock_derivation, clocks, summary,
    },
};
use model::{
    DataPath, Definition, Instant, Value,
    condition::{Comparison, Condition, Operand},
    definition::{
        Action, Clock, ClockTarget, Escalation, Moment, Offset, Outcome, OutcomeRule, PauseWhile, Priority,
        PriorityRule, Trigger,
    },
    target::{Span, Target, Unit},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

const HOUR: i64 = 3_600;

fn span(count: u32, unit: Unit) -> Span {
    Span { count, unit }
}

pub fn hours(count: u32) -> ClockTarget {
    within(span(count, Unit::Hours))
}

pub fn within(span: Span) -> ClockTarget {
    at(Target::In(span))
}

fn at(target: Target) -> ClockTarget {
    ClockTarget(BTreeMap::from([(Priority::Normal, target)]))
}

pub fn clock(starts: Vec<Trigger>, stops: Vec<Trigger>, target: ClockTarget) -> Clock {
    Clock {
        key: "promise".to_owned(),
        name: "Promise".to_owned(),
        starts,
        stops,
        first: false,
        each_stage: false,
        target,
        amber: None,
        calendar: None,
        pause: BTreeSet::new(),
        on_amber: Vec::new(),
        on_red: Vec::new(),
        escalate: Vec::new(),
    }
}

pub fn on(step: &str, moment: Moment) -> Trigger {
    Trigger::Step { step: step.to_owned(), moment }
}

pub fn timed(items: Vec<model::definition::Item>, clocks: Vec<Clock>) -> Definition {
    Definition { clocks, ..definition(items) }
}

fn tick(run: &mut Run) -> Vec<Event> {
    run.act(&Actor::System, Act::Tick).unwrap()
}

fn seen(run: &Run) -> ClockView {
    clocks(&run.definition, &run.state, run.now).into_iter().next().unwrap()
}

fn status(run: &Run) -> ClockStatus {
    run.state.clocks["promise"].status
}

/// From the start of the flow to `approve.done`, amber after 36 hours, red after 48.
fn clearance() -> Run {
    let mut clock = clock(vec![Trigger::FlowStarted], vec![on("approve", Moment::Done)], hours(48));
    clock.amber = Some(hours(36));
    clock.on_amber = vec![Action::Remind];
    clock.on_red =
        vec![Action::Notify("approver".to_owned()), Action::Start("escalation-management".to_owned())];
    let approve = approval("approve", "approver").with(|step| step.sees = vec!["a".to_owned()]);
    let items = vec![s(asks("a", "client")), s(approve), s(task("after", "lead"))];
    Run::start(timed(items, vec![clock]))
}

#[test]
fn it_runs_turns_amber_and_red_and_is_late() {
    let mut run = clearance();
    let green = seen(&run);
    assert_eq!(
        (green.status, green.color, green.due_at),
        (ClockStatus::Running, ClockColor::Green, Some(MONDAY.plus_days(2)))
    );
    assert_eq!(green.remaining, Some(48 * HOUR * 1_000_000));
    assert_eq!(run.state.wake_at(), Some(MONDAY.plus_seconds(36 * HOUR)));

    run.now = MONDAY.plus_seconds(40 * HOUR);
    let amber = tick(&mut run);
    assert_eq!(
        amber[0],
        Event::ClockAmber { clock: "promise".to_owned(), scheduled_at: MONDAY.plus_seconds(36 * HOUR) }
    );
    let Event::Escalated { on, action: Action::Remind, assignments, .. } = &amber[1] else {
        panic!("{amber:?}")
    };
    assert_eq!((on, assignments), (&Subject::Clock("promise".to_owned()), &vec![run.assignment("a")]));
    assert_eq!((seen(&run).color, summary(&run.definition, &run.state).amber), (ClockColor::Amber, true));
    assert_eq!(tick(&mut run), []);

    run.now = MONDAY.plus_seconds(50 * HOUR);
    let red = tick(&mut run);
    let said: Vec<&Action> = red
        .iter()
        .filter_map(|event| match event {
            Event::Escalated { action, .. } => Some(action),
            _ => None,
        })
        .collect();
    assert_eq!(said.len(), 2, "{red:?}");
    let of = summary(&run.definition, &run.state);
    assert_eq!(
        (seen(&run).color, of.red, of.amber, of.next_clock_at),
        (ClockColor::Red, true, false, Some(MONDAY.plus_days(2)))
    );
    assert_eq!(seen(&run).remaining, Some(-2 * HOUR * 1_000_000));

    run.done("ann", "a");
    run.decide("alma", "approve", Outcome::Approved).unwrap();
    let late = seen(&run);
    assert_eq!(
        (late.status, late.color, late.stopped_at, late.remaining),
        (ClockStatus::Late, ClockColor::Red, Some(run.now), None)
    );
    assert_eq!(run.state.wake_at(), None);
    run.check_log();
}

#[test]
fn it_stops_in_time_and_reopens_with_what_stopped_it() {
    let mut run = clearance();
    run.done("ann", "a");
    run.now = run.now.plus_seconds(HOUR);
    run.decide("alma", "approve", Outcome::Approved).unwrap();
    assert_eq!((status(&run), seen(&run).color), (ClockStatus::Met, ClockColor::Green));
    assert_eq!(
        clock_derivation(&run.definition, &run.state, "promise", run.now).unwrap().at,
        MONDAY.plus_days(2)
    );

    // A later step sends back to before the approval; meanwhile the time has run out.
    let mut definition = (*run.definition).clone();
    definition.stages[0].items[2] = s(approval("after", "lead").with(|step| {
        step.outcomes.insert(Outcome::SentBack, OutcomeRule::BackTo(vec!["a".to_owned()]));
    }));
    let mut again = Run::start(definition);
    again.done("ann", "a");
    again.decide("alma", "approve", Outcome::Approved).unwrap();
    again.now = MONDAY.plus_days(3);
    let back = again.send_back("sara", "after", &["a"]).unwrap();
    assert!(back.iter().any(|event| matches!(event, Event::ClockReopened { .. })), "{back:?}");
    let scheduled_at = MONDAY.plus_days(2);
    assert!(back.contains(&Event::ClockRed { clock: "promise".to_owned(), scheduled_at }), "at once, marked");
    assert_eq!(status(&again), ClockStatus::Running);
    again.check_log();
}

#[test]
fn a_response_clock_stops_at_the_first_for_good() {
    let mut first =
        clock(vec![Trigger::FlowStarted], vec![on("a", Moment::Done), on("b", Moment::Done)], hours(2));
    let definition = |first: &Clock| {
        let both = parallel(vec![vec![s(task("a", "client"))], vec![s(task("b", "lead"))]]);
        let check = approval("check", "lead").with(|step| {
            step.outcomes
                .insert(Outcome::SentBack, OutcomeRule::BackTo(vec!["a".to_owned(), "b".to_owned()]));
        });
        timed(vec![both, s(check)], vec![first.clone()])
    };
    let mut last = Run::start(definition(&first));
    last.done("ann", "a");
    assert_eq!(status(&last), ClockStatus::Running, "the other stop can still come");
    last.now = MONDAY.plus_seconds(3 * HOUR);
    last.done("sara", "b");
    assert_eq!(status(&last), ClockStatus::Late);

    first.first = true;
    let mut run = Run::start(definition(&first));
    run.done("ann", "a");
    assert_eq!(status(&run), ClockStatus::Met);
    run.now = MONDAY.plus_seconds(3 * HOUR);
    run.done("sara", "b");
    run.send_back("sara", "check", &["a"]).unwrap();
    assert_eq!((status(&run), seen(&run).stopped_at), (ClockStatus::Met, Some(MONDAY)));
    run.check_log();
}

#[test]
fn a_stop_that_cannot_come_makes_it_void() {
    let branches = || {
        choice(vec![
            (Some(more("a", 5)), vec![s(task("many", "lead"))]),
            (None, vec![s(task("few", "lead"))]),
        ])
    };
    let one = |stop| clock(vec![Trigger::FlowStarted], vec![stop], hours(2));
    let start = |stop| {
        Run::start(timed(vec![s(asks("a", "client")), branches(), s(task("z", "lead"))], vec![one(stop)]))
    };
    let mut run = start(on("many", Moment::Done));
    assert_eq!(status(&run), ClockStatus::Running);
    run.done("ann", "a");
    assert_eq!((status(&run), seen(&run).color), (ClockStatus::Void, ClockColor::None));
    assert_eq!((run.state.wake_at(), summary(&run.definition, &run.state).red), (None, false));
    run.now = MONDAY.plus_days(1);
    assert_eq!(tick(&mut run), []);
    run.check_log();

    let mut cancelled = start(on("z", Moment::Done));
    cancelled.by("owen", Act::Cancel { reason: None }).unwrap();
    assert_eq!(status(&cancelled), ClockStatus::Void);
    let mut ended = start(Trigger::FlowEnded);
    ended.by("owen", Act::Cancel { reason: None }).unwrap();
    assert_eq!(status(&ended), ClockStatus::Met);
}

#[test]
fn it_runs_anew_in_each_stage() {
    let each = Clock { each_stage: true, ..clock(vec![], vec![], hours(24)) };
    let stages = vec![("first", vec![s(task("a", "client"))]), ("second", vec![s(task("b", "lead"))])];
    let mut run = Run::start(Definition { clocks: vec![each], ..staged(stages) });
    run.now = MONDAY.plus_days(2);
    run.done("ann", "a");
    let seen = clocks(&run.definition, &run.state, run.now);
    let told: Vec<_> = seen.iter().map(|one| (one.key.as_str(), one.stage.as_deref(), one.status)).collect();
    assert_eq!(
        told,
        [
            ("promise@first", Some("first"), ClockStatus::Late),
            ("promise@second", Some("second"), ClockStatus::Running),
        ]
    );
    assert_eq!(seen[1].due_at, Some(MONDAY.plus_days(3)));
    run.done("sara", "b");
    assert_eq!(run.state.clocks["promise@second"].status, ClockStatus::Met);
    run.check_log();
}

#[test]
fn it_stands_still_while_the_client_has_it() {
    let pausing = Clock {
        pause: BTreeSet::from([PauseWhile::Client]),
        ..clock(vec![Trigger::FlowStarted], vec![on("c", Moment::Done)], within(span(4, Unit::BusinessHours)))
    };
    let items = vec![s(task("a", "lead")), s(task("b", "client")), s(task("c", "lead"))];
    let mut run = Run::start(timed(items, vec![pausing]));
    run.now = MONDAY.plus_seconds(HOUR);
    run.done("sara", "a");
    let still = seen(&run);
    assert_eq!(
        (still.status, still.due_at, still.remaining),
        (ClockStatus::Paused, None, Some(3 * HOUR * 1_000_000))
    );
    assert_eq!(run.state.wake_at(), None);
    let open = clock_derivation(&run.definition, &run.state, "promise", run.now.plus_seconds(HOUR)).unwrap();
    assert_eq!(open.derivation[1].why, Why::Paused);

    // Until Wednesday 15:00; three hours are left, two of them that day.
    run.now = MONDAY.plus_days(2).plus_seconds(6 * HOUR);
    run.done("ann", "b");
    let due = MONDAY.plus_days(3).plus_seconds(HOUR);
    assert_eq!((status(&run), seen(&run).due_at), (ClockStatus::Running, Some(due)));
    let pieces = clock_derivation(&run.definition, &run.state, "promise", run.now).unwrap();
    let said: Vec<(Why, i64)> = pieces.derivation.iter().map(|piece| (piece.why, piece.minutes)).collect();
    assert_eq!(
        said,
        [
            (Why::Counted, 60),
            (Why::Paused, 53 * 60),
            (Why::Counted, 120),
            (Why::OutsideHours, 7 * 60),
            (Why::OutsideHours, 9 * 60),
            (Why::Counted, 60),
        ]
    );
    run.done("sara", "c");
    assert_eq!(status(&run), ClockStatus::Met);
    run.check_log();
}

#[test]
fn while_the_flow_is_paused_it_runs_unless_it_says_otherwise() {
    for (pause, due) in [(vec![], MONDAY.plus_days(2)), (vec![PauseWhile::Paused], MONDAY.plus_days(7))] {
        let one = Clock {
            pause: pause.into_iter().collect(),
            ..clock(vec![Trigger::FlowStarted], vec![on("a", Moment::Done)], hours(48))
        };
        let mut run = Run::start(timed(vec![s(task("a", "client"))], vec![one]));
        run.now = MONDAY.plus_days(1);
        run.owner(Act::Pause { reason: "Holidays".to_owned() }).unwrap();
        run.now = MONDAY.plus_days(6);
        run.owner(Act::Resume { reason: None }).unwrap();
        assert_eq!(run.state.clocks["promise"].due_at, Some(due));
        assert_eq!(
            run.state.clocks["promise"].red,
            due < run.now,
            "its time came while the flow stood still"
        );
        run.check_log();
    }
}

#[test]
fn it_counts_back_from_a_date_and_moves_with_it() {
    let end = DataPath::Record("contract_end".to_owned());
    let target = at(Target::Before { span: span(30, Unit::Days), data: end.clone() });
    let amber = at(Target::Before { span: span(45, Unit::Days), data: end });
    let one = Clock {
        amber: Some(amber),
        pause: BTreeSet::from([PauseWhile::Client]),
        ..clock(vec![Trigger::FlowStarted], vec![Trigger::FlowEnded], target)
    };
    let mut run = Run::start(timed(vec![s(task("a", "client"))], vec![one]));
    assert_eq!((seen(&run).due_at, seen(&run).color), (None, ClockColor::None), "no date, no promise");
    let tell = |run: &mut Run, month, day| {
        let date = Value::Date(jiff::civil::date(2026, month, day));
        let fields = BTreeMap::from([("contract_end".to_owned(), date)]);
        run.act(&Actor::System, Act::RecordChanged { name: "Harbour GmbH".to_owned(), fields }).unwrap()
    };
    tell(&mut run, 6, 30);
    // The end of the day is 17:00, in summer time.
    assert_eq!(seen(&run).due_at.map(|at| at.to_string()).as_deref(), Some("2026-05-31T15:00:00Z"));
    assert_eq!(status(&run), ClockStatus::Running, "a date does not wait");
    // Already past: fires at once, marked.
    let moved = tell(&mut run, 3, 31);
    let red: Vec<&Event> = moved
        .iter()
        .filter(|event| matches!(event, Event::ClockAmber { .. } | Event::ClockRed { .. }))
        .collect();
    assert_eq!(red.len(), 2, "{moved:?}");
    assert_eq!(seen(&run).color, ClockColor::Red);
    let moved = tell(&mut run, 3, 30);
    assert!(!moved.iter().any(|event| matches!(event, Event::ClockRed { .. })), "red already: {moved:?}");
    tell(&mut run, 12, 31);
    assert_eq!(seen(&run).color, ClockColor::Green);
    let pieces = clock_derivation(&run.definition, &run.state, "promise", run.now).unwrap();
    assert_eq!(Some(pieces.at), seen(&run).due_at);
    run.check_log();
}

#[test]
fn targets_follow_the_priority() {
    let target = ClockTarget(BTreeMap::from([
        (Priority::Normal, Target::In(span(24, Unit::Hours))),
        (Priority::High, Target::In(span(4, Unit::Hours))),
    ]));
    let mut one = clock(vec![Trigger::FlowStarted], vec![on("b", Moment::Done)], target);
    one.escalate =
        vec![Escalation { at: Offset::After(span(2, Unit::Hours)), action: Action::Raise(Priority::Urgent) }];
    let high = Condition::Compare {
        left: Operand::Data(n_of("a")),
        comparison: Comparison::More,
        right: Operand::Literal(Value::Number(model::Decimal::whole(0))),
    };
    let rules = vec![PriorityRule { condition: high, is: Priority::High }];
    let items = vec![s(asks("a", "client")), s(task("b", "lead"))];
    let mut run = Run::start(Definition { priority: rules, ..timed(items, vec![one]) });
    assert_eq!(seen(&run).due_at, Some(MONDAY.plus_days(1)));
    run.done("ann", "a");
    assert_eq!(
        (run.state.priority.is, seen(&run).due_at),
        (Priority::High, Some(MONDAY.plus_seconds(4 * HOUR)))
    );
    run.now = MONDAY.plus_seconds(7 * HOUR);
    tick(&mut run);
    assert_eq!(
        (run.state.priority.is, summary(&run.definition, &run.state).priority),
        (Priority::Urgent, Priority::Urgent)
    );
    run.check_log();
}

#[test]
fn the_owner_sets_a_deadline_by_hand() {
    let mut run = clearance();
    let change = |clock: &str, due_at: Instant| {
        let of = engine::flow::DueOf::Clock(clock.to_owned());
        Act::ChangeDue(engine::flow::ChangeDue { of, due_at, reason: "Agreed by telephone".to_owned() })
    };
    assert!(run.owner(change("unknown", MONDAY)).is_err());
    run.owner(change("promise", MONDAY.plus_days(9))).unwrap();
    let told = Calendar::office_hours("America/New_York").unwrap();
    run.act(&Actor::System, Act::CalendarChanged { calendar: Arc::new(told), calendars: BTreeMap::new() })
        .unwrap();
    let view = seen(&run);
    assert_eq!((view.due_at, view.by_hand), (Some(MONDAY.plus_days(9)), true));
    let pieces = clock_derivation(&run.definition, &run.state, "promise", run.now).unwrap().derivation;
    assert_eq!((pieces.len(), pieces[0].why, pieces[0].until), (1, Why::Adjusted, MONDAY.plus_days(9)));
    run.check_log();
}

#[test]
fn it_counts_by_the_calendar_it_names() {
    let mut support = Calendar::office_hours("Europe/Berlin").unwrap();
    support.exceptions = BTreeMap::from([(jiff::civil::date(2026, 3, 17), vec![])]);
    let named = Clock {
        calendar: Some("Support".to_owned()),
        ..clock(vec![Trigger::FlowStarted], vec![on("a", Moment::Done)], within(span(1, Unit::BusinessDays)))
    };
    let due = Some(Target::In(span(1, Unit::BusinessDays)));
    let a = task("a", "client").with(|step| step.due = due);
    let mut start = start_flow();
    start.calendars = BTreeMap::from([
        ("Support".to_owned(), Arc::new(support)),
        ("Unused".to_owned(), Arc::new(Calendar::office_hours("UTC").unwrap())),
    ]);
    let mut run = Run::start_with(timed(vec![s(a)], vec![named]), start);
    assert_eq!(run.state.calendars.len(), 1, "only what the template names");
    assert_eq!(seen(&run).due_at, Some(MONDAY.plus_days(2)));
    assert_eq!(run.state.steps["a"].current().unwrap().due_at, Some(MONDAY.plus_days(1)));
    let own = Arc::clone(run.state.calendar.as_ref().unwrap());
    run.act(&Actor::System, Act::CalendarChanged { calendar: own, calendars: BTreeMap::new() }).unwrap();
    assert_eq!(seen(&run).due_at, Some(MONDAY.plus_days(1)), "without it the flow's own");
    run.check_log();
}
