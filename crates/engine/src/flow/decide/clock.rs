//! Clocks follow what happens: they start, stop, stand still, go on, reopen, become void, and move.
//! Never here: what a clock counts towards; that is `clock_plan`.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{
    ClockPlan, ClockState, ClockStatus, Due, Event,
    ahead::Ahead,
    clock::{find, pauses},
};
use model::{
    Instant,
    definition::{Clock, Moment, Outcome, Trigger},
};
use std::sync::Arc;

/// What an event is to a clock.
enum Hit {
    Start,
    /// By its place in the clock's stops.
    Stop(u32),
    /// What stopped it opened again.
    Undone(u32),
}

impl<'a> Turn<'a> {
    /// What the latest events are to the clocks of the template. Costs nothing where there are none.
    pub fn follow_clocks(&mut self) {
        let definition = self.definition;
        if definition.clocks.is_empty() || self.followed == self.events.len() {
            return;
        }
        for (clock, name, hit) in self.hits() {
            match hit {
                Hit::Start => self.start_clock(clock, name),
                Hit::Stop(stop) => self.stop_came(clock, &name, stop),
                Hit::Undone(stop) => self.stop_undone(clock, &name, stop),
            }
        }
        self.settle_clocks();
        self.pause_clocks();
        if self.events[self.followed..].iter().any(moves_clocks) {
            self.move_clocks();
        }
    }

    /// In the order of the events.
    fn hits(&self) -> Vec<(&'a Clock, String, Hit)> {
        let mut hits = Vec::new();
        for event in &self.events[self.followed..] {
            for clock in &self.definition.clocks {
                self.add_hits(clock, event, &mut hits);
            }
        }
        hits
    }

