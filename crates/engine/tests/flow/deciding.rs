//! Who decides: one, all, majority, a number; together or one after another.

use crate::kit::*;
use engine::flow::{Accepted, Act, Actor, Closure, Completion, Refusal, Status, StepStatus};
use model::definition::{DecidedBy, Item, Kind, Order, Outcome};
use std::collections::BTreeSet;

/// An approval by the three approvers, then a task.
fn run(rule: DecidedBy, order: Order) -> Run {
    let step = approval("approve", "approver").with(|step| {
        step.decided_by = rule;
        step.order = order;
    });
    Run::start(definition(vec![s(task("before", "lead")), s(step), s(task("after", "lead"))]))
}

/// Who must approve, in this order, until the step is done.
fn check(rule: DecidedBy, order: Order, first_holders: &[&str], deciders: &[&str]) {
    let mut run = run(rule, order);
    run.done("sara", "before");
    assert_eq!(run.holders("approve"), first_holders, "{rule:?} {order:?}");
    for (place, decider) in deciders.iter().enumerate() {
        assert_eq!(run.status("approve"), StepStatus::Open, "{rule:?} {order:?} before {decider}");
        run.done(decider, "approve");
        let again = run.decide(decider, "approve", Outcome::Approved);
        let expected = if place + 1 == deciders.len() {
            let closed = Closure {
                status: StepStatus::Done,
                attempt: 1,
                outcome: Some(Outcome::Approved),
                by: Some(id(decider)),
                at: Some(run.now),
            };
            let (step, accepted) = ("approve".to_owned(), Accepted::default());
            Refusal::Closed { step, accepted, closed: Some(Box::new(closed)) }
        } else {
            Refusal::AlreadyAnswered { step: "approve".to_owned() }
        };
        assert_eq!(again, Err(expected));
    }
    assert_eq!(run.status("approve"), StepStatus::Done, "{rule:?} {order:?}");
    assert_eq!(run.open(), ["after"]);
    assert!(run.holders("approve").is_empty());
    run.check_log();
}

#[test]
fn rules() {
    use DecidedBy::{All, Majority, Number, One};
    let everybody = &["alma", "axel", "aziz"][..];
    check(One, Order::Together, &["pool"], &["axel"]);
    check(All, Order::Together, everybody, &["aziz", "alma", "axel"]);
    check(Majority, Order::Together, everybody, &["aziz", "axel"]);
    check(Number(1), Order::Together, everybody, &["aziz"]);
    check(Number(2), Order::Together, everybody, &["aziz", "alma"]);
    check(Number(3), Order::Together, everybody, &["aziz", "alma", "axel"]);
    check(All, Order::OneAfterAnother, &["alma"], &["alma", "axel", "aziz"]);
    check(Majority, Order::OneAfterAnother, &["alma"], &["alma", "axel"]);
    check(Number(2), Order::OneAfterAnother, &["alma"], &["alma", "axel"]);
}

