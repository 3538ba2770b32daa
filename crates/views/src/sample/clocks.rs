//! Samples of clocks in every state, and of where the time went.

use super::{at, deadline, some, text};
use crate::part::{ClockColor, ClockLine, ClockState, TimeWent};

pub(super) fn clock(name: &str, state: ClockState) -> ClockLine {
    ClockLine { name: text(name), stage: None, state, derivation: None, change: None }
}

/// One in each state that a running flow can have.
pub(super) fn clocks() -> Vec<ClockLine> {
    let running = |due: &str, color| ClockState::Running { due: at(due), color };
    let unfolded = ClockLine {
        derivation: Some(deadline::derivation()),
        change: Some(crate::paths::clock_deadline("sample", "all")),
        ..clock("Ten business days in all", running("2026-03-19T16:00:00Z", ClockColor::Green))
    };
    let of_stage = ClockLine {
        stage: some("Decide"),
        ..clock("Word to the client", running("2026-03-17T14:00:00Z", ClockColor::Amber))
    };
    vec![
        clock("First response", ClockState::Met { at: at("2026-03-02T11:10:00Z") }),
        unfolded,
        of_stage,
        clock("Decision", running("2026-03-17T09:30:00Z", ClockColor::Red)),
        clock("Documents", ClockState::Paused { left: 450 }),
        clock("Before the contract ends", ClockState::WithoutDate),
    ]
}

pub(super) fn time_went() -> TimeWent {
    TimeWent {
        since: at("2026-03-02T10:20:00Z"),
        client: 3_990,
        us: 1_380,
        us_outside_hours: 15_990,
        third_party: 240,
        waiting: 0,
    }
}

/// Within its first minute.
pub(super) fn just_begun() -> TimeWent {
    TimeWent { client: 0, us: 0, us_outside_hours: 0, third_party: 0, ..time_went() }
}
