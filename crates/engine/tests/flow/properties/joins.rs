//! Property 2: No join passes an open human step it waits for: a step opens only when everything before it, in each sequence
//! around it, is finished; and a flow ends by itself only when everything is.

use super::{cases, oracle, play};
use crate::random::tapes;
use engine::flow::event;
use engine::flow::{Act, Event, State, StepStatus, evolve};
use model::{Definition, definition::OutcomeRule};
use proptest::prelude::*;

pub(super) fn check_event(
    definition: &Definition,
    state: &State,
    event: &Event,
) -> Result<(), TestCaseError> {
    match event {
        Event::JoinPassed { join, branches, .. } => {
            prop_assert!(oracle::may_pass(definition, state, join, branches), "{join} passes too early");
        }
        // With a reason it was the owner, who may skip what is still to come.
        Event::StepOpened(event::StepOpened { step, .. }) | Event::StepSkipped { step, reason: None, .. } => {
            prop_assert!(oracle::reached_in_flow(definition, state, step), "`{step}` opens too early");
        }
        Event::MessagePosted { step, .. } if state.steps.get(step).is_none_or(|step| !step.is_open()) => {
            prop_assert!(oracle::reached_in_flow(definition, state, step), "`{step}` is posted too early");
        }
        Event::StageFinished { stage, .. } => {
            let stage = definition.stages.iter().find(|one| one.key == *stage).unwrap();
            prop_assert!(oracle::finished(&stage.items, &stage.key, state), "{} is not finished", stage.key);
        }
        Event::FlowCompleted { .. } => prop_assert!(may_end(definition, state), "it ends too early"),
        _ => {}
    }
    Ok(())
}

/// All stages are finished, the outcome's own steps are, or an outcome says that the flow ends.
fn may_end(definition: &Definition, state: &State) -> bool {
    let step = |key: &str| definition.step(key).unwrap();
    if let Some((key, outcome)) = &state.ending
        && let OutcomeRule::Run(items) = &step(key).outcomes[outcome]
    {
        let name = serde_json::to_value(outcome).unwrap();
        if oracle::finished(items, &format!("{key}:{}", name.as_str().unwrap()), state) {
            return true;
        }
    }
    let said = state.steps.iter().any(|(key, held)| {
        let outcome = held.current().and_then(|attempt| attempt.outcome);
        held.status == StepStatus::Done
            && outcome.is_some_and(|outcome| step(key).outcomes.get(&outcome) == Some(&OutcomeRule::End))
    });
    said || definition.stages.iter().all(|stage| oracle::finished(&stage.items, &stage.key, state))
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn no_join_passes_an_open_step(tapes in tapes(40)) {
        play(tapes, |played| {
            let Ok(events) = played.outcome else { return Ok(()) };
            let mut state = played.before.state.clone();
            for event in events {
                check_event(&played.after.definition, &state, event)?;
                state = evolve(state, event);
            }
            if matches!(played.drawn.act, Act::Tick) {
                prop_assert!(events.is_empty(), "a tick before anything is due did {:?}", events);
            }
            Ok(())
        })?;
    }
}
