//! What a clock counts towards: its deadline, amber, and escalations, as things stand.

use super::{timers::escalations, turn::Turn};
use crate::flow::{
    ClockPlan, ClockState, Due, Pause,
    clock::pauses,
    deadline::{due_of_clock, set_by_hand},
};
use model::{Instant, definition::Clock};

impl<'a> Turn<'a> {
    /// Of a clock that begins now.
    pub fn first_plan(&self, clock: &'a Clock) -> ClockPlan {
        self.plan_from(clock, &ClockState::started(self.now))
    }

    /// Of a clock that has begun. Marks stand where their time has passed all the same.
    pub fn plan_from(&self, clock: &'a Clock, live: &ClockState) -> ClockPlan {
        let facts = self.facts();
        let pauses = pauses(clock, &self.state, live.started_at, None);
        let counted: (Instant, &[Pause]) = (live.started_at, &pauses);
        let due = match live.due_at.filter(|_| live.by_hand) {
            Some(at) => Some(set_by_hand(live.started_at, at)),
            None => due_of_clock(clock, &clock.target, &facts, counted),
        };
        let amber = clock.amber.as_ref().and_then(|amber| due_of_clock(clock, amber, &facts, counted));
        self.planned(clock, live, (due, amber.map(|amber| amber.at)))
    }

    fn planned(
        &self,
        clock: &Clock,
        live: &ClockState,
        (due, amber_at): (Option<Due>, Option<Instant>),
    ) -> ClockPlan {
        let passed = |at: Option<Instant>| at.is_some_and(|at| at <= self.now);
        let due_at = due.as_ref().map(|due| due.at);
        let calendar = self.state.calendar_for(clock.calendar.as_deref());
        let timers = calendar.zip(due_at).map(|(calendar, due_at)| {
            escalations(calendar, due_at, &clock.escalate, (&live.escalated, self.now))
        });
        ClockPlan {
            amber: live.amber && passed(amber_at),
            red: live.red && passed(due_at),
            due,
            amber_at,
            timers: timers.unwrap_or_default(),
        }
    }

    /// The same with a deadline that the owner set.
    pub fn plan_by_hand(&self, clock: &Clock, live: &ClockState, at: Instant) -> ClockPlan {
        self.planned(clock, live, (Some(set_by_hand(live.started_at, at)), live.amber_at))
    }
}
