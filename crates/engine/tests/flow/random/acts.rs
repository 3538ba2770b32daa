//! Random acts on a flow: right ones, wrong ones, and what the world does meanwhile.

use super::{MARKER, Tape};
use crate::kit::{Run, groups, id, person};
use engine::{
    calendar::Calendar,
    flow::{
        ADDABLE, Act, Actor, AddStep, AssignRole, Assignment, ChangeDue, Completion, DocumentDecision, DueOf,
        Erasure, Given, HandBack, HandOver, Holder, Intervention, Lend, Preparation, Purpose, Status,
        SubFlowEnd, SubFlowFailure, TakeBack, Verdict,
    },
};
use model::{
    Decimal, Id, Value,
    definition::{Outcome, Priority},
    value::Entry,
};
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
    let hours = [0, 1, 2, 3, 4, 6, 12, 40][tape.below(8)];
    run.now = run.now.plus_seconds(hours * 3_600);
    if run.state.status == Status::Paused && tape.chance(50) {
        return by("owen", Act::Resume { reason: None });
    }
    match tape.below(26) {
        20..=22 => owner_act(tape, run),
        23 if tape.chance(50) => lending(tape, run),
        23 => hand_over(tape, run),
        24 | 25 => outside(tape, run),
        0..=11 => possible(tape, run).unwrap_or_else(|| by("owen", Act::Tick)),
        12..=14 => guessed(tape, run),
        15 => pool(tape, run),
        16 => by(
            "owen",
            Act::AssignRole(AssignRole {
                role: "analyst".to_owned(),
                persons: some_people(tape),
                reason: None,
            }),
        ),
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
    let act = match open.purpose {
        Purpose::Act => completion(tape, run, &open.step),
        Purpose::Review => review(tape, run, &open)?,
        Purpose::Prepare => prepared(tape, run, &open.step),
    };
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
            "l" => *value = entries(tape, step),
            "branch" => {
                let names = ["Left", "Right", "Straight on"].into_iter().take(2);
                *value = Value::Text(tape.one(&names.collect::<Vec<_>>()).unwrap().to_owned());
            }
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

/// One to three of them, the words given whether they are asked for or not.
fn entries(tape: &mut Tape<'_>, step: &str) -> Value {
    let entry = |tape: &mut Tape<'_>| {
        let number = Value::Number(Decimal::whole(i64::try_from(tape.below(5)).unwrap()));
        let words = Value::Text(words_of(step));
        Entry { answers: vec![("t".to_owned(), words), ("n".to_owned(), number)] }
    };
    Value::List((0..=tape.below(3)).map(|_| entry(tape)).collect())
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
            let day = i8::try_from(1 + tape.below(20)).unwrap();
            let deadline = Value::Date(jiff::civil::date(2026, 4, day));
            let deadline = tape.chance(60).then(|| ("deadline".to_owned(), deadline));
            Act::RecordChanged { name, fields: deadline.into_iter().collect() }
        }
        1 => {
            let zone = tape.one(&["Europe/Berlin", "America/New_York"]).unwrap();
            let calendar = Arc::new(Calendar::office_hours(zone).unwrap());
            Act::CalendarChanged { calendar, calendars: BTreeMap::new() }
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

fn prepared(tape: &mut Tape<'_>, run: &Run, step: &str) -> Act {
    let mut data = run.answer(step).data;
    data.retain(|field, _| tape.chance(60) && field != "who" && field != "branch");
    for (field, value) in &mut data {
        if field == "t" {
            *value = Value::Text(words_of(step));
        }
    }
    let text = tape.chance(40).then(|| words_of(step));
    let due_at = tape.chance(20).then(|| run.now.plus_days(i64::try_from(tape.below(9)).unwrap()));
    Act::Prepare(Preparation { step: step.to_owned(), data, text, due_at, ..Preparation::default() })
}

/// What the owner may do to a live flow, mostly by the owner.
fn owner_act(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let keys: Vec<String> = run.definition.steps().iter().map(|step| step.key.clone()).collect();
    let open: Vec<String> =
        run.state.steps.iter().filter(|(_, step)| step.is_open()).map(|(key, _)| key.clone()).collect();
    let any = tape.one(&keys).unwrap_or_else(|| "nothing".to_owned());
    let live = tape.one(&open).unwrap_or_else(|| any.clone());
    let reason = format!("{MARKER} reason");
    let about = |step: String| Intervention { step, attempt: None, reason: reason.clone() };
    let act = match tape.below(12) {
        0 => Act::SkipStep(about(any)),
        1 | 2 => Act::SkipStep(about(live)),
        3 | 4 => Act::ReopenStep(about(any)),
        5 => {
            let due_at = run.now.plus_seconds((i64::try_from(tape.below(90)).unwrap() - 10) * 3_600);
            let of = DueOf::Step { step: live, attempt: None };
            Act::ChangeDue(ChangeDue { of, due_at, reason })
        }
        6 => {
            let priority = tape.one(&[Priority::Low, Priority::Normal, Priority::Urgent]).unwrap();
            Act::SetPriority { priority, reason }
        }
        7 => Act::Pause { reason },
        8 => Act::Resume { reason: Some(reason) },
        9 | 10 => added(tape, live),
        _ => {
            let role = tape.one(&["lead", "analyst", "officer", "client"]).unwrap().to_owned();
            Act::AssignRole(AssignRole { role, persons: some_people(tape), reason: Some(reason) })
        }
    };
    by(if tape.chance(90) { "owen" } else { "olga" }, act)
}

fn added(tape: &mut Tape<'_>, after: String) -> Act {
    let (role, title) = if tape.chance(30) {
        ("client", "Own step".to_owned())
    } else {
        (tape.one(&["lead", "officer", "analyst"]).unwrap(), format!("{MARKER} step"))
    };
    Act::AddStep(Box::new(AddStep {
        after,
        kind: tape.one(&ADDABLE).unwrap(),
        role: role.to_owned(),
        title,
        text: None,
        due: None,
        calendar: None,
        ends_if_denied: tape.chance(30),
        reason: format!("{MARKER} reason"),
    }))
}

/// Somebody's part goes to another.
fn hand_over(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let open: Vec<Assignment> = run.state.assignments.values().cloned().collect();
    let Some(open) = tape.one(&open) else { return by("owen", Act::Tick) };
    let to = person(tape.one(&PEOPLE).unwrap());
    let (assignment, reason) = (Some(open.id.clone()), Some(format!("{MARKER} reason")));
    let act = HandOver { step: open.step.clone(), assignment, to, reason };
    match open.person().cloned().filter(|_| tape.chance(50)) {
        Some(holder) => Drawn { actor: Actor::Person(holder), act: Act::Delegate(act) },
        None => by("owen", Act::Reassign(act)),
    }
}

/// Somebody outside lends what they have, or it is taken back.
fn lending(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let open: Vec<Assignment> = run.state.assignments.values().cloned().collect();
    let Some(open) = tape.one(&open) else { return by("owen", Act::Tick) };
    let holder = open.person().cloned().unwrap_or_else(|| id(tape.one(&PEOPLE).unwrap()));
    let step = open.step.clone();
    if tape.chance(30) {
        let reason = tape.chance(50).then(|| format!("{MARKER} reason"));
        let act = Act::TakeBack(TakeBack { step, assignment: Some(open.id.clone()), reason });
        if tape.chance(20) {
            return by("owen", act);
        }
        let actor = run.state.lent(&open.id).map(|lending| lending.to.clone()).filter(|_| tape.chance(40));
        return Drawn { actor: Actor::Person(actor.unwrap_or(holder)), act };
    }
    let until = run.now.plus_seconds((i64::try_from(tape.below(90)).unwrap() - 10) * 3_600);
    let note = tape.chance(50).then(|| "Please do this for me".to_owned());
    let act = Act::Lend(Lend { step, attempt: None, to: person(tape.one(&PEOPLE).unwrap()), until, note });
    Drawn { actor: Actor::Person(holder), act }
}

/// Signals, flows that were asked for, and who is away.
fn outside(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let asked = run
        .state
        .steps
        .iter()
        .filter(|(_, step)| step.current().is_some_and(|attempt| attempt.sub_flow.is_some()));
    let asked: Vec<(String, u32)> = asked.map(|(key, _)| (key.clone(), run.attempt(key))).collect();
    let (step, attempt) = tape.one(&asked).unwrap_or_else(|| ("nothing".to_owned(), 1));
    let flow = id("other-flow");
    let act = match tape.below(10) {
        0..=2 => {
            let name = tape.one(&["go", "go", "stop", "unknown"]).unwrap().to_owned();
            let reason = tape.chance(30).then(|| format!("{MARKER} reason"));
            Act::Signal { name, reason }
        }
        3 => Act::SubFlowStarted { step, attempt, flow },
        4 | 5 => Act::SubFlowEnded { step, attempt, flow, how: SubFlowEnd::Completed },
        6 => Act::SubFlowEnded { step, attempt, flow, how: SubFlowEnd::Cancelled },
        7 => Act::SubFlowFailed { step, attempt, why: SubFlowFailure::TemplateMissing },
        8 => return by("owen", Act::RetrySubFlow { step }),
        _ => {
            let pair =
                |tape: &mut Tape<'_>| (id(tape.one(&PEOPLE).unwrap()), person(tape.one(&PEOPLE).unwrap()));
            let absent = (0..tape.below(3)).map(|_| pair(tape)).collect();
            Act::AbsencesChanged { absent }
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
            Act::AssignRole(AssignRole {
                role: "analyst".to_owned(),
                persons: vec![person("olga")],
                reason: None,
            }),
        ),
        3 => by("system", Act::Erase(erasure(tape, run))),
        4 | 5 => busy(tape, run),
        _ => guessed(tape, run),
    }
}

/// Somebody does something at a step without answering it, mostly at one of theirs.
pub fn busy(tape: &mut Tape<'_>, run: &Run) -> Drawn {
    let open: Vec<Assignment> = run.state.assignments.values().cloned().collect();
    let open = tape.one(&open);
    let holder = open.as_ref().and_then(Assignment::person).cloned().unwrap_or_else(|| id("olga"));
    let step = open.map_or_else(String::new, |open| open.step);
    by("system", Act::Activity { step, by: holder })
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
    erasure.everything = tape.chance(30);
    erasure
}
