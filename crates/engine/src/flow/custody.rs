//! Custody: who holds the work, since when, and how long each party has held it (engine.md, "Custody").
//! Never here: events; those follow in `decide::priority`.

use super::{Assignment, State, Status, StepState, place::find};
use crate::calendar::{Calendar, business_micros_between};
use model::{
    Definition, Instant,
    definition::{Kind, Party, Step},
};
use serde::{Deserialize, Serialize};

/// Who holds the work: the first of these that has an open step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    Us,
    ThirdParty,
    Client,
    Waiting,
}

impl From<Party> for HeldBy {
    fn from(party: Party) -> Self {
        match party {
            Party::Us => Self::Us,
            Party::ThirdParty => Self::ThirdParty,
            Party::Client => Self::Client,
        }
    }
}

/// From when on. In JSON `["us", 1773648000000000]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(HeldBy, Instant)", into = "(HeldBy, Instant)")]
pub struct Held {
    pub by: HeldBy,
    pub at: Instant,
}

impl From<(HeldBy, Instant)> for Held {
    fn from((by, at): (HeldBy, Instant)) -> Self {
        Self { by, at }
    }
}

impl From<Held> for (HeldBy, Instant) {
    fn from(held: Held) -> Self {
        (held.by, held.at)
    }
}

/// A time in which something stood still; without an end it still does. In JSON `[from, until]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(Instant, Option<Instant>)", into = "(Instant, Option<Instant>)")]
pub struct Pause {
    pub from: Instant,
    pub until: Option<Instant>,
}

impl From<(Instant, Option<Instant>)> for Pause {
    fn from((from, until): (Instant, Option<Instant>)) -> Self {
        Self { from, until }
    }
}

impl From<Pause> for (Instant, Option<Instant>) {
    fn from(pause: Pause) -> Self {
        (pause.from, pause.until)
    }
}

/// Times in microseconds; they add up to the time from the start to the end, or to now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CustodyTotals {
    /// With us inside business hours, and outside them.
    pub us_inside: i64,
    pub us_outside: i64,
    pub client: i64,
    pub third_party: i64,
    pub waiting: i64,
}

impl CustodyTotals {
    pub fn us(&self) -> i64 {
        self.us_inside + self.us_outside
    }

    pub fn whole(&self) -> i64 {
        self.us() + self.client + self.third_party + self.waiting
    }