    fn add_hits(&self, clock: &'a Clock, event: &Event, hits: &mut Vec<(&'a Clock, String, Hit)>) {
        if clock.each_stage {
            match event {
                Event::StageStarted { stage, .. } if clock.starts.is_empty() => {
                    hits.push((clock, of_stage(clock, stage), Hit::Start));
                }
                Event::StageFinished { stage, .. } if clock.stops.is_empty() => {
                    hits.push((clock, of_stage(clock, stage), Hit::Stop(0)));
                }
                Event::StageReopened { stage } if clock.stops.is_empty() => {
                    hits.push((clock, of_stage(clock, stage), Hit::Undone(0)));
                }
                _ => {}
            }
        }
        if let Some(start) = clock.starts.iter().find(|start| is_it(start, event)) {
            hits.push((clock, self.name_of(clock, start), Hit::Start));
        }
        for (place, stop) in (0..).zip(&clock.stops) {
            if is_it(stop, event) {
                hits.push((clock, self.name_of(clock, stop), Hit::Stop(place)));
            } else if is_undone(stop, event) {
                hits.push((clock, self.name_of(clock, stop), Hit::Undone(place)));
            }
        }
    }

    /// One that runs in each stage goes by the stage of what happened, else by the one the flow is in.
    fn name_of(&self, clock: &Clock, trigger: &Trigger) -> String {
        if !clock.each_stage {
            return clock.key.clone();
        }
        let stage = match trigger {
            Trigger::StageStarted(stage) | Trigger::StageFinished(stage) => Some(stage),
            Trigger::Step { step, .. } | Trigger::Idle { step, .. } => {
                let holds =
                    |stage: &&model::definition::Stage| stage.steps().iter().any(|one| one.key == *step);
                self.definition.stages.iter().find(holds).map(|stage| &stage.key)
            }
            _ => self.state.stage.as_ref(),
        };
        of_stage(clock, stage.map(String::as_str).unwrap_or_default())
    }

    fn start_clock(&mut self, clock: &'a Clock, name: String) {
        if !self.state.clocks.contains_key(&name) {
            let plan = self.first_plan(clock);
            self.emit(Event::ClockStarted { clock: name, plan, at: self.now });
        }
    }

    /// A clock stops at the last of its stops that can come; a response clock at the first.
    fn stop_came(&mut self, clock: &Clock, name: &str, stop: u32) {
        let Some(live) = self.state.clocks.get(name).filter(|live| live.is_live()) else { return };
        if clock.first || clock.stops.len() <= 1 {
            let in_time = live.due_at.is_none_or(|due| self.now < due);
            self.emit(Event::ClockStopped {
                clock: name.to_owned(),
                stop: Some(stop),
                in_time,
                at: self.now,
            });
        } else if !live.came.iter().any(|(came, _)| *came == stop) {
            self.emit(Event::ClockStopCame { clock: name.to_owned(), stop, at: self.now });
        }
    }

    fn stop_undone(&mut self, clock: &'a Clock, name: &str, stop: u32) {
        let Some(live) = self.state.clocks.get(name).cloned() else { return };
        let came = live.came.iter().any(|(came, _)| *came == stop);
        let stopped = !live.is_live();
        if !came || live.status == ClockStatus::Void || (clock.first && stopped) {
            return;
        }
        let stand = live.came.iter().map(|(came, _)| *came).filter(|came| *came != stop).collect();
        let plan = self.plan_from(clock, &live);
        self.emit(Event::ClockReopened(event::ClockReopened {
            clock: name.to_owned(),
            plan,
            came: stand,
            at: self.now,
        }));
    }

    /// Clocks whose last stop has come, whose stop can no longer come, or can come again.
    fn settle_clocks(&mut self) {
        for (name, live) in self.clocks_where(|live| live.is_live() || live.status == ClockStatus::Void) {
            let Some((clock, stage)) = find(self.definition, &name) else { continue };
            let ahead = Ahead::of(self.definition, &self.state);
            let to_come = stage.is_none_or(|stage| ahead.is_to_come(stage));
            let came = |place: u32| live.came.iter().any(|(came, _)| *came == place);
            let open = to_come
                && ((clock.each_stage && clock.stops.is_empty())
                    || (0..).zip(&clock.stops).any(|(place, stop)| !came(place) && ahead.can_come(stop)));
            let last = live.came.iter().map(|(_, at)| *at).max();
            match (open, live.status, last) {
                (true, ClockStatus::Void, _) => {
                    let plan = self.plan_from(clock, &live);
                    self.emit(Event::ClockReopened(event::ClockReopened {
                        clock: name,
                        plan,
                        came: Vec::new(),
                        at: self.now,
                    }));
                }
                (true, ..) | (false, ClockStatus::Void, _) => {}
                (false, _, Some(at)) => {
                    let in_time = live.due_at.is_none_or(|due| at < due);
                    self.emit(Event::ClockStopped { clock: name, stop: None, in_time, at });
                }
                (false, _, None) => self.emit(Event::ClockVoided { clock: name, at: self.now }),
            }
        }
    }

    fn clocks_where(&self, wanted: impl Fn(&ClockState) -> bool) -> Vec<(String, Arc<ClockState>)> {
        let found = self.state.clocks.iter().filter(|(_, live)| wanted(live));
        found.map(|(name, live)| (name.clone(), Arc::clone(live))).collect()
    }

    fn pause_clocks(&mut self) {
        for (name, live) in self.clocks_where(ClockState::is_live) {
            let Some((clock, _)) = find(self.definition, &name) else { continue };
            let pauses = pauses(clock, &self.state, live.started_at, None);
            let stands = !live.by_hand && pauses.last().is_some_and(|last| last.until.is_none());
            match (live.status, stands) {
                (ClockStatus::Running, true) => self.emit(Event::ClockPaused { clock: name, at: self.now }),
                (ClockStatus::Paused, false) => {
                    let plan = self.plan_from(clock, &live);
                    self.emit(Event::ClockResumed { clock: name, plan, at: self.now });
                }
                _ => {}
            }
        }
    }

    /// Calendar, priority or a date changed: what runs counts towards something else. What stands still follows when it
    /// goes on.
    fn move_clocks(&mut self) {
        for (name, live) in self.clocks_where(|live| live.status == ClockStatus::Running) {
            let Some((clock, _)) = find(self.definition, &name) else { continue };
            let plan = self.plan_from(clock, &live);
            if !is_the_plan(&plan, &live) {
                let at = self.now;
                self.emit(Event::ClockMoved(event::ClockMoved {
                    clock: name,
                    plan,
                    by_hand: false,
                    reason: None,
                    by: None,
                    at,
                }));
            }
        }
    }

    /// The owner sets the deadline of a running clock; nothing else moves it from here on. `false` without such a clock.
    pub fn set_clock_due(
        &mut self,
        name: &str,
        due_at: Instant,
        (reason, by): (Option<crate::sealed::Sealed>, Option<model::Id>),
    ) -> bool {
        let Some(live) = self.state.clocks.get(name).filter(|live| live.is_live()).cloned() else {
            return false;
        };
        let Some((clock, _)) = find(self.definition, name) else { return false };
        let plan = self.plan_by_hand(clock, &live, due_at);
        self.emit(Event::ClockMoved(event::ClockMoved {
            clock: name.to_owned(),
            plan,
            by_hand: true,
            reason,
            by,
            at: self.now,
        }));
        true
    }
}

