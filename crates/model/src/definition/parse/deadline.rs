//! Deadlines, and what happens before and after them: reminders, escalations, actions.

use super::{
    Reading, Scope,
    map::{At, MapAt, meant},
    node::{Content, quoted},
};
use crate::{
    definition::{
        Action, Escalation, Offset, Party, Reminder,
        language::{ACTION, ESCALATION, PRIORITIES, REMINDED, REMINDER},
    },
    limits::{ACTIONS_MAX, REMINDER_TIMES, REMINDER_TIMES_MAX},
    names::{DataType, Names},
    target::{Span, Target},
};

/// What a step says of its deadline.
pub(super) struct Around {
    pub due: Option<Target>,
    pub calendar: Option<String>,
    pub remind: Option<Vec<Reminder>>,
    pub escalate: Vec<Escalation>,
}

pub(super) fn around(map: &MapAt<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Around {
    for word in ["calendar", "remind", "escalate"] {
        if let (Some(at), None) = (map.at(word), map.at("due")) {
            at.problem(reading, format!("`{word}` without a deadline"), "`due` beside it");
        }
    }
    Around {
        due: map.at("due").and_then(|at| target(&at, scope, reading)),
        calendar: map.at("calendar").and_then(|at| at.plain_line(reading)),
        remind: map.at("remind").map(|at| {
            let list = few(&at, "reminders", reading);
            list.iter().filter_map(|at| reminder(at, reading)).collect()
        }),
        escalate: map.at("escalate").map(|at| escalations(&at, reading)).unwrap_or_default(),
    }
}

pub(super) fn target(at: &At<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Option<Target> {
    let words = at.words(reading)?;
    let target = match Target::parse(words) {
        Ok(target) => target,
        Err(wrong) => {
            refuse(at, words, &wrong, reading);
            return None;
        }
    };
    if let Some(path) = target.reads() {
        let written = path.to_string();
        let (owner, name) = written.split_once('.')?;
        match scope.resolve(owner, name) {
            Ok((_, DataType::Date | DataType::Any)) => {}
            Ok((path, of)) => {
                at.problem(reading, format!("`{path}` is {}", of.described()), "a date");
                return None;
            }
            Err(unknown) => {
                at.problem(reading, unknown.what, unknown.expected);
                return None;
            }
        }
    }
    Some(target)
}

pub(super) fn span(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Span> {
    let words = at.words(reading)?;
    read_span(at, words, reading)
}

fn read_span(at: &At<'_>, words: &str, reading: &mut Reading<'_>) -> Option<Span> {
    Span::parse(words).map_err(|wrong| refuse(at, words, &wrong, reading)).ok()
}

/// `wrong` is a sentence that says what was expected.
fn refuse(at: &At<'_>, words: &str, wrong: &str, reading: &mut Reading<'_>) {
    at.problem(reading, quoted(words), wrong.strip_prefix("expected ").unwrap_or(wrong));
}

/// The items of a list that people can still follow.
pub(super) fn few<'n>(at: &At<'n>, what: &str, reading: &mut Reading<'_>) -> Vec<At<'n>> {
    let list = at.list(reading);
    if list.len() > ACTIONS_MAX {
        at.problem(reading, format!("{} {what}", list.len()), format!("at most {ACTIONS_MAX}"));
    }
    list
}

/// `1 business day before`, `2h after`, or a map.
fn reminder(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Reminder> {
    if let Content::Map(_) = at.node.content {
        return repeated_reminder(at, reading);
    }
    let words = at.words(reading)?;
    let offset = match words.rsplit_once(' ') {
        Some((span, "before")) => read_span(at, span, reading).map(Offset::Before),
        Some((span, "after")) => read_span(at, span, reading).map(Offset::After),
        _ => {
            let expected =
                "`1 business day before`, `2h after`, or a map such as `{after: 1 day, every: 1 day}`";
            at.problem(reading, quoted(words), expected);
            None
        }
    };
    Some(Reminder { at: offset?, every: None, at_most: 1 })
}

fn repeated_reminder(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Reminder> {
    let map = MapAt::open(at, &REMINDER, reading)?;
    let offset = offset(&map, reading);
    let every = map.at("every").map(|at| span(&at, reading));
    let untold = if every.is_some() { REMINDER_TIMES } else { 1 };
    let at_most = match map.at("at_most") {
        Some(at) if every.is_none() => {
            at.problem(reading, "`at_most` on a reminder that comes once", "`every` beside it");
            None
        }
        Some(at) => at.whole(1, i64::from(REMINDER_TIMES_MAX), reading),
        None => Some(i64::from(untold)),
    };
    let every = match every {
        Some(every) => Some(every?),
        None => None,
    };
    Some(Reminder { at: offset?, every, at_most: u32::try_from(at_most?).ok()? })
}

/// `before` or `after`.
fn offset(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<Offset> {
    let word = map.only_one(&["before", "after"], reading)?;
    let span = span(&map.at(word)?, reading)?;
    Some(if word == "before" { Offset::Before(span) } else { Offset::After(span) })
}

pub(super) fn escalations(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Escalation> {
    let list = few(at, "escalations", reading);
    let read = list.iter().filter_map(|at| {
        let map = MapAt::open(at, &ESCALATION, reading)?;
        let offset = offset(&map, reading);
        let action = action(&map, reading);
        Some(Escalation { at: offset?, action: action? })
    });
    read.collect()
}

pub(super) fn actions(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Action> {
    let list = few(at, "actions", reading);
    let read = list.iter().filter_map(|at| action(&MapAt::open(at, &ACTION, reading)?, reading));
    read.collect()
}

/// Exactly one thing that is done.
fn action(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<Action> {
    let words: Vec<&str> = ACTION.words.iter().map(|word| word.name).collect();
    let word = map.only_one(&words, reading)?;
    let at = map.at(word)?;
    match word {
        "remind" => at.one_of(&REMINDED, reading).map(|()| Action::Remind),
        "notify" => at.role(reading).map(Action::Notify),
        "reassign" => reassign(&at, reading),
        "priority" => at.one_of(&PRIORITIES, reading).map(Action::Raise),
        _ => start(&at, reading),
    }
}

/// What is ours to do cannot go to somebody outside.
fn reassign(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Action> {
    let key = at.role(reading)?;
    let party = reading.declared.roles.get(&key).and_then(|role| role.party);
    if party.is_some_and(Party::is_outside) {
        let known = reading.declared.roles.iter();
        let ours = known.filter(|(_, role)| role.party == Some(Party::Us)).map(|(key, _)| key.as_str());
        let expected = match meant(&key, &ours.collect::<Vec<_>>()) {
            none if none.is_empty() => "a role of party `us`".to_owned(),
            known => known,
        };
        at.problem(reading, format!("open work given to `{key}`, a role from outside"), expected);
        return None;
    }
    Some(Action::Reassign(key))
}

fn start(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Action> {
    let key = at.template_key(reading)?;
    if reading.key.as_deref() == Some(key.as_str()) {
        at.problem(reading, "a flow that starts itself", "the key of another template");
    }
    Some(Action::Start(key))
}
