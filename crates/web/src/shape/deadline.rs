//! Why a deadline is when it is, as the engine worked it out.

use super::Case;
use engine::{
    calendar::{Calendar, Entry, Why as Engine},
    flow::{Attempt, running_due},
};
use model::{DataPath, Field, Instant, definition::Step, target::Target};
use views::part::{CalendarView, Derivation, DerivationPart, WeekHours, Why};

impl Case<'_> {
    /// Of the deadline that runs for an open step; `None` where there is none, or it cannot be told any more.
    pub fn derivation(&self, step: &Step) -> Option<Derivation> {
        let due = running_due(self.definition, self.state, &step.key)?;
        let target = step.due.clone()?;
        let attempt = self.live(&step.key)?.current()?;
        let started = attempt.staffed_at?;
        Some(Derivation {
            hangs_on: self.hangs_on(&target),
            target,
            started_by: self.started_by(step, attempt, started),
            // A deadline counted back from a date lies before or after its start; the parts span both.
            started: due.derivation.first().map_or(started, |first| first.from.min(started)),
            due: due.at,
            calendar: view(self.state.calendar.as_deref()?),
            if_missed: self.step_custody(step).who.map(|who| self.texts.due_missed_told(who)),
            parts: due.derivation.into_iter().map(part).collect(),
        })
    }

    pub(super) fn hangs_on(&self, target: &Target) -> Option<String> {
        match target {
            Target::At(path) | Target::Before { data: path, .. } => Some(self.data_name(path)),
            Target::In(_) | Target::BusinessDay { .. } => None,
        }
    }

    /// A datum as its question calls it.
    fn data_name(&self, path: &DataPath) -> String {
        let asked = |form: &[Field], key: &str| {
            form.iter().find(|field| field.key == key).map(|field| self.say(&field.label))
        };
        let found = match path {
            DataPath::Start(key) => asked(&self.definition.start.form, key),
            DataPath::Step { step, field } => {
                self.definition.step(step).and_then(|step| asked(&step.form, field))
            }
            DataPath::Record(field) => Some(field.replace('_', " ")),
            _ => None,
        };
        found.unwrap_or_else(|| path.to_string())
    }

    /// What let its clock begin.
    fn started_by(&self, step: &Step, attempt: &Attempt, started: Instant) -> String {
        let texts = self.texts;
        if attempt.documents_only {
            return texts.due_start_returned().to_owned();
        }
        if started != attempt.opened_at {
            return texts.due_start_staffed().to_owned();
        }
        if attempt.number > 1 {
            return texts.due_start_again().to_owned();
        }
        if self.state.started_at == Some(started) {
            return texts.due_start_flow().to_owned();
        }
        let closed = |other: &&Step| {
            other.key != step.key
                && other.kind.is_human()
                && self.live(&other.key).and_then(|live| live.current()?.closed_at) == Some(started)
        };
        let before = self.definition.steps().into_iter().rfind(closed);
        before.map_or_else(
            || texts.due_start_opened().to_owned(),
            |before| texts.due_start_after(self.title(before)),
        )
    }
}

pub(super) fn part(entry: Entry) -> DerivationPart {
    DerivationPart {
        from: entry.from,
        until: entry.until,
        why: match entry.why {
            Engine::Counted => Why::Counted,
            Engine::OutsideHours => Why::OutsideHours,
            Engine::ClosedDay => Why::ClosedDay,
            Engine::Holiday => Why::Holiday,
            Engine::Paused => Why::Paused,
            Engine::Adjusted => Why::Adjusted,
        },
        // A holiday is written as its date and its name; the date is shown anyway.
        rule: entry.rule.split_once(' ').map_or_else(String::new, |(_, name)| name.to_owned()),
        minutes: entry.minutes,
        day: entry.day,
    }
}

pub fn view(calendar: &Calendar) -> CalendarView {
    let mut hours: Vec<WeekHours> = Vec::new();
    for (day, intervals) in calendar.hours.by_number() {
        let intervals: Vec<String> = intervals.iter().map(ToString::to_string).collect();
        match hours.last_mut() {
            _ if intervals.is_empty() => {}
            Some(last) if last.last + 1 == day && last.intervals == intervals => last.last = day,
            _ => hours.push(WeekHours { first: day, last: day, intervals }),
        }
    }
    CalendarView { name: calendar.name.clone(), zone: calendar.zone.name().to_owned(), hours }
}
