//! Moving a running flow to another version of its template: what maps, what is skipped, what is asked, what keeps it
//! where it is, and the way back.

use crate::kit::*;
use engine::flow::event;
use engine::{
    flow::{Act, Actor, Event, Intervention, Refusal, State, Status, StepStatus, TemplateRef},
    migration::{Plan, plan},
};
use model::{
    Definition,
    definition::{Choice, ChoiceBranch, Fill, Item, Join, Kind, Outcome, OutcomeRule, Parallel, Party},
};

fn to(run: &Run, definition: &Definition) -> Plan {
    plan(&run.definition, definition, &run.state)
}

/// What the plan says in one line: `asked: …; skipped: …; dropped: …; PROBLEMS`.
fn said(plan: &Plan) -> String {
    let part = |name: &str, keys: &[String]| {
        if keys.is_empty() { String::new() } else { format!("{name}: {}; ", keys.join(" ")) }
    };
    let problems: Vec<String> = plan.problems.iter().map(|problem| problem.sentence().to_string()).collect();
    let all = [
        part("asked", &plan.asked),
        part("skipped", &plan.skipped),
        part("dropped", &plan.dropped),
        problems.join(" "),
    ];
    all.concat().trim_end_matches("; ").to_owned()
}

/// Both as the dry run says it, and as the act does it.
fn check(run: &Run, new: &Definition, expected: &str) -> Option<Run> {
    let plan = to(run, new);
    assert_eq!(said(&plan), expected);
    let mut moved = run.clone();
    let done = moved.by("owen", run.migration(new));
    if plan.problems.is_empty() {
        let events = done.unwrap();
        assert!(matches!(&events[0], Event::Migrated(event::Migrated { from, .. }) if from.version == 1));
        assert_eq!(moved.state.template, Some(TemplateRef { key: "sample".to_owned(), version: 2 }));
        moved.check_log();
        return Some(moved);
    }
    assert_eq!(done, Err(Refusal::CannotMigrate { problems: plan.problems }));
    assert_eq!(moved.state, run.state);
    None
}

/// `a` done, `b` open, `c` to come.
fn at_b() -> Run {
    let mut run =
        Run::start(definition(vec![s(asks("a", "client")), s(asks("b", "lead")), s(task("c", "lead"))]));
    run.done("ann", "a");
    run
}

#[test]
fn what_is_new_is_asked_ahead_and_skipped_behind() {
    let new = definition(vec![
        s(task("before", "lead")),
        s(asks("a", "client")),
        s(task("between", "lead")),
        s(asks("b", "lead")),
        s(task("after", "lead")),
    ]);
    let run = at_b();
    let mut moved = check(&run, &new, "asked: after; skipped: before between; dropped: c").unwrap();
    assert_eq!((moved.status("before"), moved.status("between")), (StepStatus::Skipped, StepStatus::Skipped));
    assert_eq!((moved.open(), moved.assignment("b")), (vec!["b"], run.assignment("b")));
    moved.done("sara", "b");
    moved.done("sara", "after");
    assert_eq!(moved.state.status, Status::Completed);
}

#[test]
fn what_the_owner_skipped_while_somebody_had_it_was_reached() {
    let skipped = |run: &mut Run| {
        let skip = Intervention { step: "x".to_owned(), attempt: None, reason: "Not needed".to_owned() };
        run.owner(Act::SkipStep(skip)).unwrap();
    };
    let beside = |branch: Vec<Item>| definition(vec![parallel(vec![branch, vec![s(task("y", "lead"))]])]);
    let mut run = Run::start(beside(vec![s(task("x", "lead"))]));
    skipped(&mut run);
    check(&run, &beside(vec![s(task("n", "lead")), s(task("x", "lead"))]), "skipped: n").unwrap();

    // Skipped before anybody had it, it still lies ahead.
    let with = |between: Vec<Item>| {
        definition(
            [vec![s(task("a", "lead"))], between, vec![s(task("x", "lead")), s(task("z", "lead"))]].concat(),
        )
    };
    let mut ahead = Run::start(with(vec![]));
    skipped(&mut ahead);
    check(&ahead, &with(vec![s(task("n", "lead"))]), "asked: n").unwrap();
}

