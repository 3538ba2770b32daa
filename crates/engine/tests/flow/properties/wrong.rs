//! Property 5: Wrong person, wrong order, wrong attempt, closed step, ended flow: refusal, and no event. Who is right is known
//! from the rule of who decides, not from the engine's assignments.

use super::{cases, oracle, play};
use crate::{
    kit::{Run, groups, id},
    random::{PEOPLE, tapes},
};
use engine::flow::{
    Act, Actor, Assignment, Completion, DocumentDecision, HandBack, Holder, Refusal, Status, StepStatus,
    Verdict,
};
use model::definition::Kind;
use proptest::prelude::*;

fn check_people(run: &Run) -> Result<(), TestCaseError> {
    for step in run.definition.steps() {
        let allowed = oracle::may_answer(&run.definition, &run.state, step);
        let answer = run.answer(&step.key);
        for name in PEOPLE {
            let tried = run.try_by(name, Act::Complete(answer.clone()));
            prop_assert_eq!(
                tried.is_ok(),
                allowed.contains(name),
                "{} at `{}` ({:?}): {:?}",
                name,
                step.key,
                allowed,
                tried
            );
            check_handing_back(run, name, &step.key, allowed.contains(name))?;
        }
        if let Some(name) = allowed.first() {
            check_attempts(run, name, &answer)?;
        }
        let nobody = run.try_act(&Actor::Key(id("key")), Act::Complete(answer));
        prop_assert!(nobody.is_err(), "a key without the right acted at {}", step.key);
    }
    Ok(())
}

/// Whoever may answer may say that it is not for them, save for a group's work, which is put back.
fn check_handing_back(run: &Run, name: &str, step: &str, is_theirs: bool) -> Result<(), TestCaseError> {
    let held = |open: &&Assignment| open.step == step && open.is_act() && open.concerns(&id(name));
    let in_pool = run.state.assignments.values().find(held);
    let in_pool = in_pool.is_some_and(|open| matches!(open.holder, Holder::Pool { .. }));
    let act = Act::HandBack(HandBack { step: step.to_owned(), ..HandBack::default() });
    let tried = run.try_by(name, act);
    prop_assert_eq!(tried.is_ok(), is_theirs && !in_pool, "{} hands back `{}`: {:?}", name, step, tried);
    Ok(())
}

fn check_attempts(run: &Run, name: &str, answer: &Completion) -> Result<(), TestCaseError> {
    let current = run.attempt(&answer.step);
    for attempt in [current - 1, current + 1] {
        let answer = Completion { attempt: Some(attempt), ..answer.clone() };
        let tried = run.try_by(name, Act::Complete(answer));
        let told = matches!(&tried, Err(Refusal::WrongAttempt { current: told, .. }) if *told == current);
        prop_assert!(told, "{tried:?}");
    }
    Ok(())
}

/// Documents are decided by who plays the reviewing role, or holds its pool, and only while under review.
fn check_reviews(run: &Run) -> Result<(), TestCaseError> {
    let requests = run.definition.steps().into_iter().filter(|step| step.kind == Kind::FileRequest);
    for (step, slot) in requests.flat_map(|step| step.files.iter().map(move |slot| (step, slot))) {
        let state = run.state.steps.get(&step.key).filter(|state| state.is_open());
        let status = state.and_then(|state| state.documents.get(&slot.key)).map(|held| held.status);
        let reviewed = status.is_some_and(|status| status.is_under_review());
        for name in PEOPLE {
            let verdict = Verdict::Return { reason: "again".to_owned() };
            let (step, document) = (step.key.clone(), slot.key.clone());
            let act = Act::DecideDocument(DocumentDecision { step, document, verdict, for_any: false });
            let tried = run.try_by(name, act);
            let role = slot.reviewed_by.as_deref().unwrap_or_default();
            let plays = run.state.players(role).contains(&id(name));
            prop_assert!(
                tried.is_err() || (reviewed && plays_or_held(run, role, name, plays)),
                "{name}: {tried:?}"
            );
        }
    }
    Ok(())
}

/// A role bound anew leaves what was handed out with those who had it.
fn plays_or_held(run: &Run, role: &str, name: &str, plays: bool) -> bool {
    plays || run.state.assignments.values().any(|open| open.role == role && open.concerns(&id(name)))
}

fn check_paused(run: &Run) -> Result<(), TestCaseError> {
    for step in run.definition.steps() {
        for name in PEOPLE {
            let tried = run.try_by(name, Act::Complete(run.answer(&step.key)));
            prop_assert_eq!(tried, Err(Refusal::FlowPaused));
        }
    }
    let resumed = run.try_by("olga", Act::Resume { reason: None });
    prop_assert_eq!(resumed, Err(Refusal::NotTheOwner));
    Ok(())
}

fn check_ended(run: &Run) -> Result<(), TestCaseError> {
    for step in run.definition.steps() {
        for name in PEOPLE {
            let tried = run.try_by(name, Act::Complete(run.answer(&step.key)));
            prop_assert_eq!(tried, Err(Refusal::FlowEnded));
        }
        prop_assert!(run.status(&step.key) != StepStatus::Open);
    }
    for act in [Act::Tick, Act::MembersChanged { groups: groups() }] {
        prop_assert_eq!(run.try_act(&Actor::System, act), Ok(Vec::new()));
    }
    let cancelled = run.try_by("owen", Act::Cancel { reason: None });
    prop_assert_eq!(cancelled, Err(Refusal::FlowEnded));
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn wrong_acts_are_refused(tapes in tapes(24)) {
        let mut run = play(tapes, |played| {
            if played.outcome.is_err() {
                prop_assert_eq!(&played.before.state, &played.after.state);
            }
            let mut run = played.after.clone();
            if run.state.status == Status::Paused {
                return check_paused(&run);
            }
            if run.state.status != Status::Running {
                return check_ended(&run);
            }
            run.act(&Actor::System, Act::MembersChanged { groups: groups() }).unwrap();
            check_people(&run)?;
            check_reviews(&run)
        })?;
        let cancelled = run.by("stranger", Act::Cancel { reason: None });
        prop_assert!(cancelled.is_err(), "a stranger cancelled");
    }
}
