//! What time did: reminders, escalations, clocks and priority, in sentences that stand beside what a person did.

use super::{role_name, with_words};
use crate::shape::Case;
use engine::flow::event;
use engine::flow::{Event, PriorityCause, Subject};
use model::definition::Action;
use views::words;

pub(super) fn sentence(case: &Case<'_>, event: &Event) -> Option<String> {
    let texts = case.texts;
    let title = |step: &str| case.quoted(&case.title_of(step));
    Some(match event {
        Event::Reminded(event::Reminded { step, .. }) => texts.log_reminded(title(step)),
        Event::Escalated { on, action, nobody: true, .. } => return told_the_owner(case, on, action),
        Event::Escalated { on, action, .. } => return escalated(case, on, action),
        Event::StepReassigned(event::StepReassigned { step, role, .. }) => {
            texts.log_given_to_role(role_name(case, role), title(step))
        }
        Event::Active { step, .. } => texts.log_active(title(step)),
        Event::WentIdle { step, after, .. } => texts.log_went_idle(words::span(*after, texts), title(step)),
        Event::PriorityChanged { priority, cause, reason, .. } => {
            let priority = words::priority(*priority, texts);
            let said = match cause {
                PriorityCause::Hand => texts.log_priority_set(priority),
                PriorityCause::Rule | PriorityCause::Escalation => texts.log_priority(priority),
            };
            with_words(said, reason.as_ref(), texts)
        }
        of_clock => return sentence_of_clock(case, of_clock),
    })
}

fn sentence_of_clock(case: &Case<'_>, event: &Event) -> Option<String> {
    let texts = case.texts;
    let name = |clock: &str| clock_name(case, clock);
    Some(match event {
        Event::ClockStarted { clock, .. } => texts.log_clock_started(name(clock)),
        Event::ClockMoved(event::ClockMoved { clock, by_hand: true, reason, .. }) => {
            with_words(texts.log_clock_set(name(clock)), reason.as_ref(), texts)
        }
        Event::ClockMoved(event::ClockMoved { clock, .. }) => texts.log_clock_moved(name(clock)),
        Event::ClockPaused { clock, .. } => texts.log_clock_paused(name(clock)),
        Event::ClockResumed { clock, .. } => texts.log_clock_resumed(name(clock)),
        Event::ClockStopped { clock, in_time: true, .. } => texts.log_clock_met(name(clock)),
        Event::ClockStopped { clock, .. } => texts.log_clock_late(name(clock)),
        Event::ClockReopened(event) => texts.log_clock_reopened(name(&event.clock)),
        Event::ClockVoided { clock, .. } => texts.log_clock_voided(name(clock)),
        Event::ClockAmber { clock, .. } => texts.log_clock_amber(name(clock)),
        Event::ClockRed { clock, .. } => texts.log_clock_red(name(clock)),
        _ => return None,
    })
}

/// What its own events tell is left to them.
fn escalated(case: &Case<'_>, on: &Subject, action: &Action) -> Option<String> {
    let (texts, of) = (case.texts, subject(case, on));
    match action {
        Action::Remind => Some(texts.log_reminded(of)),
        Action::Notify(role) => Some(texts.log_notified(of, role_name(case, role))),
        Action::Start(template) => Some(texts.log_escalation_start(of, template.as_str())),
        Action::Reassign(_) | Action::Raise(_) => None,
    }
}

/// Nobody plays the role that should have heard of it, or got the work.
fn told_the_owner(case: &Case<'_>, on: &Subject, action: &Action) -> Option<String> {
    let (texts, of) = (case.texts, subject(case, on));
    match action {
        Action::Notify(role) => Some(texts.log_notified_nobody(of, role_name(case, role))),
        Action::Reassign(role) => Some(texts.log_given_to_nobody(of, role_name(case, role))),
        Action::Remind | Action::Start(_) | Action::Raise(_) => None,
    }
}

fn subject(case: &Case<'_>, on: &Subject) -> String {
    match on {
        Subject::Step { step, .. } => case.quoted(&case.title_of(step)),
        Subject::Clock(clock) => clock_name(case, clock),
    }
}

/// The clock's name, with its stage where one runs in each.
fn clock_name(case: &Case<'_>, clock: &str) -> String {
    let (key, stage) = clock.split_once('@').map_or((clock, None), |(key, stage)| (key, Some(stage)));
    let named = case.definition.clocks.iter().find(|one| one.key == key);
    let name = named.map_or(key, |one| one.name.as_str());
    match stage {
        Some(stage) => case.texts.log_clock_in_stage(case.quoted(name), super::stage_name(case, stage)),
        None => case.quoted(name),
    }
}
