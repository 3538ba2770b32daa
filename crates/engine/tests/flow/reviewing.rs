//! File requests: reviewed document by document.

use crate::kit::*;
use engine::flow::{
    Accepted, Act, Actor, AssignRole, DocumentStatus, Given, HeldBy, Refusal, StepStatus, Verdict, summary,
};
use model::definition::Outcome;

/// Two required documents, reviewed by the officers, and an optional one that nobody reviews.
fn run() -> Run {
    let mut optional = document("extra");
    (optional.required, optional.reviewed_by) = (false, None);
    let step = request("docs", vec![document("id"), document("address"), optional]);
    Run::start(definition(vec![s(step), s(task("after", "lead"))]))
}

fn status(run: &Run, document: &str) -> DocumentStatus {
    run.state.steps["docs"].documents[document].status
}

fn held_by(run: &Run) -> Option<HeldBy> {
    summary(&run.definition, &run.state).held_by
}

fn declined(reason: &str) -> Given {
    Given::Declined { reason: reason.to_owned() }
}

#[test]
fn one_is_returned_and_corrected() {
    let mut run = run();
    assert_eq!(held_by(&run), Some(HeldBy::Client));
    run.done("ann", "docs");
    assert_eq!((run.status("docs"), run.holders("docs")), (StepStatus::InReview, vec!["pool".to_owned()]));
    assert_eq!(held_by(&run), Some(HeldBy::Us));
    assert_eq!(status(&run, "extra"), DocumentStatus::Accepted, "without a reviewer, given is accepted");
    let closed = Refusal::Closed { step: "docs".to_owned(), accepted: Accepted::default(), closed: None };
    assert_eq!(run.complete("ann", "docs", |_| {}), Err(closed));

    run.review("olga", "docs", "address", returned("Too old")).unwrap();
    assert_eq!((run.status("docs"), run.attempt("docs")), (StepStatus::Open, 2));
    assert_eq!(run.holders("docs"), ["ann", "pool"], "the passport is still looked at");
    run.review("omar", "docs", "id", Verdict::Accept).unwrap();
    assert_eq!(run.holders("docs"), ["ann"]);

    let wrong = run.complete("ann", "docs", |answer| {
        answer.files = [("id".to_owned(), file("id"))].into();
    });
    let Err(Refusal::Data(problems)) = wrong else { panic!("{wrong:?}") };
    assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["id", "address"]);

    run.done("ann", "docs");
    assert_eq!(
        (status(&run, "id"), status(&run, "address")),
        (DocumentStatus::Accepted, DocumentStatus::Given)
    );
    run.review("olga", "docs", "address", Verdict::Accept).unwrap();
    assert_eq!((run.state.outcome("docs"), run.open()), (Some(Outcome::Submitted), vec!["after"]));
    assert!(run.state.given("docs", "id").is_some() && run.state.given("docs", "extra").is_some());
    assert_eq!(run.state.steps["docs"].attempts.len(), 2);
    run.check_log();
}

#[test]
fn a_declined_one_is_waived_or_asked_for_again() {
    let mut run = run();
    let decline = |reason: &str| {
        let given = declined(reason);
        move |answer: &mut engine::flow::Completion| {
            answer.files.insert("address".to_owned(), given);
        }
    };
    let refused = run.complete("ann", "docs", decline(" "));
    assert!(matches!(refused, Err(Refusal::Data(_))), "{refused:?}");
    run.complete("ann", "docs", decline("I have just moved")).unwrap();
    let was_declined = Err(Refusal::WasDeclined { document: "address".to_owned() });
    assert_eq!(run.review("olga", "docs", "address", Verdict::Accept), was_declined);
    let not_declined = Err(Refusal::NotDeclined { document: "id".to_owned() });
    assert_eq!(run.review("olga", "docs", "id", Verdict::Waive { reason: None }), not_declined);

    let mut again = run.clone();
    again.review("olga", "docs", "address", returned("Please ask the town hall")).unwrap();
    assert_eq!(again.holders("docs"), ["ann", "pool"]);

    run.review("olga", "docs", "address", Verdict::Waive { reason: None }).unwrap();
    run.review("olga", "docs", "id", Verdict::Accept).unwrap();
    assert_eq!((run.open(), run.state.given("docs", "address")), (vec!["after"], None));
    run.check_log();
}

#[test]
fn without_a_reviewer_declined_is_waived() {
    let mut slot = document("address");
    slot.reviewed_by = None;
    let mut run = Run::start(definition(vec![s(request("docs", vec![slot])), s(task("after", "lead"))]));
    run.complete("ann", "docs", |answer| {
        answer.files.insert("address".to_owned(), declined("I have none"));
    })
    .unwrap();
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn only_the_reviewer_decides_and_only_what_was_given() {
    let mut run = run();
    let not_yet = Err(Refusal::NotUnderReview { document: "id".to_owned() });
    assert_eq!(run.review("olga", "docs", "id", Verdict::Accept), not_yet);
    run.done("ann", "docs");
    for name in ["ann", "sara", "stranger"] {
        let refused = run.review(name, "docs", "id", Verdict::Accept);
        assert_eq!(refused, Err(Refusal::NotYours { step: "docs".to_owned() }), "{name}");
    }
    assert_eq!(run.review("olga", "docs", "id", returned("  ")), Err(Refusal::ReasonMissing));
    let unknown = Refusal::UnknownDocument { step: "docs".to_owned(), document: "nothing".to_owned() };
    assert_eq!(run.review("olga", "docs", "nothing", Verdict::Accept), Err(unknown));
    let unreviewed = Err(Refusal::NotUnderReview { document: "extra".to_owned() });
    assert_eq!(run.review("olga", "docs", "extra", Verdict::Accept), unreviewed);
    run.review("olga", "docs", "id", Verdict::Accept).unwrap();
    assert_eq!(run.review("olga", "docs", "id", Verdict::Accept), not_yet);
}

#[test]
fn required_ones_must_be_given_optional_ones_not() {
    let mut run = run();
    let missing = run.complete("ann", "docs", |answer| {
        answer.files.remove("id");
    });
    assert!(matches!(&missing, Err(Refusal::Data(problems)) if problems[0].path == "id"), "{missing:?}");
    run.complete("ann", "docs", |answer| {
        answer.files.remove("extra");
    })
    .unwrap();
    run.review("olga", "docs", "id", Verdict::Accept).unwrap();
    run.review("olga", "docs", "address", Verdict::Accept).unwrap();
    assert_eq!(run.open(), ["after"]);
}

#[test]
fn each_reviewing_role_looks_at_its_own() {
    let mut other = document("tax");
    other.reviewed_by = Some("analyst".to_owned());
    let step = request("docs", vec![document("id"), other]);
    let mut run = Run::start(definition(vec![s(step), s(task("after", "lead"))]));
    run.done("ann", "docs");
    assert_eq!((run.status("docs"), run.state.steps["docs"].waits.len()), (StepStatus::InReview, 1));
    run.review("olga", "docs", "id", Verdict::Accept).unwrap();
    assert!(run.holders("docs").is_empty(), "the officers are done with it");
    let assign =
        AssignRole { role: "analyst".to_owned(), persons: vec![person("nora"), person("una")], reason: None };
    run.act(&Actor::Key(id("key")), Act::AssignRole(assign)).unwrap();
    assert_eq!(run.holders("docs"), ["nora", "una"]);
    run.review("una", "docs", "tax", Verdict::Accept).unwrap();
    assert_eq!(run.open(), ["after"]);
    run.check_log();
}
