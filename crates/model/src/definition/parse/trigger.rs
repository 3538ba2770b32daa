//! Named events that clocks start and stop at: `flow.started`, `review.finished`, `approve.done`.

use super::{
    Reading,
    declare::{Declared, DeclaredStep},
    map::{At, meant},
    node::quoted,
    route::{Relation, Route},
};
use crate::{
    definition::{Kind, Moment, Trigger, language::MOMENTS},
    limits::ACTIONS_MAX,
    names::nearest,
    path::is_name,
    target::Span,
};

const EXPECTED: &str = "an event such as `flow.started`, `review.finished`, `milestone.live`, `approve.done` or \
     `signal.payment_received`";

pub(super) fn triggers(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Trigger> {
    let list = at.one_or_list(reading);
    if list.is_empty() || list.len() > ACTIONS_MAX {
        at.problem(reading, format!("{} events", list.len()), format!("1 to {ACTIONS_MAX}"));
    }
    list.iter().filter_map(|at| trigger(at, reading)).collect()
}

fn trigger(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Trigger> {
    let words = at.words(reading)?;
    let (event, span) = words.split_once(' ').map_or((words, None), |(event, span)| (event, Some(span)));
    let Some((owner, moment)) = event.split_once('.') else {
        at.problem(reading, quoted(words), EXPECTED);
        return None;
    };
    let found = match owner {
        "flow" => flow(moment),
        "milestone" => milestone(moment, reading.declared),
        "signal" if is_name(moment) => Ok(Trigger::Signal(moment.to_owned())),
        "signal" => Err(unknown(event, "`signal.` and a name of a-z, 0-9 and `_`")),
        _ => of_stage_or_step(owner, moment, span, reading.declared),
    };
    match (found, span) {
        (Ok(idle @ Trigger::Idle { .. }), _) => Some(idle),
        (Ok(trigger), None) => Some(trigger),
        (Ok(_), Some(_)) => {
            at.problem(reading, quoted(words), format!("`{event}` alone"));
            None
        }
        (Err((what, expected)), _) => {
            at.problem(reading, what, expected);
            None
        }
    }
}

type Found = Result<Trigger, (String, String)>;

fn unknown(event: &str, expected: impl Into<String>) -> (String, String) {
    (format!("no event {}", quoted(event)), expected.into())
}

fn flow(moment: &str) -> Found {
    match moment {
        "started" => Ok(Trigger::FlowStarted),
        "ended" => Ok(Trigger::FlowEnded),
        _ => Err(unknown(&format!("flow.{moment}"), meant_of("flow", moment, &["started", "ended"]))),
    }
}

/// `flow.started`, with the word that was meant.
fn meant_of(owner: &str, moment: &str, known: &[&str]) -> String {
    let written = |moment: &str| format!("{owner}.{moment}");
    match nearest(moment, known.iter().copied()) {
        Some(near) => format!("`{}`", written(near)),
        None => {
            let all: Vec<String> = known.iter().map(|moment| written(moment)).collect();
            crate::definition::language::listed(&all.iter().map(String::as_str).collect::<Vec<_>>())
        }
    }
}

fn milestone(key: &str, declared: &Declared) -> Found {
    if declared.milestones.contains_key(key) {
        return Ok(Trigger::Milestone(key.to_owned()));
    }
    let known: Vec<&str> = declared.milestones.keys().map(String::as_str).collect();
    let expected = if known.is_empty() { "a milestone under `steps`".to_owned() } else { meant(key, &known) };
    Err((format!("no milestone {}", quoted(key)), expected))
}

/// Stages and steps may share a name: the moment tells which is meant.
fn of_stage_or_step(owner: &str, moment: &str, span: Option<&str>, declared: &Declared) -> Found {
    let (stage, step) = (declared.stages.contains_key(owner), declared.steps.get(owner));
    let event = format!("{owner}.{moment}");
    match (moment, step) {
        ("started", _) if stage => Ok(Trigger::StageStarted(owner.to_owned())),
        ("finished", _) if stage => Ok(Trigger::StageFinished(owner.to_owned())),
        ("idle", Some(step)) => idle(owner, step, span),
        (_, Some(step)) => match MOMENTS.get(moment) {
            Some(moment) if may_come(moment, step) => Ok(Trigger::Step { step: owner.to_owned(), moment }),
            _ => Err(unknown(&event, meant_of(owner, moment, &moments_of(step)))),
        },
        (_, None) if stage => Err(unknown(&event, meant_of(owner, moment, &["started", "finished"]))),
        (_, None) => Err(nothing_called(owner, moment, declared)),
    }
}

fn may_come(moment: Moment, step: &DeclaredStep) -> bool {
    let decided = matches!(moment, Moment::Approved | Moment::Denied | Moment::SentBack);
    !decided || step.kind.is_none_or(|kind| kind == Kind::Approval)
}

fn moments_of(step: &DeclaredStep) -> Vec<&'static str> {
    let all = MOMENTS.now.iter().filter(|(_, moment)| may_come(*moment, step)).map(|(word, _)| *word);
    all.chain(step.kind.is_none_or(Kind::is_human).then_some("idle 2 business days")).collect()
}

fn idle(key: &str, step: &DeclaredStep, span: Option<&str>) -> Found {
    if !step.kind.is_none_or(Kind::is_human) {
        return Err((format!("`{key}.idle`: nobody does `{key}`"), "a step that people do".to_owned()));
    }
    let expected = || format!("how long, for example `{key}.idle 2 business days`");
    let Some(span) = span else {
        return Err((format!("`{key}.idle` that does not say how long"), expected()));
    };
    let after = Span::parse(span).map_err(|_| (quoted(span), expected()))?;
    Ok(Trigger::Idle { step: key.to_owned(), after })
}

fn nothing_called(owner: &str, moment: &str, declared: &Declared) -> (String, String) {
    let stages = declared.stages.keys().map(String::as_str);
    let known =
        stages.chain(declared.steps.keys().map(String::as_str)).chain(["flow", "signal", "milestone"]);
    let what = format!("`{owner}.{moment}`: no stage and no step is called `{owner}`");
    let expected =
        nearest(owner, known).map_or_else(|| EXPECTED.to_owned(), |near| format!("`{near}.{moment}`"));
    (what, expected)
}

/// Whether the second event may come after the first in some course of the flow.
pub(super) fn may_follow(stop: &Trigger, start: &Trigger, declared: &Declared) -> bool {
    if *stop == Trigger::FlowStarted || *start == Trigger::FlowEnded {
        return false;
    }
    let (Some((stop_at, stop_edge)), Some((start_at, start_edge))) =
        (edge_of(stop, declared), edge_of(start, declared))
    else {
        return true;
    };
    if stop_at.repeats_with(start_at) {
        return true;
    }
    match stop_at.relation_to(start_at) {
        Relation::After if start_at.holds(stop_at) => start_edge != Edge::End,
        Relation::Before if stop_at.holds(start_at) => stop_edge != Edge::Begin,
        Relation::After | Relation::Beside => true,
        Relation::Same => stop_edge > start_edge,
        Relation::Before | Relation::Apart => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Begin,
    End,
}

/// Where it happens; nothing for what may happen at any time, and for sending back, which any event may follow.
fn edge_of<'d>(trigger: &Trigger, declared: &'d Declared) -> Option<(&'d Route, Edge)> {
    match trigger {
        Trigger::StageStarted(key) => Some((declared.stages.get(key)?, Edge::Begin)),
        Trigger::StageFinished(key) => Some((declared.stages.get(key)?, Edge::End)),
        Trigger::Milestone(key) => Some((declared.milestones.get(key)?, Edge::End)),
        Trigger::Step { step, moment } => {
            let edge = match moment {
                Moment::Opened => Edge::Begin,
                Moment::SentBack => return None,
                _ => Edge::End,
            };
            Some((&declared.steps.get(step)?.route, edge))
        }
        Trigger::FlowStarted | Trigger::FlowEnded | Trigger::Idle { .. } | Trigger::Signal(_) => None,
    }
}
