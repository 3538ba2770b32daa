//! Signals from outside, and the waits that take them.

use crate::kit::*;
use engine::flow::{Act, Actor, Event, Refusal, Status, StepStatus};
use model::{
    Id, Value,
    definition::{Item, Join},
};

fn signal(name: &str) -> Act {
    Act::Signal { name: name.to_owned(), reason: None }
}

fn key() -> Actor {
    Actor::Key(Id::given("key"))
}

fn then_work(keep: bool) -> Vec<Item> {
    vec![s(task("before", "lead")), s(wait_signal("paid", "payment", keep)), s(task("after", "lead"))]
}

#[test]
fn it_ends_the_wait_for_it() {
    let mut run = Run::start(definition(then_work(false)));
    run.done("sara", "before");
    assert_eq!((run.open(), run.state.wake_at()), (vec!["paid"], None));
    let events = run.act(&key(), signal("payment")).unwrap();
    let received = Event::SignalReceived {
        signal: "payment".to_owned(),
        kept: false,
        at: run.now,
        reason: None,
        by: None,
    };
    assert_eq!(events.first(), Some(&received));
    assert_eq!((run.open(), run.status("paid")), (vec!["after"], StepStatus::Done));
    run.check_log();
}

#[test]
fn the_owner_may_say_that_it_came_and_why() {
    let mut run = Run::start(definition(then_work(false)));
    run.done("sara", "before");
    let said = Act::Signal { name: "payment".to_owned(), reason: Some(" Seen on the account ".to_owned()) };
    assert!(run.by("sara", said.clone()).is_err(), "nobody else");
    let events = run.by("owen", said).unwrap();
    let Some(Event::SignalReceived { reason: Some(reason), by, .. }) = events.first() else { panic!() };
    assert_eq!(reason.value(), Some(&Value::Text("Seen on the account".to_owned())));
    assert_eq!((by, run.open()), (&Some(id("owen")), vec!["after"]));
    run.check_log();
}

#[test]
fn all_that_wait_for_it_take_it() {
    let wait = |key: &str| vec![s(wait_signal(key, "payment", false))];
    let branches = vec![wait("a"), wait("b"), vec![s(wait_signal("c", "contract", false))]];
    let mut run = Run::start(definition(vec![parallel(branches)]));
    run.act(&key(), signal("payment")).unwrap();
    assert_eq!(run.open(), ["c"]);
    run.act(&key(), signal("contract")).unwrap();
    assert_eq!(run.state.status, Status::Completed);
}

#[test]
fn one_nobody_waits_for_is_refused_with_what_is_waited_for() {
    let check = |run: &Run, name: &str, waited_for: &[&str]| {
        let waited_for = waited_for.iter().map(|name| (*name).to_owned()).collect();
        let refused = Err(Refusal::NobodyWaits { signal: name.to_owned(), waited_for });
        assert_eq!(run.try_act(&key(), signal(name)), refused);
    };
    let mut run = Run::start(definition(then_work(false)));
    check(&run, "payment", &[]);
    run.done("sara", "before");
    check(&run, "contract", &["payment"]);
    let refused = run.try_act(&key(), signal("contract")).unwrap_err();
    assert_eq!(refused.to_string(), "Nobody waits for the signal `contract`. Waited for now: `payment`.");
    run.act(&key(), signal("payment")).unwrap();
    check(&run, "payment", &[]);
    let kept = Run::start(definition(then_work(true)));
    check(&kept, "contract", &["payment"]);
}

#[test]
fn kept_ones_are_used_up_by_the_waits_that_take_them() {
    let items = vec![
        s(task("before", "lead")),
        s(wait_signal("first", "payment", true)),
        s(wait_signal("second", "payment", true)),
        s(wait_signal("third", "payment", true)),
        s(task("after", "lead")),
    ];
    let mut run = Run::start(definition(items));
    for kept in 1..=2 {
        run.act(&key(), signal("payment")).unwrap();
        assert_eq!(run.state.signals["payment"], kept);
    }
    run.done("sara", "before");
    assert_eq!((run.open(), run.state.signals.len()), (vec!["third"], 0));
    run.act(&key(), signal("payment")).unwrap();
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn a_wait_that_keeps_nothing_takes_nothing_that_was_kept() {
    let branches = vec![
        vec![s(task("before", "lead")), s(wait_signal("later", "payment", true))],
        vec![s(task("else", "lead")), s(wait_signal("now", "payment", false))],
    ];
    let mut run = Run::start(definition(vec![parallel(branches)]));
    run.act(&key(), signal("payment")).unwrap();
    run.done("sara", "else");
    assert_eq!(run.open(), ["before", "now"]);
    run.done("sara", "before");
    assert_eq!(run.open(), ["now"]);
}

#[test]
fn in_each_turn_it_is_waited_for_anew() {
    let body = vec![s(wait_signal("paid", "payment", true)), s(asks("left", "lead"))];
    let mut run = Run::start(definition(vec![repeat(more("left", 5), 3, body)]));
    run.act(&key(), signal("payment")).unwrap();
    run.act(&key(), signal("payment")).unwrap();
    assert_eq!(run.open(), ["left"]);
    run.done("sara", "left");
    assert_eq!((run.open(), run.attempt("paid")), (vec!["left"], 2), "the second one was kept");
    run.done("sara", "left");
    assert_eq!(run.open(), ["paid"]);
}

#[test]
fn who_may_send_one() {
    let mut run = Run::start(definition(then_work(false)));
    run.done("sara", "before");
    for (actor, allowed) in [
        (Actor::System, true),
        (key(), true),
        (Actor::Person(id("owen")), true),
        (Actor::Person(id("sara")), false),
        (Actor::Person(id("ann")), false),
    ] {
        let tried = run.try_act(&actor, signal("payment"));
        assert_eq!(tried.is_ok(), allowed, "{actor:?}: {tried:?}");
    }
}

#[test]
fn while_the_flow_is_paused_only_what_is_kept_is_taken() {
    let pause = || Act::Pause { reason: "Wait".to_owned() };
    let resume = || Act::Resume { reason: None };
    let mut run = Run::start(definition(then_work(false)));
    run.done("sara", "before");
    run.by("owen", pause()).unwrap();
    assert_eq!(run.try_act(&key(), signal("payment")), Err(Refusal::FlowPaused));
    let mut kept = Run::start(definition(then_work(true)));
    kept.done("sara", "before");
    kept.by("owen", pause()).unwrap();
    kept.act(&key(), signal("payment")).unwrap();
    assert_eq!(kept.open(), ["paid"]);
    kept.by("owen", resume()).unwrap();
    assert_eq!((kept.open(), kept.state.signals.len()), (vec!["after"], 0));
    kept.check_log();
}

#[test]
fn after_the_end_it_is_refused() {
    let branches = vec![vec![s(wait_signal("paid", "payment", true))], vec![s(task("work", "lead"))]];
    let mut run = Run::start(definition(vec![joined(Join::Any, branches)]));
    run.done("sara", "work");
    assert_eq!(run.state.status, Status::Completed);
    assert_eq!(run.try_act(&key(), signal("payment")), Err(Refusal::FlowEnded));
}
