//! What was promised and how it stands; who held the work how long.

use super::{Case, deadline};
use engine::flow::{self, ClockStatus, ClockView, Custody, Status, clock_derivation};
use model::{
    Instant,
    definition::{Clock, Trigger},
};
use views::{
    part::{ClockColor, ClockLine, ClockState, Derivation, TimeWent},
    paths,
};

const MINUTE: i64 = 60_000_000;

impl Case<'_> {
    pub fn clocks(&self, now: Instant) -> Vec<ClockLine> {
        let views = flow::clocks(self.definition, self.state, now).into_iter();
        let stage = |key: &str| self.definition.stages.iter().find(|stage| stage.key == key);
        views
            .map(|view| ClockLine {
                state: state(&view),
                derivation: self.clock_derivation(&view, now),
                change: self
                    .may_change(&view)
                    .then(|| paths::clock_deadline(self.state.flow.as_str(), &view.key)),
                stage: view.stage.as_deref().and_then(stage).map(|stage| stage.name.clone()),
                name: view.name,
            })
            .collect()
    }

    fn may_change(&self, view: &ClockView) -> bool {
        self.runs() && self.state.status == Status::Running && view.status == ClockStatus::Running
    }

    /// Only of one that runs: why it was due once does not help any more.
    fn clock_derivation(&self, view: &ClockView, now: Instant) -> Option<Derivation> {
        view.due_at.filter(|_| view.status == ClockStatus::Running && !view.by_hand)?;
        let due = clock_derivation(self.definition, self.state, &view.key, now)?;
        let key = view.key.split('@').next()?;
        let clock = self.definition.clocks.iter().find(|clock| clock.key == key)?;
        let target = clock.target.of(self.state.priority.is)?.clone();
        Some(Derivation {
            hangs_on: self.hangs_on(&target),
            target,
            started_by: self.clock_started_by(clock),
            started: due.derivation.first().map_or(view.started_at, |first| first.from),
            due: due.at,
            calendar: deadline::view(self.state.calendar_for(clock.calendar.as_deref())?),
            if_missed: None,
            parts: due.derivation.into_iter().map(deadline::part).collect(),
        })
    }

    fn clock_started_by(&self, clock: &Clock) -> String {
        match clock.starts.as_slice() {
            [Trigger::FlowStarted] => self.texts.due_start_flow().to_owned(),
            _ => self.texts.clock_started().to_owned(),
        }
    }
}

fn state(view: &ClockView) -> ClockState {
    let stopped = view.stopped_at.unwrap_or(view.started_at);
    match (view.status, view.due_at) {
        (ClockStatus::Met, _) => ClockState::Met { at: stopped },
        (ClockStatus::Late, _) => ClockState::Late { at: stopped },
        (ClockStatus::Void, _) => ClockState::Void,
        (ClockStatus::Paused, _) => match view.remaining {
            Some(left) => ClockState::Paused { left: left.div_euclid(MINUTE) },
            None => ClockState::WithoutDate,
        },
        (ClockStatus::Running, None) => ClockState::WithoutDate,
        (ClockStatus::Running, Some(due)) => ClockState::Running { due, color: color(view) },
    }
}

fn color(view: &ClockView) -> ClockColor {
    match view.color {
        flow::ClockColor::Red => ClockColor::Red,
        flow::ClockColor::Amber => ClockColor::Amber,
        flow::ClockColor::Green | flow::ClockColor::None => ClockColor::Green,
    }
}

/// `None` in the first minute: nothing went anywhere yet.
pub fn went(custody: &Custody, since: Option<Instant>) -> Option<TimeWent> {
    let (totals, minutes) = (custody.totals, |micros: i64| micros / MINUTE);
    (totals.whole() >= MINUTE).then_some(TimeWent {
        since: since?,
        client: minutes(totals.client),
        us: minutes(totals.us_inside),
        us_outside_hours: minutes(totals.us_outside),
        third_party: minutes(totals.third_party),
        waiting: minutes(totals.waiting),
    })
}
