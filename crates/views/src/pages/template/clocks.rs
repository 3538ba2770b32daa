//! Clocks and the rules of priority, in words.

use super::outline::Outline;
use crate::{part::span_said, words};
use maud::{Markup, html};
use model::definition::{Clock, ClockTarget, Moment, PauseWhile, Trigger};

impl Outline<'_> {
    pub(super) fn clocks(&self) -> Markup {
        let (definition, texts) = (self.definition, self.texts);
        html! {
            @if !definition.clocks.is_empty() {
                section aria-labelledby="clocks" {
                    h2 #clocks."text-lg"."font-semibold" { (texts.template_clocks()) }
                    ul."mt-2"."flex"."flex-col"."gap-4" { @for clock in &definition.clocks { li { (self.clock(clock)) } } }
                }
            }
            @if !definition.priority.is_empty() {
                section aria-labelledby="priority" {
                    h2 #priority."text-lg"."font-semibold" { (texts.template_priority()) }
                    ol."mt-2"."flex"."flex-col"."gap-1" {
                        @for rule in &definition.priority {
                            li { (texts.template_priority_rule(self.condition(&rule.condition), words::priority(rule.is, texts))) }
                        }
                    }
                }
            }
        }
    }

    fn clock(&self, clock: &Clock) -> Markup {
        html! {
            p."font-medium"."wrap-anywhere" { (clock.name) }
            p."text-sm"."text-muted" { (self.promise(clock).join(" · ")) }
            @for line in self.course(clock) { p."text-sm"."text-muted" { (line) } }
        }
    }

    /// From where to where, and how long.
    fn promise(&self, clock: &Clock) -> Vec<String> {
        let texts = self.texts;
        let events = |all: &[Trigger]| -> Vec<String> { all.iter().map(|one| self.event(one)).collect() };
        let starts = words::one_of(&events(&clock.starts), texts);
        let span = match (clock.each_stage, clock.first) {
            (true, _) => texts.template_clock_each_stage().to_owned(),
            (_, true) => texts.template_clock_span(starts, words::one_of(&events(&clock.stops), texts)),
            _ => texts.template_clock_span(starts, words::all_of(&events(&clock.stops), texts)),
        };
        let mut said = vec![span, texts.template_clock_target(self.by_priority(&clock.target))];
        if let Some(amber) = &clock.amber {
            said.push(texts.template_clock_amber(self.by_priority(amber)));
        }
        if let Some(calendar) = &clock.calendar {
            said.push(texts.template_calendar(calendar));
        }
        said
    }

    /// When it stands still, and what it sets off.
    fn course(&self, clock: &Clock) -> Vec<String> {
        let texts = self.texts;
        let pause = |pause: &PauseWhile| match pause {
            PauseWhile::Client => texts.template_clock_pause_client().to_owned(),
            PauseWhile::Paused => texts.template_clock_pause_paused().to_owned(),
        };
        let mut lines: Vec<String> = clock.pause.iter().map(pause).collect();
        lines.extend(clock.on_amber.iter().map(|action| texts.template_clock_on_amber(self.action(action))));
        lines.extend(clock.on_red.iter().map(|action| texts.template_clock_on_red(self.action(action))));
        lines.extend(self.escalations(&clock.escalate));
        let target = self.definition.targets.iter().find(|target| target.clock == clock.key);
        lines.extend(target.map(|target| texts.template_clock_met(target.met_percent)));
        lines
    }

    fn by_priority(&self, target: &ClockTarget) -> String {
        let each = target.0.iter();
        if let [(_, only)] = each.clone().collect::<Vec<_>>().as_slice() {
            return self.target(only);
        }
        let said: Vec<String> = each
            .map(|(priority, target)| {
                let priority = words::priority(*priority, self.texts);
                self.texts.template_clock_by_priority(priority, self.target(target))
            })
            .collect();
        said.join(", ")
    }

    fn event(&self, trigger: &Trigger) -> String {
        let (definition, texts) = (self.definition, self.texts);
        let stage = |key: &String| {
            let stage = definition.stages.iter().find(|stage| stage.key == *key);
            words::quoted(stage.map_or(key, |stage| &stage.name), texts)
        };
        let step = |key: &String| {
            let step = definition.step(key);
            words::quoted(&step.map_or_else(|| key.clone(), |step| self.said(&step.title)), texts)
        };
        match trigger {
            Trigger::FlowStarted => texts.template_event_flow_started().to_owned(),
            Trigger::FlowEnded => texts.template_event_flow_ended().to_owned(),
            Trigger::StageStarted(key) => texts.template_event_stage_started(stage(key)),
            Trigger::StageFinished(key) => texts.template_event_stage_finished(stage(key)),
            Trigger::Milestone(key) => texts.template_event_milestone(self.milestone_name(key)),
            Trigger::Step { step: key, moment } => match moment {
                Moment::Opened => texts.template_event_opened(step(key)),
                Moment::Done => texts.template_event_done(step(key)),
                Moment::Approved => texts.template_event_approved(step(key)),
                Moment::Denied => texts.template_event_denied(step(key)),
                Moment::SentBack => texts.template_event_sent_back(step(key)),
                Moment::Skipped => texts.template_event_skipped(step(key)),
            },
            Trigger::Idle { step: key, after } => {
                texts.template_event_idle(span_said(*after, texts), step(key))
            }
            Trigger::Signal(name) => texts.template_event_signal(words::quoted(name, texts)),
        }
    }

    fn milestone_name(&self, key: &str) -> String {
        let milestones = self.definition.stages.iter().flat_map(model::definition::Stage::milestones);
        let named = milestones.into_iter().find(|milestone| milestone.key == key);
        words::quoted(named.map_or(key, |milestone| &milestone.name), self.texts)
    }
}
