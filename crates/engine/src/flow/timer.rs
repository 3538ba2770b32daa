//! Timers: what happens to an open step or a running clock as time passes, the next time of each.
//! Never here: when that is; events say so.

use model::{
    Definition, Instant,
    definition::{Offset, Reminder, Step, Trigger},
    target::{Span, Unit},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Timer {
    pub at: Instant,
    pub what: Scheduled,
}

/// What a timer does; at the same instant in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheduled {
    /// Nobody has done anything at the step for so long.
    Idle { after: Span },
    /// By its place in the step's schedule, the n-th time from 1.
    Remind { reminder: u32, number: u32 },
    /// By its place in the list of the step or clock.
    Escalate { escalation: u32 },
}

/// Whose deadline an escalation belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Step {
        step: String,
        attempt: u32,
    },
    /// As it is named in the state: its key, or `key@stage`.
    Clock(String),
}

/// Which action of a step or clock it is, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionPlace {
    OnAmber(u32),
    OnRed(u32),
    Escalation(u32),
}

const BUSINESS_DAY: Span = Span { count: 1, unit: Unit::BusinessDays };

/// Reminders of a step with a deadline that says nothing about them: one business day before, if that comes after the
/// opening, and on each of the three business days after.
pub fn usual_reminders() -> Vec<Reminder> {
    vec![
        Reminder { at: Offset::Before(BUSINESS_DAY), every: None, at_most: 1 },
        Reminder { at: Offset::After(BUSINESS_DAY), every: Some(BUSINESS_DAY), at_most: 3 },
    ]
}

/// The schedule that counts for a step.
pub(super) fn reminders(step: &Step) -> Cow<'_, [Reminder]> {
    match &step.remind {
        Some(reminders) => Cow::Borrowed(reminders),
        None => Cow::Owned(usual_reminders()),
    }
}

/// Whether some clock waits for this step to be idle.
pub(super) fn watches_idle(definition: &Definition, step: &str) -> bool {
    idle_spans(definition, step).next().is_some()
}

/// How long a step has to be idle for clocks to start or stop.
pub(super) fn idle_spans<'a>(definition: &'a Definition, step: &'a str) -> impl Iterator<Item = Span> + 'a {
    let triggers = definition.clocks.iter().flat_map(|clock| clock.starts.iter().chain(&clock.stops));
    triggers.filter_map(move |trigger| match trigger {
        Trigger::Idle { step: of, after } if of == step => Some(*after),
        _ => None,
    })
}
