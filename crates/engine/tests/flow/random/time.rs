//! Random deadlines, reminders, escalations, clocks and priorities for a template.

use super::Tape;
use crate::kit::more;
use model::{
    Definition,
    definition::{
        Action, Clock, ClockTarget, Escalation, Item, Moment, Offset, OutcomeRule, PauseWhile, Priority,
        PriorityRule, Reminder, Step, Trigger, WaitFor,
    },
    target::{Span, Target, Unit},
};
use std::collections::{BTreeMap, BTreeSet};

const INSIDE: [&str; 4] = ["officer", "approver", "lead", "analyst"];
const PRIORITIES: [Priority; 4] = [Priority::Low, Priority::Normal, Priority::High, Priority::Urgent];

/// Puts them in, some into every second step.
pub fn add_time(tape: &mut Tape<'_>, definition: &mut Definition) {
    let keys: Vec<String> = definition.steps().iter().map(|step| step.key.clone()).collect();
    let stages: Vec<String> = definition.stages.iter().map(|stage| stage.key.clone()).collect();
    for stage in &mut definition.stages {
        add_to_items(tape, &mut stage.items);
    }
    definition.clocks = (0..tape.below(4)).map(|number| clock(tape, number, (&keys, &stages))).collect();
    if tape.chance(40)
        && let Some(step) = tape.one(&keys)
    {
        definition.priority = vec![
            PriorityRule { condition: more(&step, 2), is: Priority::High },
            PriorityRule { condition: more(&step, 0), is: Priority::Low },
        ];
    }
}

fn add_to_items(tape: &mut Tape<'_>, items: &mut [Item]) {
    for item in items {
        match item {
            Item::Step(step) => add_to_step(tape, step),
            Item::Parallel(parallel) => {
                parallel.branches.iter_mut().for_each(|branch| add_to_items(tape, &mut branch.items));
            }
            Item::Choice(choice) => {
                choice.branches.iter_mut().for_each(|branch| add_to_items(tape, &mut branch.items));
            }
            Item::Repeat(repeat) => add_to_items(tape, &mut repeat.items),
            Item::Milestone(_) => {}
        }
    }
}

fn add_to_step(tape: &mut Tape<'_>, step: &mut Step) {
    if let Some(WaitFor::For(span)) = &mut step.wait {
        *span = self::span(tape);
    }
    if step.kind.is_human() && tape.chance(50) {
        step.due = Some(target(tape));
        step.remind = tape.chance(60).then(|| (0..tape.below(3)).map(|_| reminder(tape)).collect());
        step.escalate = escalations(tape);
    }
    for rule in step.outcomes.values_mut() {
        if let OutcomeRule::Run(items) = rule {
            add_to_items(tape, items);
        }
    }
}

fn span(tape: &mut Tape<'_>) -> Span {
    let units =
        [Unit::Minutes, Unit::Hours, Unit::Hours, Unit::Days, Unit::BusinessHours, Unit::BusinessDays];
    let unit = tape.one(&units).unwrap();
    let most = match unit {
        Unit::Minutes => 600,
        Unit::Hours | Unit::BusinessHours => 40,
        _ => 5,
    };
    Span { count: 1 + u32::try_from(tape.below(most)).unwrap(), unit }
}

fn target(tape: &mut Tape<'_>) -> Target {
    let number = 1 + u32::try_from(tape.below(4)).unwrap();
    let hour = i8::try_from(tape.below(24)).unwrap();
    match tape.below(6) {
        0 => Target::BusinessDay { number, time: jiff::civil::time(hour, 0, 0, 0) },
        1 => Target::Before {
            span: span(tape),
            data: model::DataPath::Flow(model::path::FlowAttribute::StartedAt),
        },
        _ => Target::In(span(tape)),
    }
}

fn offset(tape: &mut Tape<'_>) -> Offset {
    let span = span(tape);
    if tape.chance(40) { Offset::Before(span) } else { Offset::After(span) }
}

fn reminder(tape: &mut Tape<'_>) -> Reminder {
    let every = tape.chance(50).then(|| span(tape));
    let at_most = if every.is_some() { 1 + u32::try_from(tape.below(4)).unwrap() } else { 1 };
    Reminder { at: offset(tape), every, at_most }
}

fn escalations(tape: &mut Tape<'_>) -> Vec<Escalation> {
    (0..tape.below(3)).map(|_| Escalation { at: offset(tape), action: action(tape) }).collect()
}

fn action(tape: &mut Tape<'_>) -> Action {
    let role = tape.one(&INSIDE).unwrap().to_owned();
    match tape.below(6) {
        0 => Action::Notify(role),
        1 | 2 => Action::Reassign(role),
        3 => Action::Raise(tape.one(&PRIORITIES).unwrap()),
        4 => Action::Start("other".to_owned()),
        _ => Action::Remind,
    }
}

fn trigger(tape: &mut Tape<'_>, (keys, stages): (&[String], &[String])) -> Trigger {
    let moments = [
        Moment::Opened,
        Moment::Done,
        Moment::Done,
        Moment::Approved,
        Moment::Denied,
        Moment::SentBack,
        Moment::Skipped,
    ];
    let stage = tape.one(stages).unwrap();
    match (tape.below(8), tape.one(keys)) {
        (0, _) | (_, None) => Trigger::FlowStarted,
        (1, _) => Trigger::FlowEnded,
        (2, _) => Trigger::StageStarted(stage),
        (3, _) => Trigger::StageFinished(stage),
        (4, Some(step)) => Trigger::Idle { step, after: span(tape) },
        (_, Some(step)) => Trigger::Step { step, moment: tape.one(&moments).unwrap() },
    }
}

fn clock(tape: &mut Tape<'_>, number: usize, of: (&[String], &[String])) -> Clock {
    let each_stage = tape.chance(25);
    let bare = each_stage && tape.chance(50);
    let triggers = |tape: &mut Tape<'_>, most| -> Vec<Trigger> {
        if bare { Vec::new() } else { (0..=tape.below(most)).map(|_| trigger(tape, of)).collect() }
    };
    let (starts, stops) = (triggers(tape, 2), triggers(tape, 3));
    let mut by_priority = BTreeMap::from([(Priority::Normal, target(tape))]);
    if tape.chance(50) {
        by_priority.insert(Priority::High, target(tape));
    }
    let pauses = [
        vec![],
        vec![PauseWhile::Client],
        vec![PauseWhile::Paused],
        vec![PauseWhile::Client, PauseWhile::Paused],
    ];
    Clock {
        key: format!("clock_{number}"),
        name: format!("Clock {number}"),
        starts: if starts.is_empty() && !each_stage { vec![Trigger::FlowStarted] } else { starts },
        stops,
        first: tape.chance(25),
        each_stage,
        target: ClockTarget(by_priority),
        amber: tape.chance(60).then(|| ClockTarget(BTreeMap::from([(Priority::Normal, target(tape))]))),
        calendar: None,
        pause: tape.one(&pauses).unwrap().into_iter().collect::<BTreeSet<_>>(),
        on_amber: (0..tape.below(2)).map(|_| action(tape)).collect(),
        on_red: (0..tape.below(3)).map(|_| action(tape)).collect(),
        escalate: escalations(tape),
    }
}
