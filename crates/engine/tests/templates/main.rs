//! Every shipped template runs to its end on a clock that is moved: once with everybody in time, once with everybody
//! late. What happened stands in `logs/KEY.in_time.txt` and `logs/KEY.late.txt`; `UPDATE_EXPECTED=1` writes these anew, to
//! be read before they are kept.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

mod answers;
mod diary;
mod run;

use answers::Answers;
use engine::flow::event;
use engine::flow::{ClockStatus, Effect, Event, StartCause, Status, clocks, effects};
use model::{
    Value,
    definition::{Action, Offset},
    limits::REMINDER_TIMES_MAX,
    value::Entry,
};
use run::{Pace, Run};
use std::{env, fs, path::Path};

fn check(key: &str, answers: Answers) {
    for pace in [Pace::InTime, Pace::Late] {
        let run = Run::to_the_end(key, &answers, pace);
        run.check_log();
        assert_eq!(run.state.status, Status::Completed, "{key} {pace:?}");
        compare(&format!("{key}.{}", pace.word()), &diary::diary(&run));
        match pace {
            Pace::InTime => nobody_was_late(&run),
            Pace::Late => everybody_was_told(&run),
        }
    }
}

fn compare(name: &str, said: &str) {
    let file = Path::new("tests/templates/logs").join(format!("{name}.txt"));
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&file, said).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(said == expected, "{name} says\n{said}--- expected\n{expected}");
}

fn nobody_was_late(run: &Run) {
    let late: Vec<&Event> = run
        .events()
        .filter(|event| {
            matches!(
                event,
                Event::Overdue { .. }
                    | Event::ClockRed { .. }
                    | Event::Escalated { .. }
                    | Event::Reminded { .. }
            )
        })
        .collect();
    assert!(late.is_empty(), "{late:#?}");
    for clock in clocks(&run.definition, &run.state, run.now) {
        assert!(matches!(clock.status, ClockStatus::Met | ClockStatus::Void), "{clock:#?}");
    }
}

/// Whoever was late was reminded as often as the template says, and every escalation of the step came.
fn everybody_was_told(run: &Run) {
    for (key, attempt) in &run.was_late {
        let step = run.definition.step(key).unwrap();
        let reminded = |place: usize| {
            let of_place = |event: &&Event| {
                matches!(event, Event::Reminded(event::Reminded { step, attempt: of, reminder, .. })
                    if step == key && of == attempt && *reminder as usize == place)
            };
            run.events().filter(of_place).count()
        };
        for (place, reminder) in step.remind.iter().flatten().enumerate() {
            let (came, most) = (reminded(place), reminder.at_most as usize);
            match reminder.at {
                Offset::After(_) => assert_eq!(came, most, "{key}: {reminder:?}"),
                // Before the opening it is left out.
                Offset::Before(_) => assert!(came <= most, "{key}: {reminder:?}"),
            }
            assert!(came <= REMINDER_TIMES_MAX as usize);
        }
        for escalation in &step.escalate {
            let came = |event: &Event| {
                matches!(event, Event::Escalated { on: engine::flow::Subject::Step { step, attempt: of }, action, .. }
                    if step == key && of == attempt && *action == escalation.action)
            };
            assert!(run.events().any(came), "{key}: {escalation:?}");
        }
    }
    let red: Vec<&str> = run
        .definition
        .clocks
        .iter()
        .filter(|clock| {
            let name = |of: &str| of == clock.key || of.starts_with(&format!("{}@", clock.key));
            run.events().any(|event| matches!(event, Event::ClockRed { clock, .. } if name(clock)))
        })
        .map(|clock| clock.key.as_str())
        .collect();
    assert!(!red.is_empty(), "{}: no clock was missed", run.definition.key);
    for clock in run.definition.clocks.iter().filter(|clock| red.contains(&clock.key.as_str())) {
        for action in &clock.on_red {
            assert!(run.events().any(|event| is_done(event, action)), "{}: {action:?}", clock.key);
        }
    }
}

fn is_done(event: &Event, wanted: &Action) -> bool {
    matches!(event, Event::Escalated { action, .. } if action == wanted)
}

#[test]
fn support_triage() {
    check("support-triage", Answers::default().with("triage.level", &["A specialist"]));
}

