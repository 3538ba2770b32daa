//! Clocks: what the state keeps of them, and how pages and the API see them (engine.md, "Time").
//! Never here: when they start and stop; that is `decide::clock`.

use super::{Due, Facts, Pause, State, Timer, deadline};
use crate::calendar::{Calendar, Counts, business_micros_between};
use model::{
    Definition, Instant,
    definition::{Clock, ClockTarget},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockState {
    pub status: ClockStatus,
    pub started_at: Instant,
    /// While it stands still: what it was when it stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amber_at: Option<Instant>,
    /// Amber, or red, was marked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amber: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub red: bool,
    /// The owner set the deadline; nothing else moves it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// Stops that have come, by their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came: Vec<(u32, Instant)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<Instant>,
    /// Escalations to come, and those that have happened, by their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timers: Vec<Timer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalated: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockStatus {
    Running,
    Paused,
    /// Stopped before its deadline.
    Met,
    /// Stopped at or after it.
    Late,
    /// Its stop can no longer come: shown, not counted.
    Void,
}

/// What a clock counts towards from here on, as its events say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockPlan {
    /// `None` while the date it hangs on is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amber_at: Option<Instant>,
    /// Marks that stand although the deadline moved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amber: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub red: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timers: Vec<Timer>,
}

impl ClockState {
    pub(super) fn started(at: Instant) -> Self {
        Self {
            status: ClockStatus::Running,
            started_at: at,
            due_at: None,
            amber_at: None,
            amber: false,
            red: false,
            by_hand: false,
            came: Vec::new(),
            stopped_at: None,
            timers: Vec::new(),
            escalated: Vec::new(),
        }
    }

