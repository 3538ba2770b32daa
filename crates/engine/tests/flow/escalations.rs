//! Escalations: what happens when a deadline nears or passes, once each, in order, never left out.

use crate::{clocks, kit::*};
use engine::flow::{Act, ActionPlace, Actor, ChangeDue, DueOf, Effect, Event, StartCause, Subject, effects};
use model::{
    definition::{Action, DecidedBy, Escalation, Moment, Offset, Order, Priority, Step, Trigger},
    target::{Span, Target, Unit},
};

const HOUR: i64 = 3_600;

fn hours(count: u32) -> Span {
    Span { count, unit: Unit::Hours }
}

fn after(count: u32, action: Action) -> Escalation {
    Escalation { at: Offset::After(hours(count)), action }
}

fn work(role: &str, escalate: Vec<Escalation>) -> Step {
    task("work", role).with(|step| {
        step.due = Some(Target::In(hours(24)));
        step.remind = Some(vec![]);
        step.escalate = escalate;
    })
}

fn tick_after(run: &mut Run, hours: i64) -> Vec<Event> {
    run.now = MONDAY.plus_seconds(hours * HOUR);
    run.act(&Actor::System, Act::Tick).unwrap()
}

fn told(events: &[Event]) -> Vec<Effect> {
    events.iter().flat_map(effects).collect()
}

#[test]
fn each_comes_at_its_time_and_once() {
    let notify = |role: &str| Action::Notify(role.to_owned());
    let before = Escalation { at: Offset::Before(hours(4)), action: notify("officer") };
    let start = Action::Start("incident".to_owned());
    let step = work(
        "client",
        vec![after(2, start), before, after(1, notify("approver")), after(3, Action::Raise(Priority::High))],
    );
    let mut run = Run::start(definition(vec![s(step)]));
    let on = Subject::Step { step: "work".to_owned(), attempt: 1 };
    assert_eq!(
        told(&tick_after(&mut run, 20)),
        [Effect::Notify { role: "officer".to_owned(), on: on.clone() }]
    );
    let rest = tick_after(&mut run, 100);
    let cause = StartCause::Escalation {
        on: on.clone(),
        place: ActionPlace::Escalation(0),
        scheduled_at: MONDAY.plus_seconds(26 * HOUR),
    };
    assert_eq!(
        told(&rest),
        [
            Effect::Overdue { assignment: run.assignment("work") },
            Effect::Notify { role: "approver".to_owned(), on },
            Effect::StartFlow { template: "incident".to_owned(), cause },
        ]
    );
    assert_eq!(run.state.priority.is, Priority::High);
    assert_eq!((tick_after(&mut run, 200), run.state.wake_at()), (vec![], None));
    run.check_log();
}

#[test]
fn raising_never_lowers() {
    let step = work(
        "client",
        vec![after(1, Action::Raise(Priority::Urgent)), after(2, Action::Raise(Priority::High))],
    );
    let mut run = Run::start(definition(vec![s(step)]));
    tick_after(&mut run, 48);
    assert_eq!(run.state.priority.is, Priority::Urgent);
}

#[test]
fn the_open_work_goes_to_another_role() {
    let reassign = |role: &str| vec![after(1, Action::Reassign(role.to_owned()))];
    let mut pool = Run::start(definition(vec![s(work("lead", reassign("officer")))]));
    assert_eq!(pool.holders("work"), ["sara"]);
    tick_after(&mut pool, 48);
    assert_eq!(pool.holders("work"), ["pool"]);
    assert!(pool.complete("sara", "work", |_| {}).is_err());
    pool.done("omar", "work");
    pool.check_log();

    // Whoever has decided has decided.
    let step = approval("work", "approver").with(|step| {
        *step = Step {
            kind: step.kind,
            outcomes: step.outcomes.clone(),
            ..work("approver", reassign("officer"))
        };
        step.decided_by = DecidedBy::All;
        step.order = Order::OneAfterAnother;
    });
    let mut run = Run::start(definition(vec![s(step), s(task("z", "lead"))]));
    run.done("alma", "work");
    tick_after(&mut run, 48);
    assert_eq!(run.holders("work"), ["olga"], "one after another");
    run.done("olga", "work");
    run.done("omar", "work");
    assert_eq!(run.open(), ["z"], "alma and two officers are the three it takes");
    run.check_log();
}

