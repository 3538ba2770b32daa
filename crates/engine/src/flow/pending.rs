//! What is pending in a flow: everything that time alone makes happen. The wake-up time and the tick read the same list,
//! so that nothing is woken for that does not happen, and nothing happens that is not woken for.

use super::{ClockStatus, Scheduled, State, Status, StepState, StepStatus};
use model::{Id, Instant};

/// What happens; at the same instant in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pending<'a> {
    WaitOver { step: &'a str },
    Overdue { assignment: &'a Id },
    Step { step: &'a str, what: Scheduled },
    Amber { clock: &'a str },
    Red { clock: &'a str },
    Clock { clock: &'a str, what: Scheduled },
}

impl State {
    /// When a tick is due, if ever.
    pub fn wake_at(&self) -> Option<Instant> {
        let mut first = None;
        self.each_pending(&mut |at, _| first = Some(first.map_or(at, |first: Instant| first.min(at))));
        first
    }

    /// What happens next, and when.
    pub(super) fn next_pending(&self) -> Option<(Instant, Pending<'_>)> {
        let mut next: Option<(Instant, Pending<'_>)> = None;
        self.each_pending(&mut |at, what| {
            if next.is_none_or(|next| (at, what) < next) {
                next = Some((at, what));
            }
        });
        next
    }

    fn each_pending<'s>(&'s self, visit: &mut dyn FnMut(Instant, Pending<'s>)) {
        match self.status {
            Status::Running => self.each_pending_of_steps(visit),
            Status::Paused => {}
            Status::Unborn | Status::Completed | Status::Cancelled => return,
        }
        for (clock, state) in self.clocks.iter().filter(|(_, state)| state.status == ClockStatus::Running) {
            let (amber, due) = (state.amber_at.filter(|_| !state.amber), state.due_at.filter(|_| !state.red));
            amber.into_iter().for_each(|at| visit(at, Pending::Amber { clock }));
            due.into_iter().for_each(|at| visit(at, Pending::Red { clock }));
            for timer in &state.timers {
                visit(timer.at, Pending::Clock { clock, what: timer.what });
            }
        }
    }

    /// Steps stand still while the flow does.
    fn each_pending_of_steps<'s>(&'s self, visit: &mut dyn FnMut(Instant, Pending<'s>)) {
        for open in self.assignments.values().filter(|open| !open.overdue) {
            if let Some(at) = open.due_at {
                visit(at, Pending::Overdue { assignment: &open.id });
            }
        }
        for (key, step) in &self.steps {
            for timer in step.timers.iter().filter(|timer| runs(step, timer.what)) {
                visit(timer.at, Pending::Step { step: key, what: timer.what });
            }
        }
        if let Some((at, step)) = self.next_wait_end() {
            visit(at, Pending::WaitOver { step });
        }
    }
}

/// In review only idleness counts on: the deadline stands still.
fn runs(step: &StepState, what: Scheduled) -> bool {
    match what {
        Scheduled::Idle { .. } => step.is_open(),
        Scheduled::Remind { .. } | Scheduled::Escalate { .. } => step.status == StepStatus::Open,
    }
}
