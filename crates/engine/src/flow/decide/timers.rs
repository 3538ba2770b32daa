//! Timers of open steps: set when people are found, moved with the deadline, and what they do when their time has come.
//!
//! When a deadline moves, a reminder comes again where its new time is still to come; one whose new time has passed is
//! not made up for. An escalation comes again where its new time is still to come, and is never left out: one that has
//! not happened and whose new time has passed happens at once.

use super::turn::Turn;
use crate::flow::event;
use crate::{
    calendar::Calendar,
    flow::{
        Assignment, Event, Holder, Purpose, Scheduled, StepStatus, Timer,
        deadline::{later, offset_from},
        timer::{idle_spans, reminders},
    },
};
use model::{
    Id, Instant,
    definition::{Action, Escalation, Reminder, Step},
};

impl<'a> Turn<'a> {
    /// Timers of the steps that the latest events are about.
    pub fn follow_timers(&mut self) {
        let mut touched: Vec<(String, bool)> = Vec::new();
        for event in &self.events[self.followed..] {
            let (step, anew) = match event {
                Event::StepStaffed(event::StepStaffed { step, at, .. }) => (step, *at == self.now),
                Event::DocumentsReturned { step, .. }
                | Event::StepInReview(event::StepInReview { step, .. }) => (step, true),
                Event::Active { step, .. } => (step, true),
                Event::DueMoved { step, .. } | Event::DueChanged { step, .. } => (step, false),
                Event::CalendarTold { .. } | Event::Migrated { .. } => {
                    let open = self.state.steps.iter().filter(|(_, live)| live.is_open());
                    open.for_each(|(step, _)| touch(&mut touched, step, false));
                    continue;
                }
                _ => continue,
            };
            touch(&mut touched, step, anew);
        }
        for (key, anew) in touched {
            self.set_timers(&key, anew);
        }
    }

    /// `anew`: the step counts as idle from now on.
    fn set_timers(&mut self, key: &str, anew: bool) {
        let Ok(step) = self.step(key) else { return };
        let Some(live) = self.state.steps.get(key) else { return };
        let timers = self.timers_of(step, anew);
        if timers != live.timers {
            let attempt = self.attempt(key);
            self.emit(Event::TimersSet { step: key.to_owned(), attempt, timers });
        }
    }

    fn timers_of(&self, step: &Step, anew: bool) -> Vec<Timer> {
        let (Some(live), Some(calendar)) =
            (self.state.steps.get(&step.key), self.state.calendar_for(step.calendar.as_deref()))
        else {
            return Vec::new();
        };
        let mut timers: Vec<Timer> = match live.status {
            StepStatus::Open | StepStatus::InReview if anew => {
                let idle = idle_spans(self.definition, &step.key);
                let timer = |after| {
                    Some(Timer { at: later(calendar, self.now, after)?, what: Scheduled::Idle { after } })
                };
                idle.filter_map(timer).collect()
            }
            StepStatus::Open | StepStatus::InReview => {
                let idle = |timer: &&Timer| matches!(timer.what, Scheduled::Idle { .. });
                live.timers.iter().filter(idle).copied().collect()
            }
            _ => return Vec::new(),
        };
        let due_at = live.current().and_then(|attempt| attempt.due_at);
        if let Some(due_at) = due_at.filter(|_| live.status == StepStatus::Open) {
            let reminders = reminders(step);
            let next = (0..).zip(reminders.iter());
            timers.extend(
                next.filter_map(|(place, one)| next_reminder(calendar, due_at, (place, one), self.now)),
            );
            timers.extend(escalations(calendar, due_at, &step.escalate, (&live.escalated, self.now)));
        }
        timers.sort_unstable();
        timers.dedup();
        timers
    }

    /// The flow goes on after a pause: deadlines, waits and idleness go on where they stopped.
    pub fn follow_resuming(&mut self) {
        let resumed = |event: &Event| matches!(event, Event::FlowResumed { .. });
        if !self.events[self.followed..].iter().any(resumed) {
            return;
        }
        let stood =
            self.state.pauses.last().map_or(0, |last| last.until.map_or(0, |until| until.0 - last.from.0));
        let open = self.state.steps.iter().filter(|(_, step)| step.is_open());
        let open: Vec<String> = open.map(|(key, _)| key.clone()).collect();
        for key in open {
            let Ok(step) = self.step(&key) else { continue };
            if self.state.steps.get(&key).is_some_and(|live| live.status == StepStatus::Open) {
                self.move_deadline(step);
            }
            self.shift_timers(step, stood);
        }
        self.move_waits_where(&|_| true);
    }

