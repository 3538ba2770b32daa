//! One person's part goes to another: delegated by whoever has it, reassigned by the owner.

use crate::kit::*;
use engine::flow::event;
use engine::flow::{Act, Actor, Event, HandOver, HandOverCause, Refusal, effects};
use model::{
    Id,
    definition::{DecidedBy, Kind, Order},
};

fn to(step: &str, name: &str) -> HandOver {
    HandOver {
        step: step.to_owned(),
        assignment: None,
        to: person(name),
        reason: Some("I am away tomorrow".to_owned()),
    }
}

fn delegate(run: &mut Run, by: &str, step: &str, name: &str) -> Result<Vec<Event>, Refusal> {
    run.by(by, Act::Delegate(to(step, name)))
}

fn of_several(order: Order, names: &[&str]) -> Run {
    let step = approval("approve", "analyst").with(|step| {
        step.decided_by = DecidedBy::All;
        step.order = order;
    });
    let mut run = Run::start(definition(vec![s(step), s(task("after", "lead"))]));
    run.assign_role("analyst", names).unwrap();
    run
}

fn chain(run: &Run, step: &str) -> Vec<Id> {
    let open = run.state.assignments.values().find(|open| open.step == step).unwrap();
    open.instead_of.clone()
}

#[test]
fn both_names_stand_in_the_log() {
    let mut run = Run::start(definition(vec![s(task("work", "lead")), s(task("after", "lead"))]));
    let events = delegate(&mut run, "sara", "work", "vera").unwrap();
    let said = events.iter().find_map(|event| match event {
        Event::HandedOver(event::HandedOver { from, to, why, .. }) => Some((from.clone(), to.clone(), *why)),
        _ => None,
    });
    assert_eq!(said, Some((Some(id("sara")), id("vera"), HandOverCause::Delegated)));
    assert!(events.iter().flat_map(effects).next().is_some(), "vera is told");
    assert_eq!((run.holders("work"), chain(&run, "work")), (vec!["vera".to_owned()], vec![id("sara")]));
    run.done("vera", "work");
    assert_eq!(run.holders("after"), ["sara"], "the role is still hers");
    run.check_log();
}

