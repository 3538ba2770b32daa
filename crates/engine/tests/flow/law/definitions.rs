//! Templates in which every act has something to act on.

use crate::kit::*;
use model::{
    Definition,
    definition::{
        Branch, Clock, ClockTarget, Item, Join, Kind, Parallel, Priority, SubFlow, Trigger, WaitFor,
    },
    target::{Span, Target, Unit},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn sub_flow(key: &str) -> Item {
    let flow = Some(SubFlow { template: "other".to_owned(), waits: true });
    s(step(key, Kind::Flow, "").with(|step| step.flow = flow))
}

/// Everything that an act could be about, side by side.
pub(super) fn everything() -> Definition {
    let wait = Some(WaitFor::Signal { name: "go".to_owned(), keep: false });
    let mut definition = definition(vec![
        s(task("before", "lead")),
        parallel(vec![
            vec![s(task("work", "lead").with(|step| step.due = hours(24)))],
            vec![s(request("docs", vec![document("id")]))],
            vec![s(task("draft", "client").with(|step| step.prepared_by = Some("lead".to_owned())))],
            vec![s(task("pool", "officer"))],
            vec![s(task("picked", "officer"))],
            vec![s(step("wait", Kind::Wait, "").with(|step| step.wait = wait))],
            vec![sub_flow("asked")],
            vec![sub_flow("failed")],
            vec![s(approval("gate", "lead"))],
            vec![s(task("own", "client"))],
            vec![s(task("lent", "client"))],
        ]),
        s(task("after", "lead")),
    ]);
    let target = Target::In(Span { count: 90, unit: Unit::Days });
    definition.clocks = vec![Clock {
        key: "idleness".to_owned(),
        name: "Idleness".to_owned(),
        starts: vec![Trigger::Idle { step: "work".to_owned(), after: Span { count: 20, unit: Unit::Days } }],
        stops: vec![Trigger::FlowEnded],
        first: false,
        each_stage: false,
        target: ClockTarget(BTreeMap::from([(Priority::Normal, target)])),
        amber: None,
        calendar: None,
        pause: BTreeSet::new(),
        on_amber: Vec::new(),
        on_red: Vec::new(),
        escalate: Vec::new(),
    }];
    definition
}

pub(super) fn hours(count: u32) -> Option<Target> {
    Some(Target::In(Span { count, unit: Unit::Hours }))
}

pub(super) fn with_x() -> Definition {
    let x = request("x", vec![document("id")]).with(|step| {
        step.role = "lead".to_owned();
        step.prepared_by = Some("analyst".to_owned());
        step.form = vec![number("n")];
        step.due = hours(48);
    });
    let branch = |items| Branch { name: None, items };
    let branches =
        vec![branch(vec![s(task("before", "lead")), s(x)]), branch(vec![s(task("quick", "lead"))])];
    let mut definition = definition(vec![
        Item::Parallel(Parallel { name: None, join: Join::Any, branches }),
        s(task("after", "lead")),
    ]);
    definition.clocks = everything().clocks;
    definition.clocks[0].starts =
        vec![Trigger::Idle { step: "x".to_owned(), after: Span { count: 20, unit: Unit::Days } }];
    definition
}
