//! Time has passed: every deadline that is over is marked once, in order.

use super::turn::Turn;
use crate::flow::Event;
use model::{Id, Instant};

pub(super) fn tick(turn: &mut Turn<'_>) {
    let running = turn.state.assignments.values().filter(|open| !open.overdue);
    let late =
        running.filter_map(|open| Some((open.due_at.filter(|due| *due <= turn.now)?, open.id.clone())));
    let mut late: Vec<(Instant, Id)> = late.collect();
    late.sort_unstable();
    for (scheduled_at, assignment) in late {
        turn.emit(Event::Overdue { assignment, scheduled_at });
    }
}
