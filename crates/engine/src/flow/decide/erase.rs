//! Erasing: that it was asked for stays, what was asked for goes.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{Erasure, Event, Refusal};

pub(super) fn erase(turn: &mut Turn<'_>, act: &Erasure) -> Result<(), Refusal> {
    if act.persons.is_empty() && act.paths.is_empty() && !act.everything {
        return Err(Refusal::NobodyNamed);
    }
    turn.emit(Event::Erased(event::Erased {
        asked_by: act.asked_by.clone(),
        ground: act.ground.clone(),
        persons: act.persons.clone(),
        paths: act.paths.clone(),
        everything: act.everything,
        at: turn.now,
    }));
    Ok(())
}