    fn add(&mut self, span: Span, calendar: &Calendar) {
        let micros = span.until.0 - span.from.0;
        match span.by {
            HeldBy::Us => {
                let inside = business_micros_between(calendar, span.from, span.until).unwrap_or(0);
                self.us_inside += inside;
                self.us_outside += micros - inside;
            }
            HeldBy::Client => self.client += micros,
            HeldBy::ThirdParty => self.third_party += micros,
            HeldBy::Waiting => self.waiting += micros,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Custody {
    /// `None` once it is over, and before it begins.
    pub held_by: Option<HeldBy>,
    /// Since when `held_by` has it without a break.
    pub since: Option<Instant>,
    pub totals: CustodyTotals,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    from: Instant,
    until: Instant,
    by: HeldBy,
}

/// Who has held the flow how long up to `now`. `calendar` tells inside from outside hours: the flow's own
/// ([`State::calendar`]), else the organisation's.
pub fn custody(definition: &Definition, state: &State, now: Instant, calendar: &Calendar) -> Custody {
    let Some(started_at) = state.started_at else { return summed(&[], None, calendar) };
    let end = state.ended_at.unwrap_or(now).max(started_at);
    let known_from = state.custody.first().map_or(end, |first| first.at);
    let mut spans = unrecorded(definition, state, started_at, known_from);
    for (place, held) in state.custody.iter().enumerate() {
        let until = state.custody.get(place + 1).map_or(end, |next| next.at);
        spans.push(Span { from: held.at.min(until), until, by: held.by });
    }
    summed(&spans, held_by(definition, state), calendar)
}

/// The same of one step: the time in which it was open, attempt by attempt. The owner finding people is us.
pub fn step_custody(
    definition: &Definition,
    state: &State,
    step: &str,
    now: Instant,
    calendar: &Calendar,
) -> Custody {
    let spans = spans_of_step(definition, state, step, now);
    let open = state.steps.get(step).is_some_and(|step| step.is_open()) && state.status != Status::Unborn;
    let last = spans.last().filter(|_| open).map(|span| span.by);
    summed(&spans, last, calendar)
}

fn summed(spans: &[Span], held_by: Option<HeldBy>, calendar: &Calendar) -> Custody {
    let mut totals = CustodyTotals::default();
    for span in spans {
        totals.add(*span, calendar);
    }
    let theirs = spans.iter().rev().take_while(|span| Some(span.by) == held_by);
    Custody { held_by, since: theirs.last().map(|span| span.from), totals }
}

/// Who holds the flow as it stands; `None` once it has ended.
pub(super) fn held_by(definition: &Definition, state: &State) -> Option<HeldBy> {
    match state.status {
        Status::Paused => return Some(HeldBy::Waiting),
        Status::Running => {}
        Status::Unborn | Status::Completed | Status::Cancelled => return None,
    }
    let by_people = state.assignments.values().map(|open| party(definition, open)).min();
    if by_people == Some(HeldBy::Us) {
        return by_people;
    }
    let open = state.steps.iter().filter(|(_, step)| step.is_open());
    let alone = open.filter_map(|(key, step)| held_alone(definition, state, key, step));
    Some(alone.chain(by_people).min().unwrap_or(HeldBy::Us))
}

/// Of an open step that waits for its people or for the owner, or that nobody does.
fn held_alone(definition: &Definition, state: &State, key: &str, step: &StepState) -> Option<HeldBy> {
    if !step.waits.is_empty() || step.is_stalled() {
        return Some(HeldBy::Us);
    }
    if state.assignments.values().any(|open| open.step == key) {
        return None;
    }
    let waits = step.waiting().is_some() || find(definition, key).is_some_and(|step| step.kind == Kind::Wait);
    Some(if waits { HeldBy::Waiting } else { HeldBy::Us })
}

pub(super) fn party(definition: &Definition, open: &Assignment) -> HeldBy {
    definition.role(&open.role).map_or(HeldBy::Us, |role| role.party.into())
}

/// Who held a flow before custody was kept, worked out from the attempts of its steps.
fn unrecorded(definition: &Definition, state: &State, from: Instant, until: Instant) -> Vec<Span> {
    if from >= until {
        return Vec::new();
    }
    let steps = state.steps.keys();
    let spans: Vec<Span> = steps.flat_map(|key| spans_of_step(definition, state, key, until)).collect();
    let ends = spans.iter().flat_map(|span| [span.from, span.until]).chain([from, until]);
    let mut ends: Vec<Instant> = ends.filter(|end| (from..=until).contains(end)).collect();
    ends.sort_unstable();
    ends.dedup();
    let held = |pair: &[Instant]| {
        let covers = |span: &&Span| span.from <= pair[0] && span.until >= pair[1];
        let by = spans.iter().filter(covers).map(|span| span.by).min().unwrap_or(HeldBy::Us);
        Span { from: pair[0], until: pair[1], by }
    };
    ends.windows(2).map(held).collect()
}

fn spans_of_step(definition: &Definition, state: &State, key: &str, now: Instant) -> Vec<Span> {
    let Some(live) = state.steps.get(key) else { return Vec::new() };
    let step = find(definition, key);
    let mut spans = Vec::new();
    for (place, attempt) in live.attempts.iter().enumerate() {
        let is_last = place + 1 == live.attempts.len();
        let end =
            attempt.closed_at.unwrap_or(if is_last && live.is_open() { now } else { attempt.opened_at });
        let end = state.ended_at.map_or(end, |ended| end.min(ended)).max(attempt.opened_at);
        let staffed = attempt.staffed_at.unwrap_or(end).clamp(attempt.opened_at, end);
        let review = attempt.review_at.unwrap_or(end).clamp(staffed, end);
        let unstaffed =
            if step.is_some_and(|step| step.kind == Kind::Wait) { HeldBy::Waiting } else { HeldBy::Us };
        add(&mut spans, state, Span { from: attempt.opened_at, until: staffed, by: unstaffed });
        add(&mut spans, state, Span { from: staffed, until: review, by: of_role(definition, step) });
        add(&mut spans, state, Span { from: review, until: end, by: of_reviewers(definition, step) });
    }
    spans
}

/// In pieces, where the flow was paused meanwhile.
fn add(spans: &mut Vec<Span>, state: &State, span: Span) {
    let mut from = span.from;
    for pause in &state.pauses {
        let until = pause.until.unwrap_or(span.until);
        let (paused, resumed) = (pause.from.clamp(from, span.until), until.clamp(from, span.until));
        spans.push(Span { from, until: paused, by: span.by });
        spans.push(Span { from: paused, until: resumed, by: HeldBy::Waiting });
        from = resumed;
    }
    spans.push(Span { from, ..span });
    spans.retain(|span| span.from < span.until);
}

fn of_role(definition: &Definition, step: Option<&Step>) -> HeldBy {
    let role = step.and_then(|step| definition.role(&step.role));
    role.map_or(HeldBy::Us, |role| role.party.into())
}

fn of_reviewers(definition: &Definition, step: Option<&Step>) -> HeldBy {
    let roles = step.into_iter().flat_map(|step| &step.files).filter_map(|slot| slot.reviewed_by.as_deref());
    let parties = roles.filter_map(|role| definition.role(role)).map(|role| role.party.into());
    parties.min().unwrap_or(HeldBy::Us)
}
