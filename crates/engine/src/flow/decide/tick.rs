//! Time passes: what is pending happens, one after the other, each at its own time. Whether somebody ticks at each
//! instant, late, or not at all until the next command makes no difference to what happens.

use super::turn::Turn;
use crate::flow::{Event, Scheduled, pending::Pending};
use model::{Id, Instant};

/// What an event that is pending does, free of the state it was found in.
enum Next {
    WaitOver { step: String },
    Overdue { assignment: Id },
    Step { step: String, what: Scheduled },
    Amber { clock: String },
    Red { clock: String },
    Clock { clock: String, what: Scheduled },
}

impl From<Pending<'_>> for Next {
    fn from(pending: Pending<'_>) -> Self {
        match pending {
            Pending::WaitOver { step } => Self::WaitOver { step: step.to_owned() },
            Pending::Overdue { assignment } => Self::Overdue { assignment: assignment.clone() },
            Pending::Step { step, what } => Self::Step { step: step.to_owned(), what },
            Pending::Amber { clock } => Self::Amber { clock: clock.to_owned() },
            Pending::Red { clock } => Self::Red { clock: clock.to_owned() },
            Pending::Clock { clock, what } => Self::Clock { clock: clock.to_owned(), what },
        }
    }
}

impl Turn<'_> {
    /// Everything that was due before the command, each at its scheduled time.
    pub fn catch_up(&mut self, now: Instant) {
        if self.state.wake_at().is_none_or(|at| at > now) {
            return;
        }
        self.now = Instant(i64::MIN);
        self.happen_until(now);
        self.now = now;
    }

    /// What follows from the command's own events: custody, priority, clocks, and what is past already.
    pub fn follow_up(&mut self) {
        self.follow();
        self.happen_until(self.now);
    }

    fn happen_until(&mut self, until: Instant) {
        loop {
            let next = self.state.next_pending().filter(|(at, _)| *at <= until);
            let Some((at, next)) = next.map(|(at, next)| (at, Next::from(next))) else { return };
            // What was past when it began does not turn the clock back.
            self.now = self.now.max(at);
            self.happens(next, at);
            self.follow();
        }
    }

    fn happens(&mut self, next: Next, scheduled_at: Instant) {
        match next {
            Next::WaitOver { step } => {
                self.end_wait(&step);
                self.advance_if_running();
            }
            Next::Overdue { assignment } => self.emit(Event::Overdue { assignment, scheduled_at }),
            Next::Step { step, what } => self.step_timer(&step, what, scheduled_at),
            Next::Amber { clock } => self.turn_amber(clock, scheduled_at),
            Next::Red { clock } => self.turn_red(clock, scheduled_at),
            Next::Clock { clock, what } => self.clock_timer(&clock, what, scheduled_at),
        }
    }

    /// After every change: who holds the work, how urgent it is, and what the clocks make of it.
    fn follow(&mut self) {
        if self.followed == self.events.len() {
            return;
        }
        self.follow_resuming();
        self.follow_activity();
        self.follow_timers();
        self.follow_custody();
        self.follow_priority();
        self.follow_clocks();
        self.followed = self.events.len();
    }
}