#[test]
fn a_missed_resolution_starts_an_escalation() {
    let answers = Answers::default().with("triage.level", &["First level"]);
    let run = Run::to_the_end("support-triage", &answers, Pace::Late);
    let started: Vec<Effect> =
        run.events().flat_map(effects).filter(|effect| matches!(effect, Effect::StartFlow { .. })).collect();
    assert_eq!(started.len(), 1, "{started:?}");
    assert!(
        matches!(&started[0], Effect::StartFlow { template, cause: StartCause::Escalation { .. } } if template == "escalation"),
        "{started:?}"
    );
}

#[test]
fn customer_onboarding() {
    check("customer-onboarding", Answers::default());
}

#[test]
fn implementation_rollout() {
    let states = ["On plan", "Behind the plan", "In use everywhere"];
    let answers = Answers::default().with("way.branch", &["A pilot first"]).with("progress.state", &states);
    check("implementation-rollout", answers);
}

#[test]
fn kyc_review() {
    check("kyc-review", Answers::default().with("screening.hits", &["2"]));
}

#[test]
fn whoever_stands_behind_a_company_is_asked_for_in_some_sectors() {
    for (sector, asked) in [("Energy", true), ("Banking", false)] {
        let answers = Answers::default().with("start.sector", &[sector]).with("screening.hits", &["0"]);
        let run = Run::to_the_end("kyc-review", &answers, Pace::InTime);
        let owners = match run.state.given("start", "owners") {
            Some(Value::List(owners)) => owners.as_slice(),
            other => {
                assert_eq!(other, None);
                &[]
            }
        };
        let answered = |owner: &Entry| owner.answers.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        let expected = vec!["name", "born", "country", "through", "percent"];
        let expected = if asked { vec![expected] } else { Vec::new() };
        assert_eq!(owners.iter().map(answered).collect::<Vec<_>>(), expected, "{sector}");
    }
}

#[test]
fn tax_preparation() {
    let both = "Together with my spouse";
    check("tax-preparation", Answers::default().with("start.filing", &[both]).with("start.year", &["2025"]));
}

/// The spouse is not asked, and the clock over both approvals stops all the same.
#[test]
fn who_files_alone_approves_alone() {
    let answers = Answers::default().with("start.filing", &["Alone"]).with("start.year", &["2025"]);
    let run = Run::to_the_end("tax-preparation", &answers, Pace::InTime);
    nobody_was_late(&run);
    let approval =
        clocks(&run.definition, &run.state, run.now).into_iter().find(|clock| clock.key == "approval");
    assert_eq!(approval.map(|clock| clock.status), Some(ClockStatus::Met));
}

#[test]
fn renewal() {
    check("renewal", Answers::default().with("way.branch", &["With more"]));
}

#[test]
fn a_contract_that_is_not_renewed() {
    let answers = Answers::default().with("way.branch", &["Not at all"]);
    let run = Run::to_the_end("renewal", &answers, Pace::InTime);
    assert_eq!(run.state.status, Status::Completed);
    nobody_was_late(&run);
}

#[test]
fn escalation() {
    let states = ["Looking for the cause", "Working on the solution", "Solved"];
    check("escalation", Answers::default().with("progress.state", &states));
}

#[test]
fn billing_dispute() {
    let answers = Answers::default()
        .with("investigate.finding", &["The customer has to tell us more"])
        .with("conclude.finding", &["The invoice is wrong"])
        .with("correct.credit", &["750.00"]);
    check("billing-dispute", answers);
}

#[test]
fn incident() {
    check(
        "incident",
        Answers::default().with("update.state", &["We look for the cause", "We repair", "Over"]),
    );
}

#[test]
fn change_request() {
    check("change-request", Answers::default());
}

#[test]
fn a_change_that_is_declined() {
    let answers = Answers::default().with("decide.outcome", &["denied"]);
    let run = Run::to_the_end("change-request", &answers, Pace::InTime);
    assert_eq!(run.state.status, Status::Completed);
    assert!(diary::diary(&run).contains("declined"), "{}", diary::diary(&run));
    nobody_was_late(&run);
}

#[test]
fn order_fulfilment() {
    check("order-fulfilment", Answers::default().with("arrived.fine", &["false"]));
}

#[test]
fn vip_service() {
    check("vip-service", Answers::default());
}
