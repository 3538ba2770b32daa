//! Time: timers, clocks, custody, pauses and priority, as their events say.

use crate::flow::event;
use crate::flow::{
    ActionPlace, ClockPlan, ClockState, ClockStatus, Event, Held, Pause, PriorityCause, PriorityState,
    Scheduled, State, Subject, Timer,
};
use model::{Id, Instant};
use std::sync::Arc;

impl State {
    pub(super) fn apply_time(&mut self, event: &Event) {
        match event {
            Event::Held { by, at } => self.custody.push(Held { by: *by, at: *at }),
            Event::PriorityChanged { priority, cause, .. } => self.priority.change(*priority, *cause),
            Event::Reminded(event::Reminded { step, reminder, number, next, .. }) => {
                let done = Scheduled::Remind { reminder: *reminder, number: *number };
                let again = Scheduled::Remind { reminder: *reminder, number: number + 1 };
                let step = self.step_mut(step);
                step.reminded = true;
                let timers = &mut step.timers;
                timers.retain(|timer| timer.what != done);
                timers.extend(next.map(|at| Timer { at, what: again }));
            }
            Event::Escalated { on, place: ActionPlace::Escalation(escalation), .. } => {
                let done = Scheduled::Escalate { escalation: *escalation };
                let (timers, escalated) = match on {
                    Subject::Step { step, .. } => {
                        let step = self.step_mut(step);
                        (&mut step.timers, &mut step.escalated)
                    }
                    Subject::Clock(clock) => {
                        let clock = self.clock_mut(clock);
                        (&mut clock.timers, &mut clock.escalated)
                    }
                };
                timers.retain(|timer| timer.what != done);
                if !escalated.contains(escalation) {
                    escalated.push(*escalation);
                }
            }
            Event::WentIdle { step, after, .. } => {
                let done = Scheduled::Idle { after: *after };
                self.step_mut(step).timers.retain(|timer| timer.what != done);
            }
            Event::TimersSet { step, timers, .. } => self.step_mut(step).timers.clone_from(timers),
            Event::Active { step, at, .. } => self.step_mut(step).active_at = Some(*at),
            Event::StepReassigned(event::StepReassigned { step, members, needed, .. }) => {
                self.reassign(step, members, *needed)
            }
            _ => {}
        }
    }

    /// When the flow stands still; what that means for its status is said elsewhere.
    pub(super) fn note_pause(&mut self, event: &Event) {
        match event {
            Event::FlowPaused { at, .. } => self.pauses.push(Pause { from: *at, until: None }),
            Event::FlowResumed { at, .. } => {
                if let Some(last) = self.pauses.last_mut().filter(|last| last.until.is_none()) {
                    last.until = Some(*at);
                }
            }
            _ => {}
        }
    }

    fn reassign(&mut self, step: &str, members: &[Id], needed: u32) {
        if let Some(attempt) = self.step_mut(step).attempts.last_mut() {
            attempt.members = members.to_vec();
            attempt.needed = needed;
        }
    }

    pub(super) fn apply_clock(&mut self, event: &Event) {
        match event {
            Event::ClockStarted { clock, plan, at } => {
                let mut state = ClockState::started(*at);
                state.follow(plan);
                self.clocks.insert(clock.clone(), Arc::new(state));
            }
            Event::ClockMoved(event::ClockMoved { clock, plan, by_hand, .. }) => {
                let clock = self.clock_mut(clock);
                clock.follow(plan);
                clock.by_hand |= *by_hand;
            }
            Event::ClockPaused { clock, .. } => self.clock_mut(clock).status = ClockStatus::Paused,
            Event::ClockResumed { clock, plan, .. } => self.clock_mut(clock).run(plan),
            Event::ClockStopCame { clock, stop, at } => self.clock_mut(clock).came.push((*stop, *at)),
            Event::ClockStopped { clock, stop, in_time, at } => {
                let clock = self.clock_mut(clock);
                clock.status = if *in_time { ClockStatus::Met } else { ClockStatus::Late };
                clock.stopped_at = Some(*at);
                clock.timers.clear();
                clock.came.extend(stop.map(|stop| (stop, *at)));
            }
            Event::ClockReopened(event::ClockReopened { clock, plan, came, .. }) => {
                let clock = self.clock_mut(clock);
                clock.came.retain(|(stop, _)| came.contains(stop));
                clock.stopped_at = None;
                clock.run(plan);
            }
            Event::ClockVoided { clock, at } => {
                let clock = self.clock_mut(clock);
                clock.status = ClockStatus::Void;
                clock.stopped_at = Some(*at);
                clock.timers.clear();
            }
            Event::ClockAmber { clock, .. } => self.clock_mut(clock).amber = true,
            Event::ClockRed { clock, .. } => self.clock_mut(clock).red = true,
            _ => {}
        }
    }

    fn clock_mut(&mut self, clock: &str) -> &mut ClockState {
        let state = self.clocks.entry(clock.to_owned()).or_insert_with(|| {
            // A log that was not cut has started it.
            Arc::new(ClockState::started(Instant::default()))
        });
        Arc::make_mut(state)
    }
}

impl ClockState {
    fn run(&mut self, plan: &ClockPlan) {
        self.status = ClockStatus::Running;
        self.follow(plan);
    }

    fn follow(&mut self, plan: &ClockPlan) {
        self.due_at = plan.due.as_ref().map(|due| due.at);
        self.amber_at = plan.amber_at;
        self.amber = plan.amber;
        self.red = plan.red;
        self.timers.clone_from(&plan.timers);
    }
}

impl PriorityState {
    fn change(&mut self, priority: model::definition::Priority, cause: PriorityCause) {
        self.is = priority;
        match cause {
            PriorityCause::Rule => {}
            PriorityCause::Hand => {
                self.by_hand = true;
                self.raised = None;
            }
            PriorityCause::Escalation => self.raised = Some(priority),
        }
    }
}
