//! A deadline unfolded: the rule, the days it spans, and a sum that adds up.

mod ledger;
mod strip;

pub(crate) use ledger::{span_said, target_said};

use crate::local::{Local, hours};
use maud::{Markup, html};
use model::{Instant, target::Target};
use texts::Texts;

/// Why a deadline is when it is. The parts tile the span from `started` to `due` without gap or overlap.
#[derive(Clone, Debug)]
pub struct Derivation {
    pub target: Target,
    /// What the target hangs on, as people call it: "Contract end".
    pub hangs_on: Option<String>,
    /// "“Identity documents” was finished"
    pub started_by: String,
    pub started: Instant,
    pub due: Instant,
    pub calendar: CalendarView,
    /// "Helen Brandt is told by mail"
    pub if_missed: Option<String>,
    pub parts: Vec<DerivationPart>,
}

/// When the firm works.
#[derive(Clone, Debug)]
pub struct CalendarView {
    /// "London office"; else its zone stands for it.
    pub name: Option<String>,
    /// "Europe/London"
    pub zone: String,
    /// Days with the same hours together: the first, the last (1 is Monday), "09:00-17:00" for each interval.
    pub hours: Vec<WeekHours>,
}

#[derive(Clone, Debug)]
pub struct WeekHours {
    pub first: i8,
    pub last: i8,
    pub intervals: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct DerivationPart {
    pub from: Instant,
    pub until: Instant,
    pub why: Why,
    /// What made it, as the calendar calls it: a holiday's name, hours.
    pub rule: String,
    /// Of this part; the sum of all is the whole span.
    pub minutes: i64,
    /// For business days: how many have come so far, 0 for the day of the start.
    pub day: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Counted,
    OutsideHours,
    ClosedDay,
    Holiday,
    Paused,
    Adjusted,
}

impl Why {
    const ALL: [Self; 6] =
        [Self::Counted, Self::OutsideHours, Self::ClosedDay, Self::Holiday, Self::Paused, Self::Adjusted];

    fn said(self, hours: String, texts: Texts) -> String {
        match self {
            Self::Counted => texts.due_sum_counted(hours),
            Self::OutsideHours => texts.due_sum_outside_hours(hours),
            Self::ClosedDay => texts.due_sum_closed_days(hours),
            Self::Holiday => texts.due_sum_holidays(hours),
            Self::Paused => texts.due_sum_paused(hours),
            Self::Adjusted => texts.due_sum_adjusted(hours),
        }
    }

    /// Said even where it is nothing: that there was none is an answer too.
    fn is_always_said(self) -> bool {
        matches!(self, Self::Counted | Self::Holiday | Self::Paused)
    }
}

impl Derivation {
    /// When the first counted time begins.
    fn counting_from(&self) -> Option<Instant> {
        self.parts.iter().find(|part| part.why == Why::Counted).map(|part| part.from)
    }

    fn minutes(&self, why: Why) -> i64 {
        self.parts.iter().filter(|part| part.why == why).map(|part| part.minutes).sum()
    }
}

/// The whole section, without its heading.
pub fn derivation(derivation: &Derivation, local: &Local) -> Markup {
    laid_out(derivation, local, "grid items-start gap-x-12 gap-y-4 xl:grid-cols-[minmax(0,1fr)_25rem]")
}

/// The same in a narrow column.
pub fn derivation_narrow(derivation: &Derivation, local: &Local) -> Markup {
    laid_out(derivation, local, "grid items-start gap-y-4")
}

fn laid_out(derivation: &Derivation, local: &Local, class: &'static str) -> Markup {
    html! {
        div class=(class) {
            div."min-w-0" {
                (strip::strip(derivation, local))
                p."mt-2.5"."text-sm"."text-muted" { (sum(derivation, local.texts())) }
            }
            (ledger::ledger(derivation, local))
        }
    }
}

/// "168 h in all = 40 h counted + 80 h outside hours + 48 h closed days + 0 h holidays + 0 h paused."
fn sum(derivation: &Derivation, texts: Texts) -> String {
    let part = |why: Why| {
        let minutes = derivation.minutes(why);
        let said = if minutes == 0 { texts.time_hours(0) } else { hours(minutes, texts) };
        (minutes > 0 || why.is_always_said()).then(|| why.said(said, texts))
    };
    let parts: Vec<String> = Why::ALL.into_iter().filter_map(part).collect();
    let wall: i64 = derivation.parts.iter().map(|part| part.minutes).sum();
    texts.due_sum(parts.join(" + "), hours(wall, texts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use texts::Language;

    #[test]
    fn the_sum_adds_up_in_every_language() {
        let derivation = sample::derivation();
        let minutes = |why| derivation.minutes(why);
        let parts: i64 = Why::ALL.into_iter().map(minutes).sum();
        assert_eq!(parts, (derivation.due.0 - derivation.started.0) / 60_000_000);
        let said = |language| sum(&derivation, Texts(language));
        assert_eq!(
            said(Language::En),
            "168 h in all = 40 h counted + 80 h outside hours + 48 h closed days + 0 h holidays + 0 h paused."
        );
        assert!(said(Language::De).contains("40 Std."), "{}", said(Language::De));
    }
}
