//! Choices by a person.

use crate::kit::*;
use engine::flow::{Event, Refusal, StepStatus, summary};
use model::{
    Value,
    definition::{Item, Outcome},
    field::FieldProblem,
};
use texts::Sentence;

fn pick(run: &mut Run, name: &str, branch: &str) -> Result<Vec<Event>, Refusal> {
    run.complete(name, "way", |answer| {
        answer.data.insert("branch".to_owned(), Value::Text(branch.to_owned()));
    })
}

/// Ask, pick one of three ways, approve.
fn ways() -> Vec<Item> {
    let branches = vec![
        ("Repair", vec![s(task("repair", "lead")), s(task("test", "lead"))]),
        ("Replace", vec![s(task("order", "lead"))]),
        ("Nothing", vec![]),
    ];
    vec![
        s(asks("ask", "lead")),
        picked("way", "officer", branches),
        s(task("report", "lead")),
        s(approval("approve", "lead")),
    ]
}

#[test]
fn whoever_decides_takes_the_branch() {
    let check = |branch: &str, open: &str, not_needed: &[&str]| {
        let mut run = Run::start(definition(ways()));
        run.done("sara", "ask");
        assert_eq!((run.open(), run.holders("way")), (vec!["way"], vec!["pool".to_owned()]));
        assert!(summary(&run.definition, &run.state).not_needed.is_empty(), "nothing is decided yet");
        pick(&mut run, "olga", branch).unwrap();
        assert_eq!((run.open(), run.status("way")), (vec![open], StepStatus::Done), "{branch}");
        assert_eq!(run.state.outcome("way"), Some(Outcome::Done));
        assert_eq!(summary(&run.definition, &run.state).not_needed, not_needed, "{branch}");
        run.check_log();
    };
    check("Repair", "repair", &["order"]);
    check("Replace", "order", &["repair", "test"]);
    check("Nothing", "report", &["repair", "test", "order"]);
}

#[test]
fn a_decision_is_refused_like_any_answer() {
    let mut run = Run::start(definition(ways()));
    run.done("sara", "ask");
    let problem = |sentence| Err(Refusal::Data(vec![FieldProblem::new("branch", sentence)]));
    assert_eq!(pick(&mut run, "olga", "Burn"), problem(Sentence::field_option()));
    let nothing = run.complete("olga", "way", |answer| answer.data.clear());
    assert_eq!(nothing, problem(Sentence::field_required()));
    assert_eq!(pick(&mut run, "sara", "Repair"), Err(Refusal::NotYours { step: "way".to_owned() }));
    pick(&mut run, "olga", "Repair").unwrap();
    assert!(matches!(pick(&mut run, "omar", "Replace"), Err(Refusal::Closed { .. })));
}

#[test]
fn sent_back_to_the_decision_it_is_taken_anew() {
    let mut run = Run::start(definition(ways()));
    run.done("sara", "ask");
    pick(&mut run, "olga", "Repair").unwrap();
    for step in ["repair", "test", "report"] {
        run.done("sara", step);
    }
    run.send_back("sara", "approve", &["way"]).unwrap();
    assert_eq!(run.open(), ["way"]);
    pick(&mut run, "olga", "Replace").unwrap();
    let left: Vec<StepStatus> = ["repair", "test"].iter().map(|step| run.status(step)).collect();
    assert_eq!(left, [StepStatus::Withdrawn, StepStatus::Withdrawn], "a dropped branch goes whole");
    assert_eq!(run.open(), ["order"]);
    run.done("sara", "order");
    assert_eq!((run.open(), run.attempt("report")), (vec!["report"], 2), "what follows depends on the way");
    run.check_log();
}

#[test]
fn sent_back_to_what_the_decision_reads_it_is_taken_anew() {
    let check = |decision_sees: &[&str], expected: &[&str]| {
        let mut items = ways();
        if let Item::Choice(choice) = &mut items[1] {
            let by = choice.by.as_mut().unwrap();
            by.sees = decision_sees.iter().map(|key| (*key).to_owned()).collect();
        }
        let mut run = Run::start(definition(items));
        run.done("sara", "ask");
        pick(&mut run, "olga", "Nothing").unwrap();
        run.done("sara", "report");
        run.send_back("sara", "approve", &["ask"]).unwrap();
        run.done("sara", "ask");
        assert_eq!(run.open(), expected, "sees {decision_sees:?}");
    };
    check(&["ask"], &["way"]);
    check(&[], &["approve"]);
}

#[test]
fn from_a_branch_one_can_send_back_to_the_decision() {
    let branches = vec![("Check", vec![s(approval("check", "lead"))]), ("Trust", vec![])];
    let mut run = Run::start(definition(vec![picked("way", "officer", branches)]));
    pick(&mut run, "olga", "Check").unwrap();
    run.send_back("sara", "check", &["way"]).unwrap();
    assert_eq!(run.open(), ["way"]);
    pick(&mut run, "olga", "Trust").unwrap();
    assert_eq!(run.state.status, engine::flow::Status::Completed);
    assert_eq!(run.status("check"), StepStatus::Withdrawn);
}

#[test]
fn the_same_way_again_keeps_its_branch() {
    let branches = vec![("On", vec![s(task("work", "lead")), s(approval("check", "lead"))]), ("Off", vec![])];
    let mut run = Run::start(definition(vec![picked("way", "officer", branches)]));
    pick(&mut run, "olga", "On").unwrap();
    run.done("sara", "work");
    run.send_back("sara", "check", &["way"]).unwrap();
    pick(&mut run, "olga", "On").unwrap();
    assert_eq!((run.open(), run.attempt("work")), (vec!["work"], 2));
}
