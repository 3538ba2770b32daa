//! What lists show.

use crate::kit::*;
use engine::flow::{HeldBy, Status, summary};
use model::{
    definition::Outcome,
    target::{Span, Target, Unit},
};

#[test]
fn a_flow_in_a_line() {
    let due = |step: &mut model::definition::Step| {
        step.due = Some(Target::In(Span { count: 2, unit: Unit::Hours }));
        step.remind = Some(Vec::new());
    };
    let branches = choice(vec![
        (Some(more("a", 5)), vec![s(task("many", "lead"))]),
        (None, vec![s(task("few", "third").with(due))]),
    ]);
    let mut run = Run::start(staged(vec![
        ("first", vec![s(asks("a", "client")), branches]),
        ("second", vec![s(approval("approve", "approver")), s(task("b", "lead"))]),
    ]));
    let of = |run: &Run| summary(&run.definition, &run.state);
    let begun = of(&run);
    assert_eq!(
        (begun.held_by, begun.percent, begun.stages_done, begun.stages),
        (Some(HeldBy::Client), 0, 0, 2)
    );
    assert_eq!((begun.stage.as_deref(), begun.next_due_at), (Some("first"), None));

    run.done("ann", "a");
    let third = of(&run);
    assert_eq!((third.held_by, third.percent), (Some(HeldBy::ThirdParty), 25));
    assert_eq!((third.open_steps, third.not_needed), (vec!["few".to_owned()], vec!["many".to_owned()]));
    assert_eq!(
        (third.next_due_at, third.wake_at, third.overdue),
        (Some(MONDAY.plus_seconds(7_200)), Some(MONDAY.plus_seconds(7_200)), false)
    );
    run.now = run.now.plus_days(1);
    run.act(&engine::flow::Actor::System, engine::flow::Act::Tick).unwrap();
    assert_eq!((of(&run).overdue, of(&run).wake_at), (true, None));

    run.done("theo", "few");
    assert_eq!((of(&run).held_by, of(&run).stages_done), (Some(HeldBy::Us), 1));
    run.decide("alma", "approve", Outcome::Denied).unwrap();
    let ended = of(&run);
    assert_eq!((ended.status, ended.held_by, ended.percent), (Status::Completed, None, 100));
}

#[test]
fn the_state_of_a_small_flow_is_small() {
    let steps = ["s1", "s2", "s3", "s4", "s5"].map(|key| s(asks(key, "client")));
    let mut run = Run::start(definition(steps.to_vec()));
    let mut most = 0;
    for key in ["s1", "s2", "s3", "s4", "s5"] {
        run.done("ann", key);
        most = most.max(serde_json::to_string(&run.state).unwrap().len());
    }
    assert!(most < 3_000, "{most} bytes");
}