#[test]
fn a_new_first_stage_is_passed_and_a_finished_one_stays_finished() {
    let mut run =
        Run::start(staged(vec![("one", vec![s(task("a", "client"))]), ("two", vec![s(task("b", "lead"))])]));
    run.done("ann", "a");
    let new = staged(vec![
        ("zero", vec![s(task("z", "lead"))]),
        ("one", vec![s(task("a", "client")), s(task("a2", "client"))]),
        ("two", vec![s(task("b", "lead"))]),
        ("three", vec![s(task("c", "lead"))]),
    ]);
    let moved = check(&run, &new, "asked: c; skipped: z a2").unwrap();
    let done: Vec<&str> = moved.state.stages_done.iter().map(String::as_str).collect();
    assert_eq!((done, moved.state.stage.as_deref()), (vec!["one", "zero"], Some("two")));
    let again = moved.log.last().unwrap().events.iter();
    assert!(!again.clone().any(|event| matches!(event, Event::StageStarted { .. })), "{again:?}");
}

#[test]
fn an_open_step_moved_into_a_finished_stage_opens_that_stage_again() {
    let mut run =
        Run::start(staged(vec![("one", vec![s(task("a", "client"))]), ("two", vec![s(task("b", "lead"))])]));
    run.done("ann", "a");
    let new = staged(vec![
        ("one", vec![s(task("a", "client")), s(task("b", "lead"))]),
        ("two", vec![s(task("c", "lead"))]),
    ]);
    let mut moved = check(&run, &new, "asked: c").unwrap();
    assert!(moved.state.stages_done.is_empty());
    assert_eq!(moved.open(), ["b"]);
    moved.done("sara", "b");
    assert_eq!(moved.open(), ["c"]);
}

#[test]
fn what_keeps_a_flow_where_it_is() {
    let run = at_b();
    let with = |b: model::definition::Step| definition(vec![s(asks("a", "client")), s(b)]);
    let gone = definition(vec![s(asks("b", "lead"))]);
    check(&run, &gone, "dropped: c; The step `a` has been reached, and the new version does not have it.");
    let kind = with(step("b", Kind::Acknowledgement, "lead"));
    check(&run, &kind, "dropped: c; `b` is a step of another kind in the new version.");
    let role = with(asks("b", "analyst"));
    check(&run, &role, "dropped: c; `b` is with `lead` now, and is somebody else’s in the new version.");
    let mut no_role = with(asks("b", "analyst"));
    no_role.roles.retain(|role| role.key != "lead");
    check(&run, &no_role, "dropped: c; `lead` has `b` to do now, and the new version has no such role.");
    let mut typed = definition(vec![s(task("a", "client")), s(asks("b", "lead")), s(task("c", "lead"))]);
    if let Item::Step(a) = &mut typed.stages[0].items[0] {
        a.form.push(field("n", model::FieldType::Text));
    }
    check(&run, &typed, "The answer to `n` in `a` is of another type in the new version.");
}

#[test]
fn an_answer_in_an_open_attempt_is_not_lost() {
    let all =
        |step: model::definition::Step| step.with(|step| step.decided_by = model::definition::DecidedBy::All);
    let mut run = Run::start(definition(vec![s(all(asks("vote", "officer")))]));
    run.done("olga", "vote");
    let new = definition(vec![s(all(task("vote", "officer")))]);
    let expected =
        "`n` has been answered in `vote`, which is still open, and the new version does not ask for it.";
    check(&run, &new, expected);
}

fn branch(name: &str, than: Option<i64>, items: Vec<Item>) -> ChoiceBranch {
    ChoiceBranch { name: Some(name.to_owned()), condition: than.map(|than| more("a", than)), items }
}

fn choice_named(branches: Vec<ChoiceBranch>) -> Item {
    Item::Choice(Choice { name: Some("Which way?".to_owned()), by: None, branches })
}

