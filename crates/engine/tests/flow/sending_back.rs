//! Send back: what opens again, and what stays.

use crate::kit::*;
use engine::flow::{Refusal, Status, StepStatus, preview_send_back};
use model::{
    Decimal, Value,
    definition::{Item, Outcome, OutcomeRule},
};

fn check(items: Vec<Item>, before: &[(&str, &str)], back_to: &[&str], again: &[&str], open: &[&str]) -> Run {
    let mut run = Run::start(definition(items));
    for (name, step) in before {
        run.done(name, step);
    }
    let named: Vec<String> = back_to.iter().map(|step| (*step).to_owned()).collect();
    let preview = preview_send_back(&run.definition, &run.state, "approve", &named).unwrap();
    assert_eq!(
        (preview.back_to.as_slice(), preview.again.as_slice()),
        (&named[..], &again.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..])
    );
    run.send_back("sara", "approve", back_to).unwrap();
    assert_eq!(run.open(), open);
    run.check_log();
    run
}

#[test]
fn what_reads_nothing_of_it_stays() {
    let items = vec![s(asks("a", "lead")), s(task("b", "lead")), s(approval("approve", "lead"))];
    let mut run = check(items, &[("sara", "a"), ("sara", "b")], &["a"], &[], &["a"]);
    assert_eq!((run.status("b"), run.attempt("b")), (StepStatus::Done, 1));
    run.done("sara", "a");
    assert_eq!((run.open(), run.attempt("approve")), (vec!["approve"], 2), "b is not asked again");
}

#[test]
fn what_reads_it_opens_again_and_so_does_what_follows() {
    let items = vec![
        s(asks("a", "lead")),
        s(task("b", "lead")),
        s(sees("c", "lead", &["a"])),
        s(task("d", "lead")),
        s(approval("approve", "lead")),
    ];
    let before = [("sara", "a"), ("sara", "b"), ("sara", "c"), ("sara", "d")];
    let mut run = check(items, &before, &["a"], &["c", "d"], &["a"]);
    run.done("sara", "a");
    assert_eq!((run.open(), run.attempt("c")), (vec!["c"], 2));
    assert_eq!(
        run.state.steps["c"].attempts[0].outcome,
        Some(Outcome::Done),
        "old attempts keep their evidence"
    );
}

#[test]
fn titles_prefills_and_conditions_read() {
    let titled = task("titled", "lead").with(|step| step.title = text("About", n_of("a")));
    let filled = asks("filled", "lead").with(|step| step.form[0].prefill = Some(n_of("a")));
    let asked = task("asked", "lead").with(|step| step.when = Some(more("a", 0)));
    for reader in [titled, filled, asked] {
        let key = reader.key.clone();
        let branches = parallel(vec![vec![s(reader)], vec![s(task("beside", "lead"))]]);
        let items = vec![s(asks("a", "lead")), branches, s(approval("approve", "lead"))];
        let before = [("sara", "a"), ("sara", key.as_str()), ("sara", "beside")];
        let run = check(items, &before, &["a"], &[&key], &["a"]);
        assert_eq!(run.attempt("beside"), 1);
    }
}

#[test]
fn a_choice_that_reads_it_is_decided_anew() {
    let branches = choice(vec![
        (Some(more("a", 5)), vec![s(task("many", "lead"))]),
        (None, vec![s(task("few", "lead"))]),
    ]);
    let items = vec![s(asks("a", "lead")), branches, s(approval("approve", "lead"))];
    let mut run = check(items, &[("sara", "a"), ("sara", "few")], &["a"], &["few"], &["a"]);
    run.complete("sara", "a", |answer| {
        answer.data.insert("n".to_owned(), Value::Number(Decimal::whole(6)));
    })
    .unwrap();
    assert_eq!((run.open(), run.status("few")), (vec!["many"], StepStatus::Withdrawn));
    assert_eq!(run.state.outcome("few"), None, "what was dropped is not data any more");
    run.done("sara", "many");
    run.send_back("sara", "approve", &["a"]).unwrap();
    run.done("sara", "a");
    assert_eq!((run.open(), run.attempt("few")), (vec!["few"], 2));
    run.check_log();
}