    fn shift_timers(&mut self, step: &Step, micros: i64) {
        let mut timers = self.timers_of(step, false);
        for timer in timers.iter_mut().filter(|timer| matches!(timer.what, Scheduled::Idle { .. })) {
            timer.at = timer.at.plus_micros(micros);
        }
        timers.sort_unstable();
        if self.state.steps.get(&step.key).is_some_and(|live| live.timers != timers) {
            let (step, attempt) = (step.key.clone(), self.attempt(&step.key));
            self.emit(Event::TimersSet { step, attempt, timers });
        }
    }

    /// A timer of a step has come to its time.
    pub fn step_timer(&mut self, key: &str, what: Scheduled, scheduled_at: Instant) {
        let (step, attempt) = (key.to_owned(), self.attempt(key));
        match what {
            Scheduled::Idle { after } => self.emit(Event::WentIdle { step, attempt, after, scheduled_at }),
            Scheduled::Remind { reminder, number } => {
                let next =
                    self.step(key).ok().and_then(|step| self.again(step, (reminder, number), scheduled_at));
                let assignments = self.to_remind(key);
                self.emit(Event::Reminded(event::Reminded {
                    step,
                    attempt,
                    assignments,
                    reminder,
                    number,
                    scheduled_at,
                    next,
                }));
            }
            Scheduled::Escalate { escalation } => {
                let place = usize::try_from(escalation).unwrap_or(usize::MAX);
                let action = self.step(key).ok().and_then(|step| step.escalate.get(place));
                let action = action.map(|escalation| escalation.action.clone());
                self.escalate_step(key, escalation, action.unwrap_or(Action::Remind), scheduled_at);
            }
        }
    }

    fn again(&self, step: &Step, (reminder, number): (u32, u32), at: Instant) -> Option<Instant> {
        let reminders = reminders(step);
        let reminder = reminders.get(usize::try_from(reminder).ok()?).filter(|one| number < one.at_most)?;
        later(self.state.calendar_for(step.calendar.as_deref())?, at, reminder.every?)
            .filter(|next| *next > at)
    }

    /// Whoever has the step to do; what lies with a group is brought to mind once.
    fn to_remind(&self, key: &str) -> Vec<Id> {
        let again = self.state.steps.get(key).is_some_and(|step| step.reminded);
        let with_group =
            |open: &Assignment| matches!(&open.holder, Holder::Pool { group: Some(_), picked_by: None, .. });
        let mut open = self.open_of(key);
        open.retain(|id| !again || !self.state.assignments.get(id).is_some_and(with_group));
        open
    }

    /// Whether those who have the step to do were told that its deadline has passed. It passes once: whoever gets the
    /// work from them sees from it that it is late.
    pub fn is_known_late(&self, step: &str) -> bool {
        let due_at = self.state.steps.get(step).and_then(|live| live.current()?.due_at);
        let mut open = self.state.assignments.values().filter(|open| open.step == step && open.is_act());
        open.any(|open| open.overdue && open.due_at == due_at)
    }

    /// Assignments of those who have the step to do.
    pub fn open_of(&self, step: &str) -> Vec<Id> {
        let open = self.state.assignments.values();
        let theirs = open.filter(|open| open.step == step && open.purpose == Purpose::Act);
        theirs.map(|open| open.id.clone()).collect()
    }
}

fn touch(touched: &mut Vec<(String, bool)>, step: &str, anew: bool) {
    match touched.iter_mut().find(|(key, _)| key == step) {
        Some((_, before)) => *before |= anew,
        None => touched.push((step.to_owned(), anew)),
    }
}

/// The first time of a reminder that is still to come.
fn next_reminder(
    calendar: &Calendar,
    due_at: Instant,
    (place, reminder): (u32, &Reminder),
    now: Instant,
) -> Option<Timer> {
    let mut at = offset_from(calendar, due_at, reminder.at)?;
    for number in 1..=reminder.at_most {
        if at > now {
            return Some(Timer { at, what: Scheduled::Remind { reminder: place, number } });
        }
        at = later(calendar, at, reminder.every?).filter(|next| *next > at)?;
    }
    None
}

/// Escalations to come, and those that should have happened and have not.
pub(super) fn escalations(
    calendar: &Calendar,
    due_at: Instant,
    escalate: &[Escalation],
    (happened, now): (&[u32], Instant),
) -> Vec<Timer> {
    let timer = |(place, escalation): (u32, &Escalation)| {
        let at = offset_from(calendar, due_at, escalation.at)?;
        let what = Scheduled::Escalate { escalation: place };
        (at > now || !happened.contains(&place)).then_some(Timer { at, what })
    };
    (0..).zip(escalate).filter_map(timer).collect()
}
