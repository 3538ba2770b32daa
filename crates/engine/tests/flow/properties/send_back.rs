//! Property 7: Send-back opens exactly the dependent steps, against a dependence computed on its own.

use super::{Played, cases, oracle, play};
use crate::random::tapes;
use engine::flow::{Event, State, StepState, StepStatus, preview_send_back};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

type Keys = BTreeSet<String>;

fn was_reached(step: &StepState) -> bool {
    !matches!(step.status, StepStatus::Pending | StepStatus::Withdrawn)
}

fn reached(state: &State) -> Keys {
    state.steps.iter().filter(|(_, step)| was_reached(step)).map(|(key, _)| key.clone()).collect()
}

fn check(played: &Played<'_>, sender: &str, back_to: &Keys, events: &[Event]) -> Result<(), TestCaseError> {
    let before = &played.before.state;
    let dependents = oracle::dependents(&played.after.definition, back_to);
    let mut expected: Keys = dependents.union(back_to).cloned().collect();
    expected.insert(sender.to_owned());
    let expected: Keys = expected.intersection(&reached(before)).cloned().collect();
    let revoked = events.contains(&Event::EndingRevoked);
    let reset: Keys = events
        .iter()
        .filter_map(|event| match event {
            Event::StepReset { step, .. } => Some(step.clone()),
            _ => None,
        })
        .collect();
    if revoked {
        prop_assert!(reset.is_superset(&expected));
        return Ok(());
    }
    prop_assert_eq!(&reset, &expected, "{} sends back to {:?}", sender, back_to);
    let dropped: Keys = events
        .iter()
        .filter_map(|event| match event {
            Event::StepWithdrawn { step, .. } => Some(step.clone()),
            _ => None,
        })
        .collect();
    for (key, step) in before.steps.iter().filter(|(key, step)| was_reached(step) && !expected.contains(*key))
    {
        let after: &Arc<StepState> = &played.after.state.steps[key];
        let same = (after.status, after.attempts.len()) == (step.status, step.attempts.len());
        prop_assert!(same || dropped.contains(key), "`{key}` changed and depends on nothing");
    }
    for key in &expected {
        let (was, is) = (&before.steps[key], &played.after.state.steps[key]);
        let fresh = is.attempts.len() > was.attempts.len();
        prop_assert!(!is.is_open() || fresh, "`{key}` is open in its old attempt");
        prop_assert!(
            is.attempts.starts_with(&was.attempts[..was.attempts.len().saturating_sub(1)]),
            "old attempts are kept"
        );
    }
    Ok(())
}

/// What the preview named is what happened.
fn check_preview(
    played: &Played<'_>,
    sender: &str,
    back_to: &[String],
    again: &Keys,
) -> Result<(), TestCaseError> {
    let preview = preview_send_back(&played.after.definition, &played.before.state, sender, back_to).unwrap();
    let named: Keys = preview.again.iter().cloned().collect();
    prop_assert_eq!(&named, again);
    prop_assert_eq!(&preview.back_to, back_to);
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn send_back_opens_exactly_the_dependents(tapes in tapes(40)) {
        play(tapes, |played| {
            let Ok(events) = played.outcome else { return Ok(()) };
            for event in events {
                let Event::SentBack { step, back_to, dependents, .. } = event else { continue };
                let targets: Keys = back_to.iter().cloned().collect();
                check(played, step, &targets, events)?;
                let by_sending = events.iter().any(|event| matches!(event,
                    Event::StepFinished { outcome: model::definition::Outcome::SentBack, .. }));
                if by_sending {
                    check_preview(played, step, back_to, &dependents.iter().cloned().collect())?;
                }
            }
            Ok(())
        })?;
    }
}