#[test]
fn it_keeps_its_place_in_the_order_and_in_the_count() {
    let mut run = of_several(Order::OneAfterAnother, &["una", "vera"]);
    delegate(&mut run, "una", "approve", "nora").unwrap();
    let members = |run: &Run| run.state.steps["approve"].attempts[0].members.clone();
    assert_eq!(members(&run), [id("nora"), id("vera")]);
    run.done("nora", "approve");
    assert_eq!(run.holders("approve"), ["vera"]);
    run.done("vera", "approve");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn not_to_oneself_not_in_a_circle_not_to_who_decides_already() {
    let mut run = of_several(Order::Together, &["una", "vera"]);
    assert_eq!(delegate(&mut run, "una", "approve", "una"), Err(Refusal::ToOneself));
    let decides = Err(Refusal::DecidesAlready { step: "approve".to_owned() });
    assert_eq!(delegate(&mut run, "una", "approve", "vera"), decides);
    run.done("vera", "approve");
    assert_eq!(delegate(&mut run, "una", "approve", "vera"), decides, "who has decided has decided");
    delegate(&mut run, "una", "approve", "nora").unwrap();
    delegate(&mut run, "nora", "approve", "rita").unwrap();
    for earlier in ["una", "nora"] {
        assert_eq!(delegate(&mut run, "rita", "approve", earlier), Err(Refusal::InACircle), "{earlier}");
    }
    assert_eq!(chain(&run, "approve"), [id("una"), id("nora")]);
}

#[test]
fn only_ones_own_and_only_what_is_open() {
    let mut run = of_several(Order::Together, &["una", "vera"]);
    let not_yours = Err(Refusal::NotYours { step: "approve".to_owned() });
    assert_eq!(delegate(&mut run, "owen", "approve", "nora"), not_yours);
    let mut named = to("approve", "nora");
    named.assignment = Some(run.assignment("approve"));
    assert_eq!(run.by("sara", Act::Delegate(named)), not_yours);
    assert!(matches!(delegate(&mut run, "sara", "after", "nora"), Err(Refusal::Closed { .. })));
    let mut gone = to("approve", "nora");
    gone.assignment = Some(id("gone"));
    assert_eq!(run.by("una", Act::Delegate(gone)), Err(Refusal::UnknownAssignment));
}

#[test]
fn people_outside_hand_back_instead() {
    let mut run = Run::start(definition(vec![s(task("work", "client"))]));
    let refused = Refusal::NotDelegable { step: "work".to_owned() };
    assert_eq!(delegate(&mut run, "ann", "work", "theo"), Err(refused));
    run.owner(Act::Reassign(to("work", "theo"))).unwrap();
    assert_eq!(run.holders("work"), ["theo"], "the owner may");
    run.check_log();
}

#[test]
fn a_groups_work_is_picked_up_first() {
    let mut run = Run::start(definition(vec![s(task("work", "officer"))]));
    assert_eq!(delegate(&mut run, "olga", "work", "vera"), Err(Refusal::PickUpFirst));
    let assignment = run.assignment("work");
    run.by("olga", Act::PickUp { assignment }).unwrap();
    delegate(&mut run, "olga", "work", "vera").unwrap();
    assert_eq!((run.holders("work"), chain(&run, "work")), (vec!["vera".to_owned()], vec![id("olga")]));
    run.done("vera", "work");
    run.check_log();
}

#[test]
fn the_owner_reassigns_at_will_and_says_whose_part() {
    let mut run = of_several(Order::Together, &["una", "vera"]);
    let which = Err(Refusal::WhichAssignment { step: "approve".to_owned() });
    assert_eq!(run.owner(Act::Reassign(to("approve", "nora"))), which);
    let of_una = run.state.assignments.values().find(|open| open.person() == Some(&id("una"))).unwrap();
    let act = HandOver { assignment: Some(of_una.id.clone()), ..to("approve", "nora") };
    run.owner(Act::Reassign(act)).unwrap();
    assert_eq!(run.holders("approve"), ["nora", "vera"]);
    let of_nora = run.state.assignments.values().find(|open| open.person() == Some(&id("nora"))).unwrap();
    let back = HandOver { assignment: Some(of_nora.id.clone()), ..to("approve", "una") };
    run.owner(Act::Reassign(back)).unwrap();
    assert_eq!(run.holders("approve"), ["una", "vera"], "and takes it back again");
    let of_una = run.state.assignments.values().find(|open| open.person() == Some(&id("una"))).unwrap();
    assert!(of_una.instead_of.is_empty(), "hers again, in nobody's place");
    run.check_log();
}

#[test]
fn a_group_pool_may_be_given_to_one() {
    let mut run = Run::start(definition(vec![s(task("work", "officer"))]));
    run.owner(Act::Reassign(to("work", "vera"))).unwrap();
    assert_eq!(run.holders("work"), ["vera"]);
    let same = run.owner(Act::Reassign(to("work", "vera")));
    assert_eq!(same, Err(Refusal::ToOneself));
    run.done("vera", "work");
    run.check_log();
}

#[test]
fn a_review_goes_over_too() {
    let request = step("docs", Kind::FileRequest, "client").with(|step| step.files = vec![document("id")]);
    let mut run = Run::start(definition(vec![s(request)]));
    run.done("ann", "docs");
    let assignment = run.assignment("docs");
    run.by("omar", Act::PickUp { assignment }).unwrap();
    delegate(&mut run, "omar", "docs", "vera").unwrap();
    run.review("vera", "docs", "id", engine::flow::Verdict::Accept).unwrap();
    assert!(run.open().is_empty());
    run.check_log();
}

#[test]
fn where_no_person_acts_the_only_part_is_meant() {
    let mut run = Run::start(definition(vec![s(task("work", "lead"))]));
    run.act(&Actor::System, Act::Delegate(to("work", "vera"))).unwrap();
    assert_eq!(run.holders("work"), ["vera"]);
}
