//! Deadlines and moments: words first, the exact instant on hover, the machine's form beside.

use crate::local::Local;
use maud::{Markup, html};
use model::Instant;

/// A deadline of something open.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub at: Instant,
    /// When its clock began; the last fifth of the span is amber.
    pub since: Option<Instant>,
    /// It was given as a day, so no time of day is shown.
    pub whole_day: bool,
}

impl Due {
    pub fn is_late(&self, local: &Local) -> bool {
        self.at < local.now
    }

    /// In the last fifth of its clock.
    pub fn is_soon(&self, local: &Local) -> bool {
        let left = self.at.0 - local.now.0;
        left >= 0 && self.since.is_some_and(|since| left < (self.at.0 - since.0) / 5)
    }

    fn class(&self, local: &Local) -> &'static str {
        match (self.is_late(local), self.is_soon(local)) {
            (true, _) => "due due-late",
            (_, true) => "due due-soon",
            _ => "due",
        }
    }
}

/// "Thursday 16:00, in 2 days".
pub fn due(due: &Due, local: &Local) -> Markup {
    let said = if due.whole_day { local.day(due.at) } else { local.day_and_time(due.at) };
    due_said(due, local, &said)
}

/// The same inside a sentence: "by today 17:30, in 7 h".
pub fn due_within(due: &Due, local: &Local) -> Markup {
    let said = if due.whole_day { local.day_within(due.at) } else { local.day_and_time_within(due.at) };
    due_said(due, local, &said)
}

fn due_said(due: &Due, local: &Local, said: &str) -> Markup {
    html! {
        time class=(due.class(local)) datetime=(due.at) title=(local.exact(due.at)) {
            (said) i { ", " } small { (local.distance(due.at)) }
        }
    }
}

/// A moment standing alone: "Today 10:20", "Monday 11:30", "4 March".
pub fn moment(at: Instant, local: &Local) -> Markup {
    time(at, local, &local.day_and_time(at))
}

/// A moment inside a sentence: "since today 10:20".
pub fn moment_within(at: Instant, local: &Local) -> Markup {
    time(at, local, &local.day_and_time_within(at))
}

/// How long something lasts, inside a sentence: where that is the end of a day, the day alone.
pub fn until_within(at: Instant, local: &Local) -> Markup {
    time(at, local, &local.until_within(at))
}

/// A moment in a feed: "10:20" today, else "12 March 10:20".
pub fn moment_short(at: Instant, local: &Local) -> Markup {
    let said = if local.days_from_today(at) == 0 { local.time(at) } else { local.date_and_time(at) };
    time(at, local, &said)
}

fn time(at: Instant, local: &Local, said: &str) -> Markup {
    html! { time datetime=(at) title=(local.exact(at)) { (said) } }
}
