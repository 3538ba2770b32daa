//! "Not for me": an open step returns to the owner, who says whose it is.

use crate::kit::*;
use engine::flow::{
    Act, Actor, AssignRole, Closing, Effect, Event, HandBack, Refusal, Status, StepStatus, Wait, effects,
};
use model::{
    Value,
    definition::{DecidedBy, Kind, Order},
};
use std::collections::BTreeSet;

fn hand_back(step: &str) -> Act {
    Act::HandBack(HandBack { step: step.to_owned(), ..HandBack::default() })
}

fn handed_back(role: &str) -> Vec<Wait> {
    vec![Wait::HandedBack { role: role.to_owned() }]
}

/// A task of the client's, then one of ours.
fn of_the_client() -> Run {
    Run::start(definition(vec![s(task("work", "client")), s(task("after", "lead"))]))
}

/// `approve` by these people of ours, under this rule.
fn of_several(rule: DecidedBy, order: Order, names: &[&str]) -> Run {
    let step = approval("approve", "analyst").with(|step| {
        step.decided_by = rule;
        step.order = order;
    });
    let mut run = Run::start(definition(vec![s(step), s(task("after", "lead"))]));
    run.assign_role("analyst", names).unwrap();
    run
}

#[test]
fn the_owner_is_asked_and_names_somebody_else() {
    let mut run = of_the_client();
    let note = Some(" My colleague Theo does this. ".to_owned());
    let act = Act::HandBack(HandBack { step: "work".to_owned(), attempt: Some(1), note, for_any: false });
    let events = run.by("ann", act).unwrap();
    assert!(
        events.iter().any(|event| matches!(event, Event::AssignmentClosed { why: Closing::HandedBack, .. }))
    );
    let asked = Effect::OwnerNeeded { step: "work".to_owned(), role: "client".to_owned() };
    assert_eq!(events.iter().flat_map(effects).collect::<Vec<_>>(), [asked]);
    let step = &run.state.steps["work"];
    assert_eq!((step.status, &step.waits), (StepStatus::Open, &handed_back("client")));
    let handed = &step.attempts[0].handed_back[0];
    let words = Value::Text("My colleague Theo does this.".to_owned());
    assert_eq!((&handed.by, handed.note.as_deref()), (&id("ann"), Some(&words)));
    assert!(run.holders("work").is_empty());
    let nobody = Refusal::NobodyAssigned { step: "work".to_owned(), role: "client".to_owned() };
    assert_eq!(run.complete("ann", "work", |_| {}), Err(nobody.clone()));
    assert_eq!(run.by("ann", hand_back("work")), Err(nobody));

    run.assign_role("client", &["theo"]).unwrap();
    assert_eq!((run.holders("work"), run.attempt("work")), (vec!["theo".to_owned()], 1));
    assert!(run.state.steps["work"].waits.is_empty());
    run.done("theo", "work");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn the_owner_may_insist() {
    let mut run = of_the_client();
    run.by("ann", hand_back("work")).unwrap();
    let same = run.assign_role("client", &["ann"]).unwrap();
    assert!(same.iter().any(|event| matches!(event, Event::AssignmentOpened { .. })));
    assert_eq!(run.holders("work"), ["ann"]);
    assert_eq!(run.assign_role("client", &["ann"]), Ok(vec![]), "nothing is left to say");
    run.done("ann", "work");
    run.check_log();
}

#[test]
fn other_members_and_calendars_do_not_bring_it_back() {
    let mut run = of_the_client();
    run.by("ann", hand_back("work")).unwrap();
    let mut changed = groups();
    changed.insert("officers".to_owned(), vec![person("nora")]);
    let definition_reads = run.act(&Actor::System, Act::MembersChanged { groups: changed });
    assert!(definition_reads.is_ok());
    assert_eq!(run.state.steps["work"].waits, handed_back("client"));
}

#[test]
fn who_is_left_goes_on_where_they_are_enough() {
    let mut run = of_several(DecidedBy::Majority, Order::Together, &["una", "vera", "nora"]);
    let events = run.by("vera", hand_back("approve")).unwrap();
    assert!(events.iter().flat_map(effects).next().is_none(), "the owner need not do anything");
    assert_eq!(run.holders("approve"), ["nora", "una"]);
    run.done("una", "approve");
    run.done("nora", "approve");
    assert_eq!(run.open(), ["after"]);

    let mut run = of_several(DecidedBy::One, Order::OneAfterAnother, &["una", "vera"]);
    run.by("una", hand_back("approve")).unwrap();
    assert_eq!(run.holders("approve"), ["vera"], "the next one's turn");
    run.check_log();
}

/// After una has agreed and vera has handed it back, the owner names these; then they have it to do.
fn check_named(order: Order, named: &[&str], holders: &[&str]) {
    let mut run = of_several(DecidedBy::All, order, &["una", "vera", "nora"]);
    run.done("una", "approve");
    run.by("vera", hand_back("approve")).unwrap();
    assert_eq!(run.holders("approve"), ["nora"], "{order:?}: meanwhile");
    assert_eq!(run.state.steps["approve"].waits, handed_back("analyst"));
    run.assign_role("analyst", named).unwrap();
    assert_eq!(run.holders("approve"), holders, "{order:?} {named:?}");
    assert!(run.state.steps["approve"].waits.is_empty());
    for _ in 0..named.len() {
        for name in run.holders("approve") {
            run.done(&name, "approve");
        }
    }
    assert_eq!((run.open(), run.status("approve")), (vec!["after"], StepStatus::Done), "{order:?} {named:?}");
    run.check_log();
}

#[test]
fn those_named_take_their_place() {
    check_named(Order::Together, &["una", "sara", "nora"], &["nora", "sara"]);
    check_named(Order::Together, &["sara", "rita"], &["rita", "sara"]);
    check_named(Order::Together, &["una"], &[]);
    check_named(Order::OneAfterAnother, &["una", "sara", "nora"], &["nora"]);
    check_named(Order::OneAfterAnother, &["sara", "rita"], &["sara"]);
}

#[test]
fn fewer_than_the_rule_asks_are_not_enough() {
    let mut run = of_several(DecidedBy::Number(2), Order::Together, &["una", "vera"]);
    run.by("vera", hand_back("approve")).unwrap();
    run.assign_role("analyst", &["nora"]).unwrap();
    let few = Wait::TooFewMembers { role: "analyst".to_owned(), needed: 2, present: 1 };
    assert_eq!(run.state.steps["approve"].waits, [few]);
    run.assign_role("analyst", &["nora", "una"]).unwrap();
    assert_eq!(run.holders("approve"), ["nora", "una"]);
    run.check_log();
}

#[test]
fn a_group_puts_back_instead() {
    let mut run = Run::start(definition(vec![s(task("work", "officer"))]));
    assert_eq!(run.by("olga", hand_back("work")), Err(Refusal::IsAPool));
}

#[test]
fn only_whoever_has_it_and_only_now() {
    let mut run = of_the_client();
    let not_yours = Err(Refusal::NotYours { step: "work".to_owned() });
    for name in ["sara", "owen", "stranger"] {
        assert_eq!(run.by(name, hand_back("work")), not_yours, "{name}");
    }
    let mut other = run.command(&Actor::Person(id("owen")), hand_back("work"));
    other.on_behalf_of = Some(id("ann"));
    assert_eq!(run.give(&other), Err(Refusal::OnlyInPerson { step: "work".to_owned() }));
    let act = Act::HandBack(HandBack { step: "work".to_owned(), attempt: Some(2), ..HandBack::default() });
    assert!(matches!(run.by("ann", act), Err(Refusal::WrongAttempt { current: 1, .. })));
    assert!(matches!(run.by("sara", hand_back("after")), Err(Refusal::Closed { .. })));
    run.done("ann", "work");
    run.done("sara", "after");
    assert_eq!(run.state.status, Status::Completed);
    assert_eq!(run.by("ann", hand_back("work")), Err(Refusal::FlowEnded));
}

#[test]
fn returned_documents_may_be_somebody_elses_too() {
    let request = step("docs", Kind::FileRequest, "client").with(|step| {
        step.files = vec![document("id"), document("bill")];
    });
    let mut run = Run::start(definition(vec![s(request)]));
    run.done("ann", "docs");
    run.review("olga", "docs", "id", returned("Unreadable")).unwrap();
    run.by("ann", hand_back("docs")).unwrap();
    run.assign_role("client", &["theo"]).unwrap();
    assert_eq!((run.holders("docs").contains(&"theo".to_owned()), run.attempt("docs")), (true, 2));
    run.done("theo", "docs");
    assert_eq!(run.status("docs"), StepStatus::InReview);
    run.check_log();
}

#[test]
fn the_note_is_erased_with_its_writer() {
    let mut run = of_the_client();
    let note = Some("Ask Theo".to_owned());
    run.by("ann", Act::HandBack(HandBack { step: "work".to_owned(), note, ..HandBack::default() })).unwrap();
    let erasure = engine::flow::Erasure {
        asked_by: "request-1".to_owned(),
        ground: "GDPR Art. 17".to_owned(),
        persons: BTreeSet::from([id("ann")]),
        paths: BTreeSet::new(),
        everything: false,
    };
    run.act(&Actor::System, Act::Erase(erasure)).unwrap();
    assert_eq!(run.state.steps["work"].attempts[0].handed_back[0].note, None);
    let act = Act::AssignRole(AssignRole {
        role: "client".to_owned(),
        persons: vec![person("theo")],
        reason: None,
    });
    run.by("owen", act).unwrap();
    assert_eq!(run.holders("work"), ["theo"]);
}