#[test]
fn earlier_stages_open_again() {
    let mut run = Run::start(staged(vec![
        ("first", vec![s(asks("a", "lead"))]),
        ("second", vec![s(task("b", "lead"))]),
        ("third", vec![s(approval("approve", "lead"))]),
    ]));
    run.done("sara", "a");
    run.done("sara", "b");
    run.send_back("sara", "approve", &["a"]).unwrap();
    assert_eq!((run.state.stage.as_deref(), run.open()), (Some("first"), vec!["a"]));
    assert_eq!(run.state.stages_done.iter().collect::<Vec<_>>(), ["second"]);
    run.done("sara", "a");
    assert_eq!((run.state.stage.as_deref(), run.open()), (Some("third"), vec!["approve"]));
    run.done("sara", "approve");
    assert_eq!(run.state.status, Status::Completed);
    run.check_log();
}

#[test]
fn only_where_the_template_says_or_to_what_came_before() {
    let named = approval("approve", "lead").with(|step| {
        step.outcomes.insert(Outcome::SentBack, OutcomeRule::BackTo(vec!["a".to_owned(), "b".to_owned()]));
    });
    let mut run = Run::start(definition(vec![
        s(task("a", "lead")),
        s(task("b", "lead")),
        s(named),
        s(task("z", "lead")),
    ]));
    run.done("sara", "a");
    run.done("sara", "b");
    let possible = vec!["a".to_owned(), "b".to_owned()];
    let refused = run.send_back("sara", "approve", &["z"]);
    assert_eq!(refused, Err(Refusal::WrongBackTo { possible }));
    let mut one = run.clone();
    one.send_back("sara", "approve", &["b"]).unwrap();
    assert_eq!((one.open(), one.status("a")), (vec!["b"], StepStatus::Done));
    run.send_back("sara", "approve", &[]).unwrap();
    assert_eq!(
        (run.open(), run.status("b")),
        (vec!["a"], StepStatus::Pending),
        "left out, all that are named"
    );

    let free = vec![s(task("a", "lead")), s(task("b", "lead")), s(approval("approve", "lead"))];
    let mut free = Run::start(definition(free));
    free.done("sara", "a");
    free.done("sara", "b");
    free.send_back("sara", "approve", &[]).unwrap();
    assert_eq!((free.open(), free.status("a")), (vec!["b"], StepStatus::Done), "left out, the step before");
}

#[test]
fn the_reason_reaches_whom_it_went_back_to() {
    let mut run = Run::start(definition(vec![s(asks("a", "client")), s(approval("approve", "lead"))]));
    run.done("ann", "a");
    run.complete("sara", "approve", |answer| {
        answer.outcome = Some(Outcome::SentBack);
        answer.comment = Some("Please check the number".to_owned());
    })
    .unwrap();
    let said =
        |run: &Run| run.state.steps["a"].sent_back.as_ref().and_then(|said| said.value.as_deref().cloned());
    assert_eq!(said(&run), Some(Value::Text("Please check the number".to_owned())));
    let data = run.state.given("a", "n").cloned();
    assert_eq!(data, Some(Value::Number(Decimal::whole(1))), "the old answer is there to start from");
    run.done("ann", "a");
    assert_eq!(said(&run), None);
}

#[test]
fn from_the_steps_of_an_outcome_back_into_the_flow() {
    let appeal = approval("appeal", "lead").with(|step| {
        step.outcomes.insert(Outcome::SentBack, OutcomeRule::BackTo(vec!["a".to_owned()]));
    });
    let approve = approval("approve", "lead").with(|step| {
        step.outcomes.insert(Outcome::Denied, OutcomeRule::Run(vec![s(appeal)]));
    });
    let mut run = Run::start(definition(vec![s(task("a", "lead")), s(approve), s(task("after", "lead"))]));
    run.done("sara", "a");
    run.decide("sara", "approve", Outcome::Denied).unwrap();
    assert_eq!(run.open(), ["appeal"]);
    run.send_back("sara", "appeal", &["a"]).unwrap();
    assert_eq!((run.open(), run.state.ending.as_ref()), (vec!["a"], None));
    run.done("sara", "a");
    assert_eq!((run.open(), run.attempt("approve")), (vec!["approve"], 2));
    run.done("sara", "approve");
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}
