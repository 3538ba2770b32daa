//! What a page says about a running deadline is what its event said.

use super::{cases, play};
use crate::random::tapes;
use engine::calendar::Why;
use engine::flow::event;
use engine::flow::{Due, Event, StepStatus, running_due};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_running_deadline_is_worked_out_as_its_event_was(tapes in tapes(40)) {
        let (mut said, mut read): (BTreeMap<String, Option<Due>>, usize) = (BTreeMap::new(), 0);
        play(tapes, |played| {
            let after = played.after;
            for event in after.log[read..].iter().flat_map(|entry| &entry.events) {
                match event {
                    Event::StepStaffed(event::StepStaffed { step, due, .. })
                    | Event::DocumentsReturned { step, due, .. }
                    | Event::DueMoved { step, due, .. } => {
                        said.insert(step.clone(), due.clone());
                    }
                    Event::DueChanged { step, due, .. } => {
                        said.insert(step.clone(), Some(due.clone()));
                    }
                    _ => {}
                }
            }
            read = after.log.len();
            for (step, live) in after.state.steps.iter().filter(|(_, live)| live.status == StepStatus::Open) {
                if live.current().is_some_and(|attempt| attempt.staffed_at.is_some()) {
                    let found = running_due(&after.definition, &after.state, step);
                    let said = said.get(step).unwrap_or(&None);
                    let at = |due: &Option<Due>| due.as_ref().map(|due| due.at);
                    prop_assert_eq!(at(&found), at(said), "{}", step);
                    // A pause outside hours moves nothing and is no event; it stands on the page all the same.
                    let paused = |due: &Due| due.derivation.iter().any(|piece| piece.why == Why::Paused);
                    if !found.as_ref().is_some_and(paused) {
                        prop_assert_eq!(&found, said, "{}", step);
                    }
                }
            }
            Ok(())
        })?;
    }
}