#[test]
fn a_branch_taken_is_found_by_its_name_wherever_it_stands() {
    let left = || branch("Left", Some(0), vec![s(task("l", "lead"))]);
    let right = || branch("Right", None, vec![s(task("r", "lead"))]);
    let mut run = Run::start(definition(vec![s(asks("a", "client")), choice_named(vec![left(), right()])]));
    run.done("ann", "a");
    assert_eq!(run.state.choices["main.1"], Some(0));
    let moved = definition(vec![
        s(asks("a", "client")),
        s(task("x", "lead")),
        choice_named(vec![branch("Third", Some(9), vec![]), left(), right()]),
    ]);
    let after = check(&run, &moved, "skipped: x").unwrap();
    assert_eq!(after.state.choices, [("main.2".to_owned(), Some(1))].into());
    let Some(Event::Migrated(event::Migrated { renamed, .. })) =
        after.log.last().map(|entry| entry.events[0].clone())
    else {
        panic!("no move")
    };
    assert_eq!(renamed, [("main.1".to_owned(), "main.2".to_owned())].into());
    let gone = definition(vec![s(asks("a", "client")), choice_named(vec![right()]), s(task("l", "lead"))]);
    check(&run, &gone, "The branch that was taken at main.1 is not in the new version.");
    let other = definition(vec![
        s(asks("a", "client")),
        choice_named(vec![
            branch("Left", Some(0), vec![]),
            branch("Right", None, vec![s(task("l", "lead"))]),
        ]),
    ]);
    let expected = "dropped: r; `l` has been reached, and lies in a branch of the new version that the flow has not taken.";
    check(&run, &other, expected);
}

#[test]
fn a_new_choice_around_what_was_reached_has_taken_that_branch() {
    let run = at_b();
    let new = definition(vec![
        s(asks("a", "client")),
        choice(vec![(Some(more("a", 5)), vec![s(task("big", "lead"))]), (None, vec![s(asks("b", "lead"))])]),
        s(task("c", "lead")),
    ]);
    let mut moved = check(&run, &new, "").unwrap();
    assert_eq!(moved.state.choices, [("main.1".to_owned(), Some(1))].into());
    moved.done("sara", "b");
    moved.done("sara", "c");
    assert_eq!(moved.status("big"), StepStatus::Pending);
}

#[test]
fn a_new_choice_that_is_passed_takes_no_branch() {
    let new = definition(vec![
        s(asks("a", "client")),
        choice(vec![(Some(more("a", 0)), vec![s(task("x", "lead"))]), (None, vec![])]),
        s(asks("b", "lead")),
        s(task("c", "lead")),
    ]);
    let moved = check(&at_b(), &new, "").unwrap();
    assert_eq!(moved.state.choices, [("main.1".to_owned(), None)].into());
    assert_eq!(moved.open(), ["b"]);
}

#[test]
fn a_join_that_has_passed_stays_passed() {
    let any = |branches: Vec<Vec<Item>>| match parallel(branches) {
        Item::Parallel(block) => Item::Parallel(Parallel { join: Join::Any, ..block }),
        other => other,
    };
    let mut run = Run::start(definition(vec![
        any(vec![vec![s(task("l", "lead"))], vec![s(task("r", "client"))]]),
        s(task("z", "lead")),
    ]));
    run.done("sara", "l");
    assert_eq!((run.open(), run.status("r")), (vec!["z"], StepStatus::Withdrawn));
    let new = definition(vec![
        s(task("x", "lead")),
        any(vec![vec![s(task("new", "client"))], vec![s(task("r", "client"))], vec![s(task("l", "lead"))]]),
        s(task("z", "lead")),
    ]);
    let mut moved = check(&run, &new, "skipped: x").unwrap();
    assert_eq!(moved.state.joins["main.1"].branches, [2]);
    assert_eq!(moved.open(), ["z"]);
    moved.done("sara", "z");
    assert_eq!(moved.state.status, Status::Completed);
    let flat = definition(vec![s(task("l", "lead")), s(task("r", "client")), s(task("z", "lead"))]);
    check(
        &run,
        &flat,
        "skipped: r; The flow is in the middle of the block at main.0, which is not in the new version.",
    );
}

