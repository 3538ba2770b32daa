//! Random acts on a flow: right ones, wrong ones, and what the world does meanwhile.

use super::{MARKER, Tape};
use crate::kit::{Run, groups, id, person};
use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, AssignRole, Assignment, Completion, DocumentDecision, Erasure, Given, HandBack, Holder,
        Verdict,
    },
};
use model::{Decimal, Id, Value, definition::Outcome};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Everybody there is, a stranger included.
pub const PEOPLE: [&str; 12] =
    ["ann", "theo", "olga", "omar", "alma", "axel", "aziz", "sara", "owen", "rita", "nora", "stranger"];

/// An act and who tries it.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub actor: Actor,
    pub act: Act,
}

/// Moves the clock and draws an act: mostly one that is possible.
pub fn draw(tape: &mut Tape<'_>, run: &mut Run) -> Drawn {
    run.now = run.now.plus_seconds(i64::try_from(tape.below(8)).unwrap() * 3_600);
    match tape.below(20) {
        0..=11 => possible(tape, run).unwrap_or_else(|| by("owen", Act::Tick)),
        12..=14 => guessed(tape, run),
        15 => pool(tape, run),
        16 => {
            by("owen", Act::AssignRole(AssignRole { role: "analyst".to_owned(), persons: some_people(tape) }))
        }
        17 => by("system", Act::Tick),
        18 => world(tape),
        _ => rare(tape, run),
    }
}

fn by(name: &str, act: Act) -> Drawn {
    let actor = if name == "system" { Actor::System } else { Actor::Person(id(name)) };
    Drawn { actor, act }
}

fn some_people(tape: &mut Tape<'_>) -> Vec<model::value::PersonRef> {
    let first = tape.one(&["nora", "olga", "omar"]).unwrap();
    let mut people = vec![person(first)];
    if tape.chance(60) {
        people.push(person("sara"));
    }
    people
}

/// Whoever holds an open assignment does what it asks for.
fn possible(tape: &mut Tape<'_>, run: &Run) -> Option<Drawn> {
    let open: Vec<&Assignment> = run.state.assignments.values().collect();
    let open = (*tape.one(&open)?).clone();
    let holder = match &open.holder {
        Holder::Person(person) | Holder::Pool { picked_by: Some(person), .. } => person.clone(),
        Holder::Pool { members, .. } => tape.one(members)?,
    };
    let act = if open.is_act() { completion(tape, run, &open.step) } else { review(tape, run, &open)? };
    Some(Drawn { actor: Actor::Person(holder), act })
}

fn completion(tape: &mut Tape<'_>, run: &Run, step: &str) -> Act {
    let mut answer = run.answer(step);
    let outcomes = run.definition.step(step).map_or(&[][..], |step| step.kind.outcomes());
    let outcome = if tape.chance(40) { tape.one(outcomes) } else { outcomes.first().copied() };
    answer.outcome = outcome;
    answer.attempt = tape.chance(50).then(|| run.attempt(step));
    let internal = outcome != Some(Outcome::SentBack);
    answer.comment = tape
        .chance(40)
        .then(|| if internal { format!("{MARKER} comment") } else { "Please again".to_owned() });
    for (field, value) in &mut answer.data {
        match field.as_str() {
            "n" => *value = Value::Number(Decimal::whole(i64::try_from(tape.below(5)).unwrap())),
            "t" => *value = Value::Text(words_of(step)),
            _ => *value = Value::Persons(vec![person(tape.one(&["olga", "omar"]).unwrap())]),
        }
    }
    let declinable = run.definition.step(step).map(|step| step.files.clone()).unwrap_or_default();
    for slot in declinable.iter().filter(|slot| slot.may_decline) {
        if let Some(given) = answer.files.get_mut(&slot.key).filter(|_| tape.chance(30)) {
            *given = Given::Declined { reason: "I have none".to_owned() };
        }
    }
    Act::Complete(answer)
}

/// What people write into steps that outside people may not know.
fn words_of(step: &str) -> String {
    if step.starts_with("own") { "own words".to_owned() } else { format!("{MARKER} words") }
}