    /// Neither stopped nor void.
    pub fn is_live(&self) -> bool {
        matches!(self.status, ClockStatus::Running | ClockStatus::Paused)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockColor {
    /// Nothing is promised: void, or without a date so far.
    None,
    Green,
    Amber,
    Red,
}

/// A clock that has begun, as of one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// Names it in commands and derivations: the clock's key, or `key@stage`.
    pub key: String,
    pub name: String,
    pub stage: Option<String>,
    pub status: ClockStatus,
    pub started_at: Instant,
    /// `None` while it stands still, and while the date it hangs on is not given.
    pub due_at: Option<Instant>,
    pub amber_at: Option<Instant>,
    pub stopped_at: Option<Instant>,
    pub color: ClockColor,
    /// What is left to count in microseconds, in working time where that is counted; below zero once it is late. `None`
    /// once it has stopped.
    pub remaining: Option<i64>,
    pub pauses: Vec<Pause>,
    /// The owner set the deadline.
    pub by_hand: bool,
}

/// The clock of that name in the state, and its stage where one runs in each.
pub(super) fn find<'a, 'n>(
    definition: &'a Definition,
    name: &'n str,
) -> Option<(&'a Clock, Option<&'n str>)> {
    let (key, stage) = match name.split_once('@') {
        Some((key, stage)) => (key, Some(stage)),
        None => (name, None),
    };
    Some((definition.clocks.iter().find(|clock| clock.key == key)?, stage))
}

/// Every clock that has begun, in the order of the template, those of stages in theirs.
pub fn clocks(definition: &Definition, state: &State, now: Instant) -> Vec<ClockView> {
    let mut views: Vec<(usize, usize, ClockView)> = Vec::new();
    for (name, live) in &state.clocks {
        let Some((clock, stage)) = find(definition, name) else { continue };
        let place = definition.clocks.iter().position(|one| one.key == clock.key).unwrap_or(usize::MAX);
        let of_stage = stage.and_then(|stage| definition.stages.iter().position(|one| one.key == stage));
        views.push((place, of_stage.unwrap_or(0), view(state, (name, live), (clock, stage), now)));
    }
    views.sort_by_key(|(place, stage, _)| (*place, *stage));
    views.into_iter().map(|(_, _, view)| view).collect()
}

fn view(
    state: &State,
    (name, live): (&str, &ClockState),
    (clock, stage): (&Clock, Option<&str>),
    now: Instant,
) -> ClockView {
    let mut pauses = pauses(clock, state, live.started_at, live.stopped_at);
    if live.by_hand {
        pauses.clear();
    }
    let paused = live.status == ClockStatus::Paused;
    let stopped_at = live.stopped_at.filter(|_| !live.is_live());
    let seen_at = pauses.last().filter(|last| paused && last.until.is_none()).map_or(now, |last| last.from);
    ClockView {
        key: name.to_owned(),
        name: clock.name.clone(),
        stage: stage.map(str::to_owned),
        status: live.status,
        started_at: live.started_at,
        due_at: live.due_at.filter(|_| !paused),
        amber_at: live.amber_at.filter(|_| !paused),
        stopped_at,
        color: color(live, seen_at),
        remaining: live.due_at.filter(|_| live.is_live()).map(|due| remaining(state, clock, seen_at, due)),
        pauses,
        by_hand: live.by_hand,
    }
}

fn color(live: &ClockState, now: Instant) -> ClockColor {
    let passed = |at: Option<Instant>| at.is_some_and(|at| at <= now);
    match live.status {
        ClockStatus::Void => ClockColor::None,
        ClockStatus::Met => ClockColor::Green,
        ClockStatus::Late => ClockColor::Red,
        ClockStatus::Running | ClockStatus::Paused => match live.due_at {
            None => ClockColor::None,
            Some(_) if live.red || passed(live.due_at) => ClockColor::Red,
            Some(_) if live.amber || passed(live.amber_at) => ClockColor::Amber,
            Some(_) => ClockColor::Green,
        },
    }
}

fn remaining(state: &State, clock: &Clock, now: Instant, due: Instant) -> i64 {
    let elapsed = due.0 - now.0;
    let target = clock.target.of(state.priority.is);
    let calendar = state.calendar_for(clock.calendar.as_deref());
    match (target.map(Counts::of), calendar) {
        (Some(Counts::WorkingTime), Some(calendar)) => {
            let working = business_micros_between(calendar, now, due).unwrap_or(elapsed.abs());
            if elapsed < 0 { -working } else { working }
        }
        _ => elapsed,
    }
}

/// The deadline of a clock with how it came about, its pauses among the pieces; of one that stands still, as if it went
/// on now. `None` without one, and where what it was worked out from is gone or has changed since it stopped.
pub fn clock_derivation(definition: &Definition, state: &State, name: &str, now: Instant) -> Option<Due> {
    let live = state.clocks.get(name)?;
    let (clock, _) = find(definition, name)?;
    let due_at = live.due_at?;
    if live.by_hand {
        return Some(deadline::set_by_hand(live.started_at, due_at));
    }
    let facts = Facts::new(definition, state);
    let mut pauses = pauses(clock, state, live.started_at, live.stopped_at);
    let open = pauses.last_mut().filter(|last| last.until.is_none());
    let stands_still = open.is_some() && live.status == ClockStatus::Paused;
    if let Some(open) = open {
        open.until = stands_still.then_some(now);
    }
    let due = deadline::due_of_clock(clock, &clock.target, &facts, (live.started_at, &pauses))?;
    (stands_still || due.at == due_at).then_some(due)
}

/// When the clock stood still since it began, in order and apart; the last may still.
pub(super) fn pauses(clock: &Clock, state: &State, from: Instant, until: Option<Instant>) -> Vec<Pause> {
    use model::definition::PauseWhile;
    if !is_pausable(&clock.target, state) {
        return Vec::new();
    }
    let mut found: Vec<Pause> = Vec::new();
    if clock.pause.contains(&PauseWhile::Client) {
        for (place, held) in state.custody.iter().enumerate() {
            if held.by == super::HeldBy::Client {
                let until = state.custody.get(place + 1).map(|next| next.at).or(state.ended_at);
                found.push(Pause { from: held.at, until });
            }
        }
    }
    if clock.pause.contains(&PauseWhile::Paused) {
        found.extend(
            state.pauses.iter().map(|pause| Pause { until: pause.until.or(state.ended_at), ..*pause }),
        );
    }
    joined(found, from, until)
}

/// A date does not wait.
fn is_pausable(target: &ClockTarget, state: &State) -> bool {
    target.of(state.priority.is).is_some_and(|target| Counts::of(target) != Counts::Nothing)
}

/// Within the span, in order, those that touch as one.
fn joined(mut pauses: Vec<Pause>, from: Instant, until: Option<Instant>) -> Vec<Pause> {
    pauses.sort_unstable();
    let mut joined: Vec<Pause> = Vec::new();
    for pause in pauses {
        let ends = match (pause.until, until) {
            (Some(end), Some(until)) => Some(end.min(until)),
            (end, until) => end.or(until),
        };
        let pause = Pause { from: pause.from.max(from), until: ends };
        if pause.until.is_some_and(|end| end <= pause.from) {
            continue;
        }
        match joined.last_mut() {
            Some(last) if last.until.is_none_or(|end| end >= pause.from) => {
                last.until = last.until.zip(pause.until).map(|(a, b)| a.max(b));
            }
            _ => joined.push(pause),
        }
    }
    joined
}

impl State {
    /// The calendar of that name, else the flow's own.
    pub fn calendar_for(&self, name: Option<&str>) -> Option<&Calendar> {
        let named = name.and_then(|name| self.calendars.get(name));
        named.or(self.calendar.as_ref()).map(AsRef::as_ref)
    }
}
