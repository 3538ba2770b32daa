//! What happened, in words, one line for each event that matters to people.

use crate::run::Run;
use engine::flow::event;
use engine::{
    calendar::Calendar,
    flow::{ActionPlace, ClockStatus, Event, Holder, Purpose, Subject, clocks, custody},
};
use model::{
    Id, Instant, Value,
    definition::{Action, Outcome, Priority},
};
use std::fmt::Write;

pub fn diary(run: &Run) -> String {
    let mut text = format!("{}\n\n", run.definition.name);
    for entry in &run.log {
        for event in &entry.events {
            let Some((at, words)) = words(run, event) else { continue };
            writeln!(text, "{}  {words}", local(at.unwrap_or(entry.at))).unwrap();
        }
    }
    text.push('\n');
    for clock in clocks(&run.definition, &run.state, run.now) {
        let status = match clock.status {
            ClockStatus::Met => "met",
            ClockStatus::Late => "late",
            ClockStatus::Void => "void",
            ClockStatus::Running | ClockStatus::Paused => "runs",
        };
        let due = clock.due_at.map_or_else(|| "no deadline".to_owned(), |due| format!("due {}", local(due)));
        writeln!(text, "clock {}: {status}, {due}", clock.key).unwrap();
    }
    let calendar = Calendar::office_hours("Europe/Berlin").unwrap();
    let held = custody(&run.definition, &run.state, run.now, &calendar).totals;
    writeln!(
        text,
        "with us {} in hours and {} outside, client {}, third party {}, waiting {}",
        span(held.us_inside),
        span(held.us_outside),
        span(held.client),
        span(held.third_party),
        span(held.waiting)
    )
    .unwrap();
    text
}

fn local(at: Instant) -> String {
    let local = at.timestamp().in_tz("Europe/Berlin").unwrap();
    local.strftime("%a %d %b %H:%M").to_string()
}

fn span(micros: i64) -> String {
    let minutes = micros / 60_000_000;
    format!("{}h{:02}", minutes / 60, minutes % 60)
}

fn due(at: Option<Instant>) -> String {
    at.map_or_else(String::new, |at| format!(", due {}", local(at)))
}

/// When, where the event says so itself, and what.
fn words(run: &Run, event: &Event) -> Option<(Option<Instant>, String)> {
    let said = match event {
        Event::Started(event::Started { record, .. }) => {
            let name = record.name.value().map(Value::display).unwrap_or_default();
            (None, format!("started for {name}"))
        }
        Event::RoleBound(event::RoleBound { role, persons, group: None, .. }) => {
            (None, format!("{role} is {}", names(persons)))
        }
        Event::StageStarted { stage, at } => (Some(*at), format!("== {stage}")),
        Event::MilestoneReached { milestone, at } => (Some(*at), format!("milestone {milestone}")),
        Event::BranchTaken { choice, branch } => (None, format!("choice at {choice}: branch {branch:?}")),
        Event::JoinPassed { join, branches, at } => {
            (Some(*at), format!("join at {join}: branches {branches:?}"))
        }
        Event::TurnStarted { repeat, turn, at } => (Some(*at), format!("repeat at {repeat}: turn {turn}")),
        Event::RepeatEnded { repeat, turns, .. } => (None, format!("repeat at {repeat}: over after {turns}")),
        Event::PriorityChanged { priority, .. } => (None, format!("priority {}", priority_word(*priority))),
        Event::Held { by, at } => (Some(*at), format!("held by {}", word(by))),
        Event::FlowCompleted { at } => (Some(*at), "completed".to_owned()),
        _ => return of_step(event).or_else(|| of_time(run, event)),
    };
    Some(said)
}

