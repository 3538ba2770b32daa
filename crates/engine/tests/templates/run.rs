//! One run of a shipped template: who has something to do does it, in time or late.

use crate::answers::Answers;
use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, Assignment, Command, Completion, DocumentDecision, Event, Given, Holder, Preparation,
        Purpose, RecordSnapshot, SnapshotContact, StartFlow, State, Status, TemplateRef, Verdict, decide,
    },
    log::{Entry, replay, verify},
    reads,
};
use model::{
    Definition, Entropy, Id, Instant, Value,
    value::{FileRef, PersonRef, RecordRef},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Monday 2026-03-16, 09:00 in Berlin.
const MONDAY: Instant = Instant(1_773_648_000_000_000);
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 16);
const MINUTE: i64 = 60_000_000;
/// More than any of these flows needs.
const ACTS_MAX: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Everything is done after an eighth of its time.
    InTime,
    /// Everything that has a deadline is done once nobody has anything more to say about it.
    Late,
}

impl Pace {
    pub fn word(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late => "late",
        }
    }
}

pub struct Run {
    pub definition: Definition,
    pub state: State,
    pub log: Vec<Entry>,
    pub now: Instant,
    /// Steps and their attempts that were done late, although they had their time.
    pub was_late: BTreeSet<(String, u32)>,
}

pub fn person(name: &str) -> PersonRef {
    let (first, rest) = name.split_at(1);
    let email = format!("{}@sample.example", name.replace(' ', "."));
    PersonRef { id: Id::given(name), name: format!("{}{rest}", first.to_uppercase()), email: Some(email) }
}

pub fn record_ref(name: &str) -> RecordRef {
    let contact = Some(person(&format!("contact of {name}")));
    RecordRef { id: Id::given(name), name: format!("{name} ltd"), contact }
}

/// Two members each.
pub fn first_of(group: &str) -> String {
    format!("{group} 1")
}