#[test]
fn the_order_holds() {
    let mut run = run(DecidedBy::All, Order::OneAfterAnother);
    run.done("sara", "before");
    let not_yet = Err(Refusal::NotYourTurn { step: "approve".to_owned() });
    assert_eq!(run.decide("axel", "approve", Outcome::Approved), not_yet);
    run.done("alma", "approve");
    assert_eq!(run.decide("aziz", "approve", Outcome::Approved), not_yet);
    run.done("axel", "approve");
    run.done("aziz", "approve");
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn one_denial_decides_for_all() {
    let mut run = run(DecidedBy::All, Order::Together);
    run.done("sara", "before");
    run.done("alma", "approve");
    run.decide("aziz", "approve", Outcome::Denied).unwrap();
    assert_eq!(run.state.status, Status::Completed);
    assert_eq!(run.state.outcome("approve"), Some(Outcome::Denied));
    assert!(run.state.assignments.is_empty());
    let refused = run.decide("axel", "approve", Outcome::Approved);
    assert_eq!(refused, Err(Refusal::FlowEnded));
}

#[test]
fn one_sending_back_decides_for_all() {
    let mut run = run(DecidedBy::Majority, Order::Together);
    run.done("sara", "before");
    run.done("alma", "approve");
    run.send_back("aziz", "approve", &["before"]).unwrap();
    assert_eq!(run.open(), ["before"]);
    run.done("sara", "before");
    assert_eq!(run.attempt("approve"), 2);
    assert_eq!(run.holders("approve"), ["alma", "axel", "aziz"]);
}

#[test]
fn several_persons_of_one_role_may_each_do_it() {
    let mut run = Run::unborn(definition(vec![s(task("work", "lead")), s(task("after", "client"))]));
    let mut start = start_flow();
    start.roles.insert("lead".to_owned(), vec![person("una"), person("vera"), person("una")]);
    run.act(&Actor::System, Act::Start(Box::new(start))).unwrap();
    assert_eq!(run.holders("work"), ["una", "vera"]);
    run.done("vera", "work");
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn a_key_acts_for_the_next_who_has_not_decided() {
    let mut run = run(DecidedBy::Number(2), Order::Together);
    run.done("sara", "before");
    let key = Actor::Key(id("key"));
    let answer = |for_any| {
        Act::Complete(Completion {
            for_any,
            ..Completion { step: "approve".to_owned(), ..Completion::default() }
        })
    };
    assert_eq!(run.act(&key, answer(false)), Err(Refusal::NotYours { step: "approve".to_owned() }));
    run.act(&key, answer(true)).unwrap();
    run.act(&key, answer(true)).unwrap();
    let decided: Vec<_> =
        run.state.steps["approve"].attempts[0].decisions.iter().map(|d| d.by.clone()).collect();
    assert_eq!(decided, [id("alma"), id("axel")]);
    assert_eq!(run.log.last().unwrap().actor.id, Some(id("key")));

    let mut named = run.command(&key, Act::Complete(run.answer("after")));
    named.on_behalf_of = Some(id("ann"));
    assert_eq!(run.give(&named), Err(Refusal::NotYours { step: "after".to_owned() }));
    named.on_behalf_of = Some(id("sara"));
    run.give(&named).unwrap();
    assert_eq!(run.state.steps["after"].attempts[0].decisions[0].by, id("sara"));
    assert_eq!(run.state.status, Status::Completed);
}

#[test]
fn wrong_acts_are_refused() {
    let mut run = run(DecidedBy::One, Order::Together);
    let outcomes = vec![Outcome::Done];
    let open = Accepted { attempt: Some(1), outcomes };
    let step = || "before".to_owned();
    let refused = run.complete("sara", "before", |answer| answer.attempt = Some(2));
    assert_eq!(refused, Err(Refusal::WrongAttempt { step: step(), current: 1, accepted: open.clone() }));
    let refused = run.decide("sara", "before", Outcome::Approved);
    assert_eq!(refused, Err(Refusal::WrongOutcome { step: step(), accepted: open }));
    assert_eq!(run.decide("ann", "before", Outcome::Done), Err(Refusal::NotYours { step: step() }));
    let closed = Refusal::Closed { step: "after".to_owned(), accepted: Accepted::default(), closed: None };
    assert_eq!(run.decide("sara", "after", Outcome::Done), Err(closed));
    let unknown = Refusal::UnknownStep { step: "nothing".to_owned() };
    assert_eq!(run.decide("sara", "nothing", Outcome::Done), Err(unknown));
    let again = run.act(&Actor::System, Act::Start(Box::new(start_flow())));
    assert_eq!(again, Err(Refusal::AlreadyStarted));
    assert_eq!(Run::unborn(definition(vec![])).by("sara", Act::Tick), Err(Refusal::NotStarted));
}

#[test]
fn an_approval_with_nothing_before_it_cannot_send_back() {
    let run = Run::start(definition(vec![s(approval("approve", "lead"))]));
    let refused = run.clone().send_back("sara", "approve", &[]);
    let accepted = Accepted { attempt: Some(1), outcomes: vec![Outcome::Approved, Outcome::Denied] };
    assert_eq!(refused, Err(Refusal::WrongOutcome { step: "approve".to_owned(), accepted }));
}

#[test]
fn the_checklist_is_ticked_before_the_positive_outcome() {
    let step = approval("approve", "lead").with(|step| step.checklist = vec!["a".to_owned(), "b".to_owned()]);
    let mut run = Run::start(definition(vec![s(step)]));
    let refused = run.complete("sara", "approve", |answer| answer.checklist = BTreeSet::from([1]));
    assert!(matches!(refused, Err(Refusal::ChecklistOpen { open: 1, .. })), "{refused:?}");
    let denied = run.clone().complete("sara", "approve", |answer| {
        answer.checklist.clear();
        answer.outcome = Some(Outcome::Denied);
    });
    assert!(denied.is_ok());
    run.done("sara", "approve");
    assert_eq!(run.state.status, Status::Completed);
}

#[test]
fn answers_are_checked() {
    let form = step("form", Kind::Form, "client").with(|step| {
        step.form = vec![number("n"), number("if_many")];
        step.form[1].shown_if = Some(more("form", 5));
    });
    let mut run = Run::start(definition(vec![Item::Step(form)]));
    let number = |n| model::Value::Number(model::Decimal::whole(n));
    let check = |answers: &[(&str, model::Value)], problems: &[&str]| {
        let mut run = run.clone();
        let refused = run.complete("ann", "form", |answer| {
            answer.data = answers.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        });
        let found: Vec<String> = match refused {
            Err(Refusal::Data(problems)) => problems.into_iter().map(|problem| problem.path).collect(),
            other => other.map(|_| Vec::new()).unwrap(),
        };
        assert_eq!(found, problems, "{answers:?}");
    };
    check(&[], &["n"]);
    check(&[("n", model::Value::Text("5".to_owned()))], &["n"]);
    check(&[("n", number(3)), ("other", number(3))], &["other"]);
    check(&[("n", number(6))], &["if_many"]);
    check(&[("n", number(6)), ("if_many", number(1))], &[]);
    run.complete("ann", "form", |answer| {
        answer.data = [("n".to_owned(), number(3)), ("if_many".to_owned(), number(1))].into();
    })
    .unwrap();
    assert_eq!(run.state.given("form", "n"), Some(&number(3)));
    assert_eq!(run.state.given("form", "if_many"), None, "what was not asked is not kept");
}
