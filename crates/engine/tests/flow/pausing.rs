//! Pause and resume: nothing happens meanwhile, and afterwards everything that could begin begins.

use crate::kit::*;
use engine::flow::{Act, Actor, HeldBy, Refusal, Status, summary};
use model::Value;

fn pause(run: &mut Run) {
    run.owner(Act::Pause { reason: "The client moves house".to_owned() }).unwrap();
}

#[test]
fn nobody_acts_while_it_is_paused() {
    let mut run = Run::start(definition(vec![s(task("work", "client")), s(task("after", "lead"))]));
    pause(&mut run);
    assert_eq!(run.state.status, Status::Paused);
    let paused = run.state.paused.as_ref().unwrap();
    let reason = Value::Text("The client moves house".to_owned());
    assert_eq!((paused.by.as_ref(), paused.reason.as_deref()), (Some(&id("owen")), Some(&reason)));
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Waiting));
    assert_eq!(run.complete("ann", "work", |_| {}), Err(Refusal::FlowPaused));
    assert_eq!(run.owner(Act::Pause { reason: "Again".to_owned() }), Err(Refusal::FlowPaused));
    run.owner(Act::Resume { reason: None }).unwrap();
    assert_eq!((run.state.status, &run.state.paused), (Status::Running, &None));
    assert_eq!(run.owner(Act::Resume { reason: None }), Err(Refusal::NotPaused));
    run.done("ann", "work");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}

#[test]
fn it_can_be_ended_and_only_its_owner_resumes_it() {
    let mut run = Run::start(definition(vec![s(task("work", "client"))]));
    pause(&mut run);
    assert_eq!(run.by("sara", Act::Resume { reason: None }), Err(Refusal::NotTheOwner));
    run.owner(Act::Cancel { reason: None }).unwrap();
    assert_eq!(run.state.status, Status::Cancelled);
    run.check_log();
}

#[test]
fn what_the_flow_is_told_meanwhile_counts_afterwards() {
    let step = task("work", "officer");
    let mut run = Run::start_with(
        definition(vec![s(step)]),
        engine::flow::StartFlow { groups: std::collections::BTreeMap::new(), ..start_flow() },
    );
    assert!(run.holders("work").is_empty(), "nobody is in the group");
    pause(&mut run);
    run.act(&Actor::System, Act::MembersChanged { groups: groups() }).unwrap();
    run.owner(Act::Resume { reason: None }).unwrap();
    assert_eq!(run.holders("work"), ["pool"]);
    run.check_log();
}