#[test]
fn the_steps_of_an_outcome_go_on_where_the_new_version_has_them() {
    let deny = |rule: OutcomeRule| {
        definition(vec![s(approval("ask", "lead").with(|step| {
            step.outcomes.insert(Outcome::Denied, rule);
        }))])
    };
    let mut run = Run::start(deny(OutcomeRule::Run(vec![s(task("sorry", "lead"))])));
    run.decide("sara", "ask", Outcome::Denied).unwrap();
    assert_eq!(run.open(), ["sorry"]);
    let longer = deny(OutcomeRule::Run(vec![s(task("sorry", "lead")), s(task("archive", "lead"))]));
    let mut moved = check(&run, &longer, "asked: archive").unwrap();
    moved.done("sara", "sorry");
    assert_eq!(moved.open(), ["archive"]);
    let mut ends = deny(OutcomeRule::End);
    ends.stages[0].items.push(s(task("sorry", "lead")));
    let expected = "The flow is ending by what `ask` came to, and the new version does not do so.";
    check(&run, &ends, expected);
}

#[test]
fn new_roles_are_filled_and_open_file_requests_ask_for_new_documents() {
    let mut run = Run::start(definition(vec![s(request("docs", vec![document("id")]))]));
    let mut new = definition(vec![
        s(request("docs", vec![document("id"), document("proof")])),
        s(task("file", "archivist")),
    ]);
    new.roles.push(role("archivist", Party::Us, Fill::Group("officers".to_owned())));
    let mut moved = check(&run, &new, "asked: file").unwrap();
    assert_eq!(moved.state.steps["docs"].documents.len(), 2);
    assert_eq!(moved.state.roles["archivist"].group.as_deref(), Some("officers"));
    moved.done("ann", "docs");
    assert_eq!(moved.status("docs"), StepStatus::InReview);
    // What was handed in already is not asked for once more.
    run.done("ann", "docs");
    let moved = check(&run, &new, "asked: file").unwrap();
    assert_eq!(moved.state.steps["docs"].documents.len(), 1);
}

fn content(state: &State) -> State {
    State { seq: 0, head: String::new(), events: 0, ..state.clone() }
}

#[test]
fn it_can_be_undone_until_something_else_has_happened() {
    let new = definition(vec![
        s(asks("a", "client")),
        parallel(vec![vec![s(asks("b", "lead"))], vec![s(task("beside", "lead"))]]),
    ]);
    let run = at_b();
    let mut moved = check(&run, &new, "asked: beside; dropped: c").unwrap();
    assert_eq!(moved.open(), ["b", "beside"]);
    let undo = || Act::UndoMigration { reason: "Too early".to_owned() };
    let mut late = moved.clone();
    // Nothing came of it: it did not happen.
    assert_eq!(moved.act(&Actor::System, Act::Tick), Ok(vec![]));
    assert_eq!(moved.by("sara", undo()), Err(Refusal::NotTheOwner));
    assert_eq!(moved.by("owen", Act::UndoMigration { reason: " ".to_owned() }), Err(Refusal::ReasonMissing));
    moved.by("owen", undo()).unwrap();
    assert_eq!(content(&moved.state), content(&run.state));
    assert_eq!(moved.by("owen", undo()), Err(Refusal::NothingToUndo));
    moved.check_log();
    moved.done("sara", "b");
    assert_eq!(moved.open(), ["c"]);
    late.done("sara", "beside");
    assert_eq!(late.by("owen", undo()), Err(Refusal::NothingToUndo));
    assert_eq!(late.state.before_migration, None);
}

#[test]
fn who_may_not_and_what_makes_no_sense() {
    let run = at_b();
    let new = definition(vec![s(asks("a", "client")), s(asks("b", "lead"))]);
    assert_eq!(run.try_by("sara", run.migration(&new)), Err(Refusal::NotTheOwner));
    let with = |change: &dyn Fn(&mut engine::flow::Migration)| {
        let Act::Migrate(mut migration) = run.migration(&new) else { panic!("another act") };
        change(&mut migration);
        run.try_by("owen", Act::Migrate(migration))
    };
    assert_eq!(with(&|act| act.reason = String::new()), Err(Refusal::ReasonMissing));
    assert_eq!(with(&|act| act.to.version = 1), Err(Refusal::SameVersion));
    assert_eq!(with(&|act| act.to.key = "other".to_owned()), Err(Refusal::OtherTemplate));
}