fn of_step(event: &Event) -> Option<(Option<Instant>, String)> {
    let said = match event {
        Event::AssignmentOpened { assignment } => {
            let what = match assignment.purpose {
                Purpose::Act => "to do",
                Purpose::Review => "to review",
                Purpose::Prepare => "to prepare",
            };
            let whose = match &assignment.holder {
                Holder::Person(person) => person.to_string(),
                Holder::Pool { group, .. } => group.clone().unwrap_or_else(|| "all".to_owned()),
            };
            let by = due(assignment.due_at);
            (Some(assignment.opened_at), format!("{} {what}: {whose}{by}", assignment.step))
        }
        Event::Answered(event::Answered { step, by, at, .. }) => (Some(*at), format!("{step} by {by}")),
        Event::Prepared(event::Prepared { step, by, at, .. }) => {
            (Some(*at), format!("{step} prepared by {by}"))
        }
        Event::DocumentDecided(event::DocumentDecided { step, document, by, at, .. }) => {
            (Some(*at), format!("{step}: {document} accepted by {by}"))
        }
        Event::StepFinished { step, outcome, at, .. } => {
            (Some(*at), format!("{step} {}", outcome_word(*outcome)))
        }
        Event::StepSkipped { step, at, .. } => (Some(*at), format!("{step} skipped")),
        Event::StepWithdrawn { step, at, .. } => (Some(*at), format!("{step} withdrawn")),
        Event::MessagePosted { step, role, at, .. } => (Some(*at), format!("{step} reaches {role}")),
        Event::StepReassigned(event::StepReassigned { step, role, members, at, .. }) => {
            let whose = if members.is_empty() { String::new() } else { format!(": {}", names(members)) };
            (Some(*at), format!("{step} goes to {role}{whose}"))
        }
        Event::StepWaits { step, .. } => (None, format!("{step} waits for the owner")),
        Event::WaitStarted(event::WaitStarted { step, at, .. }) => (Some(*at), format!("{step} waits")),
        Event::WaitOver { step, scheduled_at, .. } => (Some(*scheduled_at), format!("{step} is over")),
        _ => return None,
    };
    Some(said)
}

fn of_time(run: &Run, event: &Event) -> Option<(Option<Instant>, String)> {
    let said = match event {
        Event::Overdue { assignment, scheduled_at } => {
            (Some(*scheduled_at), format!("{} overdue", step_of(run, assignment)))
        }
        Event::Reminded(event::Reminded { step, number, scheduled_at, .. }) => {
            (Some(*scheduled_at), format!("{step} reminder {number}"))
        }
        Event::Escalated { on, place, action, scheduled_at, .. } => {
            let on = match on {
                Subject::Step { step, .. } => step.clone(),
                Subject::Clock(clock) => format!("clock {clock}"),
            };
            let place = match place {
                ActionPlace::OnAmber(_) => "at amber",
                ActionPlace::OnRed(_) => "at red",
                ActionPlace::Escalation(_) => "escalates",
            };
            (Some(*scheduled_at), format!("{on} {place}: {}", action_words(action)))
        }
        Event::ClockStarted { clock, plan, at } => {
            let due = plan.due.as_ref().map(|due| due.at);
            (Some(*at), format!("clock {clock} runs{}", self::due(due)))
        }
        Event::ClockPaused { clock, at } => (Some(*at), format!("clock {clock} stands still")),
        Event::ClockResumed { clock, plan, at } => {
            let due = plan.due.as_ref().map(|due| due.at);
            (Some(*at), format!("clock {clock} goes on{}", self::due(due)))
        }
        Event::ClockStopped { clock, in_time, at, .. } => {
            (Some(*at), format!("clock {clock} stops, {}", if *in_time { "in time" } else { "late" }))
        }
        Event::ClockReopened(event) => (Some(event.at), format!("clock {} runs again", event.clock)),
        Event::ClockVoided { clock, at } => (Some(*at), format!("clock {clock} is void")),
        Event::ClockAmber { clock, scheduled_at } => (Some(*scheduled_at), format!("clock {clock} amber")),
        Event::ClockRed { clock, scheduled_at } => (Some(*scheduled_at), format!("clock {clock} red")),
        _ => return None,
    };
    Some(said)
}

/// The assignment is closed by the end; the event that opened it knows.
fn step_of(run: &Run, assignment: &Id) -> String {
    let opened = run.events().find_map(|event| match event {
        Event::AssignmentOpened { assignment: opened } if opened.id == *assignment => Some(&opened.step),
        _ => None,
    });
    opened.cloned().unwrap_or_default()
}

fn names(persons: &[Id]) -> String {
    persons.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn action_words(action: &Action) -> String {
    match action {
        Action::Remind => "remind".to_owned(),
        Action::Notify(role) => format!("notify {role}"),
        Action::Reassign(role) => format!("reassign to {role}"),
        Action::Raise(priority) => format!("priority {}", priority_word(*priority)),
        Action::Start(template) => format!("start {template}"),
    }
}

fn priority_word(priority: Priority) -> String {
    word(&priority)
}

fn outcome_word(outcome: Outcome) -> String {
    word(&outcome)
}

/// As it is written in logs.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().replace('_', " ")
}