fn of_stage(clock: &Clock, stage: &str) -> String {
    format!("{}@{stage}", clock.key)
}

fn is_the_plan(plan: &ClockPlan, live: &ClockState) -> bool {
    let due_at = plan.due.as_ref().map(|due: &Due| due.at);
    due_at == live.due_at && plan.amber_at == live.amber_at && plan.timers == live.timers
}

/// What a clock's deadline is worked out from may have changed.
fn moves_clocks(event: &Event) -> bool {
    matches!(
        event,
        Event::RecordTold { .. }
            | Event::CalendarTold { .. }
            | Event::Migrated { .. }
            | Event::PriorityChanged { .. }
            | Event::StepFinished { .. }
            | Event::StepReset { .. }
    )
}

fn is_it(trigger: &Trigger, event: &Event) -> bool {
    match (trigger, event) {
        (Trigger::FlowStarted, Event::Started { .. })
        | (Trigger::FlowEnded, Event::FlowCompleted { .. } | Event::FlowCancelled { .. }) => true,
        (Trigger::StageStarted(key), Event::StageStarted { stage, .. })
        | (Trigger::StageFinished(key), Event::StageFinished { stage, .. }) => key == stage,
        (Trigger::Milestone(key), Event::MilestoneReached { milestone, .. }) => key == milestone,
        (Trigger::Signal(key), Event::SignalReceived { signal, .. }) => key == signal,
        (Trigger::Idle { step, after }, Event::WentIdle { step: of, after: so_long, .. }) => {
            step == of && after == so_long
        }
        (Trigger::Step { step, moment }, event) => is_moment(step, *moment, event),
        _ => false,
    }
}

fn is_moment(key: &str, moment: Moment, event: &Event) -> bool {
    match (moment, event) {
        (Moment::Opened, Event::StepOpened(event::StepOpened { step, .. }))
        | (Moment::Opened | Moment::Done, Event::MessagePosted { step, .. })
        | (Moment::Skipped, Event::StepSkipped { step, .. }) => step == key,
        (_, Event::StepFinished { step, outcome, .. }) if step == key => match moment {
            Moment::Done => *outcome != Outcome::SentBack,
            Moment::Approved => *outcome == Outcome::Approved,
            Moment::Denied => *outcome == Outcome::Denied,
            Moment::SentBack => *outcome == Outcome::SentBack,
            Moment::Opened | Moment::Skipped => false,
        },
        _ => false,
    }
}

/// That a step was sent back stands, although it opens again.
fn is_undone(trigger: &Trigger, event: &Event) -> bool {
    match (trigger, event) {
        (Trigger::Step { moment: Moment::SentBack, .. }, _) => false,
        (
            Trigger::Step { step, .. },
            Event::StepReset { step: of, .. } | Event::StepWithdrawn { step: of, .. },
        ) => step == of,
        (Trigger::StageFinished(key), Event::StageReopened { stage }) => key == stage,
        (Trigger::Milestone(key), Event::MilestoneReopened { milestone }) => key == milestone,
        _ => false,
    }
}
