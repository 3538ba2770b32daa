//! What each kind of step needs and what it cannot have.

use super::{
    Reading,
    map::{At, MapAt},
};
use crate::definition::{Kind, language::UPDATE_WORDS};

/// Words a message has no use for: it does itself and decides nothing.
const NOT_FOR_MESSAGES: [&str; 13] = [
    "role",
    "form",
    "files",
    "sees",
    "outcome",
    "decided_by",
    "order",
    "checklist",
    "due",
    "calendar",
    "remind",
    "escalate",
    "prepared_by",
];

/// The same for what the system does to the record.
const NOT_FOR_UPDATES: [&str; 15] = [
    "role",
    "to",
    "text",
    "form",
    "files",
    "sees",
    "outcome",
    "decided_by",
    "order",
    "checklist",
    "due",
    "calendar",
    "remind",
    "escalate",
    "prepared_by",
];

pub(super) fn check(map: &MapAt<'_>, kind: Kind, reading: &mut Reading<'_>) {
    if kind == Kind::UpdateRecord {
        for word in NOT_FOR_UPDATES {
            if let Some(at) = map.at(word) {
                at.problem(reading, format!("a record update with `{word}`"), "a record update without it");
            }
        }
        return;
    }
    refuse_update_words(map, reading);
    match kind {
        Kind::Message => {
            for word in NOT_FOR_MESSAGES {
                if let Some(at) = map.at(word) {
                    let expected = if word == "role" { "`to`" } else { "a message without it" };
                    at.problem(reading, format!("a message with `{word}`"), expected);
                }
            }
            need(map, "a message", "to", reading);
            need(map, "a message", "text", reading);
            return;
        }
        Kind::Form => need_some(map, "a form", "form", reading),
        Kind::FileRequest => need_some(map, "a file request", "files", reading),
        Kind::Approval
        | Kind::Acknowledgement
        | Kind::Task
        | Kind::Decision
        | Kind::Wait
        | Kind::Flow
        | Kind::UpdateRecord => {}
    }
    if let Some(at) = map.at("to") {
        at.problem(reading, "`to` on a step that people do", "`role`");
    }
    need(map, "a step", "role", reading);
    need(map, "a step", "title", reading);
    if kind == Kind::Approval {
        need_denied(map, reading);
    }
    if let (Some(at), None) = (map.at("order"), map.at("decided_by")) {
        let what = "`order` where one person decides";
        at.problem(reading, what, "`decided_by` with `all`, `majority` or a number");
    }
}

fn refuse_update_words(map: &MapAt<'_>, reading: &mut Reading<'_>) {
    for word in UPDATE_WORDS {
        if let Some(at) = map.at(word) {
            at.problem(reading, format!("`{word}` on a step of another kind"), "`kind: update_record`");
        }
    }
}

fn need(map: &MapAt<'_>, thing: &str, word: &str, reading: &mut Reading<'_>) {
    if map.at(word).is_none() {
        map.at.problem(reading, format!("{thing} without `{word}`"), format!("`{word}`"));
    }
}

fn need_some(map: &MapAt<'_>, thing: &str, word: &str, reading: &mut Reading<'_>) {
    need(map, thing, word, reading);
    let is_empty = |at: &At<'_>| at.node.items().is_empty() && at.node.scalar().is_none();
    if let Some(at) = map.at(word).filter(is_empty) {
        at.problem(
            reading,
            format!("{thing} that asks for nothing"),
            format!("at least one item of `{word}`"),
        );
    }
}

fn need_denied(map: &MapAt<'_>, reading: &mut Reading<'_>) {
    let expected = "`outcome: {denied: …}` with `end`, `continue`, a list of steps, or `{steps: […]}`";
    match map.at("outcome") {
        Some(outcome) if outcome.node.get("denied").is_none() => {
            outcome.problem(reading, "an approval that does not say what denial does", expected);
        }
        None => map.at.problem(reading, "an approval that does not say what denial does", expected),
        Some(_) => {}
    }
}