impl Run {
    pub fn to_the_end(key: &str, answers: &Answers, pace: Pace) -> Self {
        let file = format!("../../templates/{key}.yaml");
        let source = std::fs::read_to_string(file).unwrap();
        let definition = Definition::parse(key, &source).unwrap().definition;
        let start = start(&definition, answers);
        let mut run = Self {
            definition,
            state: State::unborn(Id::given("flow")),
            log: Vec::new(),
            now: MONDAY,
            was_late: BTreeSet::new(),
        };
        run.give(&Actor::System, Act::Start(Box::new(start)));
        for _ in 0..ACTS_MAX {
            if run.state.status != Status::Running {
                return run;
            }
            run.next(answers, pace);
        }
        panic!("{key} does not end: {:#?}", run.state);
    }

    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.log.iter().flat_map(|entry| &entry.events)
    }

    pub fn check_log(&self) {
        verify(&self.state.flow, &self.log).unwrap();
        assert_eq!(replay(State::unborn(self.state.flow.clone()), &self.log), self.state);
    }

    fn give(&mut self, actor: &Actor, act: Act) {
        let number = self.state.seq + 1;
        let command = Command {
            id: format!("command-{number}"),
            actor: actor.clone(),
            on_behalf_of: None,
            entropy: Entropy::from_number(number),
            act,
        };
        let events = decide(&self.definition, &self.state, &command, self.now)
            .unwrap_or_else(|refusal| panic!("{}: {:?}: {refusal}", self.definition.key, command.act));
        if !events.is_empty() {
            let (entry, _) = Entry::next(&self.state, &command, self.now, events);
            self.state = self.state.clone().after(&entry);
            self.log.push(entry);
        }
    }

    /// Whoever comes first does what they have to do; where nobody has anything, time passes.
    fn next(&mut self, answers: &Answers, pace: Pace) {
        let order: BTreeMap<&str, usize> = self
            .definition
            .steps()
            .iter()
            .enumerate()
            .map(|(place, step)| (step.key.as_str(), place))
            .collect();
        let planned = |open: &Assignment| match (pace, open.due_at) {
            (_, None) => Instant(open.opened_at.0 + 30 * MINUTE),
            (Pace::InTime, Some(due)) => Instant(open.opened_at.0 + (due.0 - open.opened_at.0) / 8),
            (Pace::Late, Some(due)) => due,
        };
        let open = self.state.assignments.values();
        let first = open.min_by_key(|open| (planned(open), order.get(open.step.as_str()), open.id.clone()));
        let Some(open) = first.cloned() else {
            self.now = self.state.wake_at().unwrap_or_else(|| panic!("nothing happens: {:#?}", self.state));
            return self.give(&Actor::System, Act::Tick);
        };
        if pace == Pace::Late && open.due_at.is_some() {
            self.let_pass(&open.step);
            // Of reminders that were past when it opened only the newest came.
            if open.due_at > Some(open.opened_at) {
                self.was_late.insert((open.step.clone(), open.attempt));
            }
        } else {
            self.now = planned(&open).max(Instant(self.now.0 + MINUTE));
        }
        // Escalations may have given it to somebody else meanwhile.
        let still =
            self.state.assignments.values().find(|now| now.step == open.step && now.purpose == open.purpose);
        if let Some(open) = still.cloned() {
            let actor = Actor::Person(match &open.holder {
                Holder::Person(person) => person.clone(),
                Holder::Pool { members, .. } => members.first().unwrap().clone(),
            });
            let act = self.act(&open, answers);
            self.give(&actor, act);
        }
    }

    /// Time passes until the deadline of the step is missed and nothing more is to come of it.
    fn let_pass(&mut self, step: &str) {
        loop {
            let live = self.state.steps.get(step).unwrap();
            let overdue = self.state.assignments.values().any(|open| open.step == step && open.overdue);
            if overdue && live.timers.is_empty() {
                self.now = Instant(self.now.0 + 10 * MINUTE);
                return;
            }
            self.now = self.state.wake_at().unwrap_or_else(|| panic!("{step}: nothing happens"));
            self.give(&Actor::System, Act::Tick);
        }
    }

    fn act(&self, open: &Assignment, answers: &Answers) -> Act {
        let (key, attempt) = (open.step.as_str(), open.attempt);
        let step = self.definition.step(key).unwrap();
        let data = || answers.data(key, &step.form, attempt);
        match open.purpose {
            Purpose::Prepare => {
                Act::Prepare(Preparation { step: key.to_owned(), data: data(), ..Preparation::default() })
            }
            Purpose::Review => {
                let documents = &self.state.steps[key].documents;
                let theirs = step.files.iter().find(|slot| {
                    let held = documents.get(&slot.key);
                    slot.reviewed_by.as_ref() == Some(&open.role)
                        && held.is_some_and(|held| held.status.is_under_review())
                });
                let document = &theirs.unwrap().key;
                Act::DecideDocument(DocumentDecision {
                    step: key.to_owned(),
                    document: document.clone(),
                    verdict: Verdict::Accept,
                    for_any: true,
                })
            }
            Purpose::Act => {
                let outcome = answers.outcome(key, attempt);
                let files = step.files.iter().map(|slot| (slot.key.clone(), file(&slot.key)));
                Act::Complete(Completion {
                    step: key.to_owned(),
                    outcome,
                    data: if outcome.is_none() { data() } else { BTreeMap::new() },
                    files: if outcome.is_none() { files.collect() } else { BTreeMap::new() },
                    checklist: (0..).zip(&step.checklist).map(|(place, _)| place).collect(),
                    ..Completion::default()
                })
            }
        }
    }
}

fn file(name: &str) -> Given {
    Given::Files(vec![FileRef { id: Id::given(&format!("file-{name}")), name: format!("{name}.pdf") }])
}

fn start(definition: &Definition, answers: &Answers) -> StartFlow {
    let members = |group: &String| {
        let members = [first_of(group), format!("{group} 2")].map(|name| person(&name)).to_vec();
        (group.clone(), members)
    };
    let contact = |name: &str, role: Option<&str>| SnapshotContact {
        person: person(name),
        role: role.map(str::to_owned),
        primary: role.is_none(),
    };
    let contract_end = Value::Date(jiff::civil::date(2026, 8, 31));
    StartFlow {
        template: TemplateRef { key: definition.key.clone(), version: 1 },
        record: RecordSnapshot {
            id: Id::given("record"),
            kind: definition.started_from.first().cloned().unwrap_or_else(|| "client".to_owned()),
            name: "Harbour Ltd".to_owned(),
            owner: Some(person("rita")),
            fields: BTreeMap::from([("contract_end".to_owned(), contract_end)]),
            contacts: vec![contact("cora", None), contact("carl", Some("spouse"))],
        },
        owner: Some(person("owen")),
        starter: Some(person("cora")),
        initializer: Some(person("cora")),
        data: answers.data("start", &definition.start.form, 1),
        roles: BTreeMap::new(),
        groups: reads::reads(definition).groups.iter().map(members).collect(),
        calendar: Arc::new(Calendar::office_hours("Europe/Berlin").unwrap()),
        calendars: BTreeMap::new(),
        absent: BTreeMap::new(),
        cause: None,
    }
}