fn review(tape: &mut Tape<'_>, run: &Run, open: &Assignment) -> Option<Act> {
    let step = run.definition.step(&open.step)?;
    let state = run.state.steps.get(&open.step)?;
    let waiting = step.files.iter().filter(|slot| {
        slot.reviewed_by.as_ref() == Some(&open.role)
            && state.documents.get(&slot.key).is_some_and(|held| held.status.is_under_review())
    });
    let waiting: Vec<String> = waiting.map(|slot| slot.key.clone()).collect();
    let document = tape.one(&waiting)?;
    let declined = state.documents.get(&document)?.files.is_none();
    let verdict = match (tape.chance(30), declined) {
        (true, _) => Verdict::Return { reason: "Please again".to_owned() },
        (false, true) => Verdict::Waive { reason: Some(format!("{MARKER} reason")) },
        (false, false) => Verdict::Accept,
    };
    Some(Act::DecideDocument(DocumentDecision { step: open.step.clone(), document, verdict, for_any: false }))
}

/// Anybody tries anything.
fn guessed(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let keys: Vec<String> = run.definition.steps().iter().map(|step| step.key.clone()).collect();
    let step = tape.one(&keys).unwrap_or_else(|| "nothing".to_owned());
    let name = tape.one(&PEOPLE).unwrap();
    let act = match tape.below(4) {
        0 => {
            let document = format!("doc_{}", tape.below(3));
            let verdict = tape.one(&[Verdict::Accept, Verdict::Waive { reason: None }]).unwrap();
            Act::DecideDocument(DocumentDecision { step, document, verdict, for_any: tape.chance(20) })
        }
        1 => Act::Complete(Completion {
            attempt: Some(1),
            for_any: tape.chance(20),
            ..Completion { step, ..Completion::default() }
        }),
        _ => completion(tape, run, &step),
    };
    if tape.chance(10) { Drawn { actor: Actor::Key(id("key")), act } } else { by(name, act) }
}

fn pool(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let open: Vec<Id> = run.state.assignments.keys().cloned().collect();
    let assignment = tape.one(&open).unwrap_or_else(|| id("none"));
    let name = tape.one(&PEOPLE).unwrap();
    match tape.below(5) {
        0..=1 => by(name, Act::PickUp { assignment }),
        2 => by(name, Act::PutBack { assignment }),
        _ => handed_back(tape, run, &assignment),
    }
}

/// Mostly by whoever has it.
fn handed_back(tape: &mut Tape<'_>, run: &Run, assignment: &Id) -> Drawn {
    let open = run.state.assignments.get(assignment);
    let step = open.map_or_else(|| "nothing".to_owned(), |open| open.step.clone());
    let holder = open.and_then(Assignment::person).cloned().filter(|_| tape.chance(80));
    let actor = Actor::Person(holder.unwrap_or_else(|| id(tape.one(&PEOPLE).unwrap())));
    let note = tape.chance(50).then(|| format!("{MARKER} note"));
    Drawn { actor, act: Act::HandBack(HandBack { step, note, ..HandBack::default() }) }
}

fn world(tape: &mut Tape<'_>) -> Drawn {
    let act = match tape.below(3) {
        0 => {
            let name = format!("Harbour {}", tape.below(3));
            Act::RecordChanged { name, fields: BTreeMap::new() }
        }
        1 => {
            let zone = tape.one(&["Europe/Berlin", "America/New_York"]).unwrap();
            Act::CalendarChanged { calendar: Arc::new(Calendar::office_hours(zone).unwrap()) }
        }
        _ => {
            let mut groups = groups();
            for members in groups.values_mut() {
                members.truncate(tape.below(4));
            }
            if tape.chance(50) {
                groups.entry("officers".to_owned()).or_default().push(person("nora"));
            }
            Act::MembersChanged { groups }
        }
    };
    by("system", act)
}

fn rare(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    match tape.below(8) {
        0 => by("owen", Act::Cancel { reason: Some(format!("{MARKER} reason")) }),
        1 => by("ann", Act::Cancel { reason: None }),
        2 => by(
            "olga",
            Act::AssignRole(AssignRole { role: "analyst".to_owned(), persons: vec![person("olga")] }),
        ),
        3 => by("system", Act::Erase(erasure(tape, run))),
        _ => guessed(tape, run),
    }
}

pub fn erasure(tape: &mut Tape<'_>, run: &Run) -> Erasure {
    let mut erasure =
        Erasure { asked_by: "request-1".to_owned(), ground: "GDPR Art. 17".to_owned(), ..Erasure::default() };
    if tape.chance(70) {
        erasure.persons = BTreeSet::from([id(tape.one(&PEOPLE).unwrap())]);
    }
    let keys: Vec<String> = run.definition.steps().iter().map(|step| step.key.clone()).collect();
    if let Some(step) = tape.one(&keys) {
        let field = tape.one(&["n", "t", "comment", "doc_0"]).unwrap();
        erasure.paths = BTreeSet::from([format!("{step}.{field}"), "record.name".to_owned()]);
    }
    erasure
}