#[test]
fn a_deadline_that_has_passed_is_told_once_whoever_gets_the_work() {
    let late =
        |events: &[Event]| events.iter().filter(|event| matches!(event, Event::Overdue { .. })).count();
    let reassign = vec![after(1, Action::Reassign("officer".to_owned()))];
    let mut run = Run::start(definition(vec![s(work("lead", reassign))]));
    assert_eq!(late(&tick_after(&mut run, 48)), 1, "sara was told");
    assert_eq!(run.holders("work"), ["pool"]);
    let open = run.state.assignments.values().next().unwrap();
    assert!(open.overdue && open.due_at == Some(MONDAY.plus_seconds(24 * HOUR)), "and the officers see it");
    assert_eq!(run.state.wake_at(), None);
    run.check_log();

    let mut one_by_one = Run::start(definition(vec![s(work("approver", vec![]).with(|step| {
        step.decided_by = DecidedBy::All;
        step.order = Order::OneAfterAnother;
    }))]));
    assert_eq!(late(&tick_after(&mut one_by_one, 25)), 1);
    let next = one_by_one.complete("alma", "work", |_| {}).unwrap();
    assert_eq!((late(&next), one_by_one.holders("work").len()), (0, 1));
    one_by_one.check_log();

    // A deadline that is new passes anew.
    let of = DueOf::Step { step: "work".to_owned(), attempt: None };
    let due_at = MONDAY.plus_seconds(50 * HOUR);
    let change = ChangeDue { of, due_at, reason: "Later".to_owned() };
    one_by_one.owner(Act::ChangeDue(change)).unwrap();
    assert_eq!(late(&tick_after(&mut one_by_one, 51)), 1);
}

#[test]
fn where_nobody_plays_the_role_the_owner_is_told() {
    let on = Subject::Step { step: "work".to_owned(), attempt: 1 };
    let unheard = Effect::NobodyToTell { role: "analyst".to_owned(), on };
    for action in [Action::Reassign("analyst".to_owned()), Action::Notify("analyst".to_owned())] {
        let mut run = Run::start(definition(vec![s(work("lead", vec![after(1, action.clone())]))]));
        let told = told(&tick_after(&mut run, 48));
        assert_eq!(told.last(), Some(&unheard), "{action:?}");
        assert_eq!(run.holders("work"), ["sara"], "it stays where it is");
        run.check_log();
    }
}

#[test]
fn a_clock_gives_all_that_is_with_us() {
    let mut clock = clocks::clock(vec![Trigger::FlowStarted], vec![Trigger::FlowEnded], clocks::hours(10));
    clock.on_red = vec![Action::Reassign("approver".to_owned())];
    let both = parallel(vec![vec![s(task("ours", "lead"))], vec![s(task("theirs", "client"))]]);
    let mut run = Run::start(clocks::timed(vec![both], vec![clock]));
    tick_after(&mut run, 11);
    assert_eq!(
        (run.holders("ours"), run.holders("theirs")),
        (vec!["pool".to_owned()], vec!["ann".to_owned()])
    );
    run.done("axel", "ours");
    run.check_log();
}

#[test]
fn what_is_past_already_happens_at_once() {
    // Four hours before a deadline that is one hour away.
    let step = work(
        "client",
        vec![Escalation { at: Offset::Before(hours(4)), action: Action::Notify("officer".to_owned()) }],
    );
    let step = step.with(|step| step.due = Some(Target::In(hours(1))));
    let run = Run::start(definition(vec![s(step)]));
    let late = run.log[0].events.iter().find_map(|event| match event {
        Event::Escalated { scheduled_at, .. } => Some(*scheduled_at),
        _ => None,
    });
    assert_eq!(late, Some(MONDAY.plus_seconds(-3 * HOUR)), "and says when it should have");
    run.check_log();
}

#[test]
fn a_clock_escalates_around_its_deadline() {
    let mut clock = clocks::clock(
        vec![clocks::on("a", Moment::Opened)],
        vec![clocks::on("a", Moment::Done)],
        clocks::hours(10),
    );
    clock.escalate = vec![
        Escalation { at: Offset::Before(hours(1)), action: Action::Remind },
        after(1, Action::Notify("lead".to_owned())),
    ];
    let mut run = Run::start(clocks::timed(vec![s(task("a", "client"))], vec![clock]));
    assert_eq!(told(&tick_after(&mut run, 9)), [Effect::Remind { assignments: vec![run.assignment("a")] }]);
    tick_after(&mut run, 10);
    run.done("ann", "a");
    assert_eq!(tick_after(&mut run, 12), [], "stopped, nothing more happens");
    run.check_log();
}
