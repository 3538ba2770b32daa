//! Priority: by the rules of the template, by hand, raised.

use crate::kit::*;
use engine::flow::{Act, Actor, Event};
use model::{
    DataPath, Decimal, Definition, Value,
    condition::{Comparison, Condition, Operand},
    definition::{Priority, PriorityRule},
};
use std::collections::BTreeMap;

fn is(path: DataPath, comparison: Comparison, than: Value) -> Condition {
    Condition::Compare { left: Operand::Data(path), comparison, right: Operand::Literal(than) }
}

/// A Saturday client is high; more than 5 hits are urgent, none are low.
fn run() -> Run {
    let hits = |comparison, than| is(n_of("a"), comparison, Value::Number(Decimal::whole(than)));
    let vip = DataPath::Record("vip".to_owned());
    let rules = vec![
        PriorityRule { condition: hits(Comparison::More, 5), is: Priority::Urgent },
        PriorityRule { condition: is(vip, Comparison::Equal, Value::YesNo(true)), is: Priority::High },
        PriorityRule { condition: hits(Comparison::Equal, 0), is: Priority::Low },
    ];
    let items = vec![s(asks("a", "client")), s(task("b", "lead"))];
    Run::start(Definition { priority: rules, ..definition(items) })
}

fn tell_vip(run: &mut Run, vip: bool) {
    let fields = BTreeMap::from([("vip".to_owned(), Value::YesNo(vip))]);
    run.act(&Actor::System, Act::RecordChanged { name: "Harbour GmbH".to_owned(), fields }).unwrap();
}

fn answer(run: &mut Run, hits: i64) {
    run.complete("ann", "a", |answer| {
        answer.data.insert("n".to_owned(), Value::Number(Decimal::whole(hits)));
    })
    .unwrap();
}

#[test]
fn the_first_rule_that_holds_counts_as_data_change() {
    let mut run = run();
    assert_eq!(run.state.priority.is, Priority::Normal);
    tell_vip(&mut run, true);
    assert_eq!(run.state.priority.is, Priority::High);
    tell_vip(&mut run, false);
    assert_eq!(run.state.priority.is, Priority::Normal);
    answer(&mut run, 0);
    assert_eq!(run.state.priority.is, Priority::Low);
    run.check_log();
    let mut many = self::run();
    tell_vip(&mut many, true);
    answer(&mut many, 9);
    assert_eq!(many.state.priority.is, Priority::Urgent);
}

#[test]
fn by_hand_it_stays() {
    let mut run = run();
    let set = |priority| Act::SetPriority { priority, reason: "The client called".to_owned() };
    let events = run.owner(set(Priority::Low)).unwrap();
    assert!(matches!(&events[..], [Event::PriorityChanged { priority: Priority::Low, reason: Some(_), .. }]));
    tell_vip(&mut run, true);
    answer(&mut run, 9);
    assert_eq!((run.state.priority.is, run.state.priority.by_hand), (Priority::Low, true));
    assert!(run.by("ann", set(Priority::High)).is_err());
    run.check_log();
}

#[test]
fn without_rules_it_is_normal_and_says_nothing() {
    let run = Run::start(definition(vec![s(task("a", "client"))]));
    let said = serde_json::to_string(&run.state).unwrap();
    assert!(!said.contains("priority") && !said.contains("clocks") && !said.contains("timers"), "{said}");
}
