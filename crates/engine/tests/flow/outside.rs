//! What outside people see, by example.

use crate::kit::*;
use engine::flow::{OutsideView, StepStatus, outside_view};
use model::{
    definition::{Kind, Outcome},
    text::Text,
};

fn view(run: &Run, role: &str) -> OutsideView {
    outside_view(&run.definition, &run.state, role)
}

fn run() -> Run {
    let own = request("docs", vec![document("id")]).with(|step| {
        step.title = Text::plain("Please send your passport");
        step.text = Some(text("Dear client of", model::DataPath::Record("name".to_owned())));
    });
    let shown = approval("check", "lead").with(|step| step.visible = vec!["client".to_owned()]);
    let labelled = approval("decide", "lead").with(|step| {
        step.visible = vec!["client".to_owned()];
        step.label_for_client = Some(Text::plain("Our decision"));
    });
    let hidden = task("secret", "lead");
    let stages = vec![("first", vec![s(own), s(hidden)]), ("second", vec![s(shown), s(labelled)])];
    Run::start(staged(stages))
}

#[test]
fn own_steps_and_what_is_made_visible() {
    let mut run = run();
    let first = view(&run, "client");
    assert_eq!(first.steps.len(), 1, "what was not reached is not told");
    assert_eq!(first.steps[0].title, "Please send your passport");
    assert_eq!(first.steps[0].text.as_deref(), Some("Dear client of Harbour GmbH"));
    assert!(first.stages[0].current && !first.stages[0].done && !first.stages[1].current);
    assert!(view(&run, "third").steps.is_empty());
    assert!(view(&run, "lead").steps.is_empty(), "this view is for outside roles");

    run.done("ann", "docs");
    run.review("olga", "docs", "id", returned("Unreadable")).unwrap();
    let returned = &view(&run, "client").steps[0];
    assert_eq!((returned.status, returned.attempt), (StepStatus::Open, 2));
    assert_eq!(returned.documents["id"].reason.as_deref(), Some("Unreadable"));
    assert_eq!(returned.documents["id"].files[0].name, "id.pdf");

    run.done("ann", "docs");
    run.review("olga", "docs", "id", engine::flow::Verdict::Accept).unwrap();
    run.done("sara", "secret");
    run.complete("sara", "check", |answer| answer.comment = Some("Looks odd".to_owned())).unwrap();
    let steps = view(&run, "client").steps;
    let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["Please send your passport", "Approval", "Our decision"]);
    assert_eq!(
        (steps[1].kind, steps[1].outcome, steps[1].own),
        (Kind::Approval, Some(Outcome::Approved), false)
    );
    let text = serde_json::to_string(&view(&run, "client")).unwrap();
    for hidden in ["secret", "odd", "sara", "olga"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}

#[test]
fn what_an_own_step_shows_is_seen_while_it_is_theirs() {
    let report = asks("report", "lead").with(|step| step.form[0].label = Text::plain("Findings"));
    let own = approval("agree", "client").with(|step| step.sees = vec!["report".to_owned()]);
    let mut run = Run::start(definition(vec![s(report), s(own), s(task("after", "lead"))]));
    run.done("sara", "report");
    let seen = &view(&run, "client").steps[0].sees[0];
    assert_eq!((seen.title.as_deref(), seen.answers[0].0.as_str()), (None, "Findings"));
    run.done("ann", "agree");
    assert!(view(&run, "client").steps[0].sees.is_empty());
}
