//! The course of a flow: parallel, choice, skipping, milestones, messages, stages, and how it ends.

use crate::kit::*;
use engine::flow::{Act, Actor, Effect, Event, Refusal, Status, StepStatus, effects};
use model::{
    DataPath, Value,
    definition::{Kind, Outcome, OutcomeRule},
    path::RoleAttribute,
};

#[test]
fn a_parallel_joins_when_all_branches_have_finished() {
    let branches = parallel(vec![
        vec![s(task("a", "lead")), s(task("b", "lead"))],
        vec![s(task("c", "client"))],
        vec![],
    ]);
    let mut run = Run::start(definition(vec![branches, s(task("after", "lead"))]));
    assert_eq!(run.open(), ["a", "c"]);
    run.done("ann", "c");
    assert_eq!(run.open(), ["a"]);
    run.done("sara", "a");
    assert_eq!(run.open(), ["b"]);
    run.done("sara", "b");
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn a_choice_takes_the_first_branch_that_holds() {
    let check = |n: i64, expected: &[&str]| {
        let branches = choice(vec![
            (Some(more("ask", 10)), vec![s(task("many", "lead"))]),
            (Some(more("ask", 0)), vec![s(task("few", "lead"))]),
            (None, vec![]),
        ]);
        let items = vec![s(asks("ask", "lead")), branches, s(task("after", "lead"))];
        let mut run = Run::start(definition(items));
        run.complete("sara", "ask", |answer| {
            answer.data.insert("n".to_owned(), Value::Number(model::Decimal::whole(n)));
        })
        .unwrap();
        assert_eq!(run.open(), expected, "n = {n}");
    };
    check(11, &["many"]);
    check(10, &["few"]);
    check(0, &["after"]);
}

#[test]
fn a_step_whose_condition_fails_is_skipped_and_says_so() {
    let skipped = task("maybe", "lead").with(|step| step.when = Some(more("ask", 5)));
    let told = task("after", "lead").with(|step| {
        step.when = Some(model::condition::Condition::Given(DataPath::Outcome("maybe".to_owned())));
    });
    let mut run = Run::start(definition(vec![s(asks("ask", "lead")), s(skipped), s(told)]));
    run.done("sara", "ask");
    assert_eq!((run.status("maybe"), run.attempt("maybe")), (StepStatus::Skipped, 0));
    assert_eq!(run.state.outcome("maybe"), Some(Outcome::Skipped));
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn stages_and_milestones_are_passed_in_order() {
    let mut run = Run::start(staged(vec![
        ("first", vec![s(task("a", "lead")), milestone("half")]),
        ("second", vec![milestone("more"), s(task("b", "lead"))]),
    ]));
    assert_eq!((run.state.stage.as_deref(), run.state.stages_done.len()), (Some("first"), 0));
    let events = run.complete("sara", "a", |_| {}).unwrap();
    let reached: Vec<Effect> = events.iter().flat_map(effects).collect();
    assert!(reached.contains(&Effect::MilestoneReached { milestone: "half".to_owned() }));
    assert!(reached.contains(&Effect::StageFinished { stage: "first".to_owned() }));
    assert_eq!(run.state.stage.as_deref(), Some("second"));
    assert_eq!(run.state.milestones.len(), 2);
    run.done("sara", "b");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn a_message_posts_its_text_and_the_flow_goes_on() {
    let name = DataPath::Role { role: "client".to_owned(), attribute: RoleAttribute::Name };
    let message = step("hello", Kind::Message, "client").with(|step| step.text = Some(text("Dear", name)));
    let run = Run::start(definition(vec![s(message), s(task("after", "lead"))]));
    let events = &run.log[0].events;
    let posted = events.iter().find_map(|event| match event {
        Event::MessagePosted { text, .. } => text.value().cloned(),
        _ => None,
    });
    assert_eq!(posted, Some(Value::Text("Dear Name of ann".to_owned())));
    let (step, role) = ("hello".to_owned(), "client".to_owned());
    assert!(
        events
            .iter()
            .flat_map(effects)
            .any(|effect| effect == Effect::Message { step: step.clone(), attempt: 1, role: role.clone() })
    );
    assert_eq!((run.status("hello"), run.open()), (StepStatus::Done, vec!["after"]));
}

#[test]
fn a_denial_can_end_go_on_or_run_its_own_steps() {
    let decide = |rule: Option<OutcomeRule>| {
        let denied = approval("approve", "lead").with(|step| {
            step.outcomes.clear();
            step.outcomes.extend(rule.map(|rule| (Outcome::Denied, rule)));
        });
        let branches = parallel(vec![vec![s(denied)], vec![s(task("beside", "client"))]]);
        let mut run = Run::start(definition(vec![branches, s(task("after", "lead"))]));
        run.decide("sara", "approve", Outcome::Denied).unwrap();
        run
    };
    let ended = decide(Some(OutcomeRule::End));
    assert_eq!((ended.state.status, ended.status("beside")), (Status::Completed, StepStatus::Withdrawn));
    assert_eq!(ended.state.ended_at, Some(ended.now));

    for rule in [Some(OutcomeRule::Continue), None] {
        let mut on = decide(rule);
        assert_eq!(on.open(), ["beside"]);
        on.done("ann", "beside");
        assert_eq!(on.open(), ["after"]);
    }

    let own = vec![s(task("explain", "lead")), s(task("file", "lead"))];
    let mut running = decide(Some(OutcomeRule::Run(own)));
    assert_eq!((running.open(), running.status("beside")), (vec!["explain"], StepStatus::Withdrawn));
    running.done("sara", "explain");
    running.done("sara", "file");
    assert_eq!((running.state.status, running.status("after")), (Status::Completed, StepStatus::Pending));
    running.check_log();
}

#[test]
fn the_owner_can_always_end_it() {
    let mut run = Run::start(definition(vec![s(task("work", "client"))]));
    let cancel = || Act::Cancel { reason: Some("The client withdrew".to_owned()) };
    assert_eq!(run.by("ann", cancel()), Err(Refusal::NotTheOwner));
    run.by("owen", cancel()).unwrap();
    assert_eq!((run.state.status, run.status("work")), (Status::Cancelled, StepStatus::Withdrawn));
    assert_eq!(run.by("owen", cancel()), Err(Refusal::FlowEnded));
    assert_eq!(run.act(&Actor::System, Act::Tick), Ok(vec![]));
    run.check_log();
}

#[test]
fn at_its_limit_only_what_ends_the_flow_is_accepted() {
    let mut run = Run::start(definition(vec![s(task("work", "client")), s(task("after", "lead"))]));
    run.state.events = 9_999;
    let refused = run.complete("ann", "work", |_| {});
    assert_eq!(refused, Err(Refusal::LimitReached { limit: engine::flow::Limit::Events }));
    assert!(run.by("owen", Act::Cancel { reason: None }).is_ok());
}
