//! A flow in memory: commands decided, logged, replayed.

use engine::{
    calendar::Calendar,
    flow::{
        Act, Actor, AssignRole, Command, Completion, DocumentDecision, Event, Given, Migration,
        RecordSnapshot, Refusal, SnapshotContact, StartFlow, State, StepStatus, TemplateRef, Verdict, decide,
        decided, effective,
    },
    log::{Entry, replay, verify},
};
use model::{
    Decimal, Definition, Entropy, Field, FieldType, Id, Instant, Value,
    definition::Outcome,
    value::{self, FileRef, PersonRef},
};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

pub fn id(name: &str) -> Id {
    Id::given(name)
}

pub fn person(name: &str) -> PersonRef {
    PersonRef { id: id(name), name: format!("Name of {name}"), email: Some(format!("{name}@people.example")) }
}

fn people(names: &[&str]) -> Vec<PersonRef> {
    names.iter().map(|name| person(name)).collect()
}

pub fn groups() -> BTreeMap<String, Vec<PersonRef>> {
    BTreeMap::from([
        ("officers".to_owned(), people(&["olga", "omar"])),
        ("approvers".to_owned(), people(&["alma", "axel", "aziz"])),
    ])
}

/// Monday 2026-03-16, 09:00 in Berlin.
pub const MONDAY: Instant = Instant(1_773_648_000_000_000);

pub fn start_flow() -> StartFlow {
    let contact = |name: &str, role: Option<&str>, primary| SnapshotContact {
        person: person(name),
        role: role.map(str::to_owned),
        primary,
    };
    StartFlow {
        template: TemplateRef { key: "sample".to_owned(), version: 1 },
        record: RecordSnapshot {
            id: id("record"),
            kind: "client".to_owned(),
            name: "Harbour GmbH".to_owned(),
            owner: Some(person("rita")),
            fields: BTreeMap::new(),
            contacts: vec![contact("theo", Some("bookkeeper"), false), contact("ann", None, true)],
        },
        owner: Some(person("owen")),
        starter: Some(person("sara")),
        initializer: Some(person("sara")),
        data: BTreeMap::new(),
        roles: BTreeMap::new(),
        groups: groups(),
        calendar: Arc::new(Calendar::office_hours("Europe/Berlin").unwrap()),
        calendars: BTreeMap::new(),
        cause: None,
        absent: BTreeMap::new(),
    }
}

/// A flow and its log.
#[derive(Clone)]
pub struct Run {
    /// Of the version the flow is in, with the steps that were added to it.
    pub definition: Arc<Definition>,
    /// All it has been in, by number.
    pub versions: BTreeMap<u32, Arc<Definition>>,
    pub state: State,
    pub log: Vec<Arc<Entry>>,
    pub now: Instant,
}

impl Run {
    pub fn unborn(definition: Definition) -> Self {
        let definition = Arc::new(definition);
        Self {
            versions: BTreeMap::from([(1, Arc::clone(&definition))]),
            definition,
            state: State::unborn(id("flow")),
            log: Vec::new(),
            now: MONDAY,
        }
    }

    pub fn start(definition: Definition) -> Self {
        Self::start_with(definition, start_flow())
    }

    pub fn start_with(definition: Definition, start: StartFlow) -> Self {
        let mut run = Self::unborn(definition);
        run.act(&Actor::System, Act::Start(Box::new(start))).unwrap();
        run
    }

    pub fn command(&self, actor: &Actor, act: Act) -> Command {
        let number = self.state.seq + 1;
        Command {
            id: format!("command-{number}"),
            actor: actor.clone(),
            on_behalf_of: None,
            entropy: Entropy::from_number(number),
            act,
        }
    }

    pub fn act(&mut self, actor: &Actor, act: Act) -> Result<Vec<Event>, Refusal> {
        let command = self.command(actor, act);
        self.give(&command)
    }

    pub fn give(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let decided = decided(&self.definition, &self.state, command, self.now)?;
        let events = decided.events.clone();
        if events.is_empty() {
            return Ok(events);
        }
        let (entry, _, after) = decided.enter(&self.state, command, self.now);
        self.state = after;
        if let Act::Migrate(migration) = &command.act {
            self.versions.insert(migration.to.version, Arc::clone(&migration.definition));
        }
        let version = self.state.template.as_ref().map_or(1, |template| template.version);
        let written = &self.versions[&version];
        self.definition = match effective(written, &self.state) {
            Cow::Borrowed(_) => Arc::clone(written),
            Cow::Owned(definition) => Arc::new(definition),
        };
        self.log.push(Arc::new(entry));
        Ok(events)
    }

    pub fn check_log(&self) {
        verify(&self.state.flow, &self.entries()).unwrap();
        assert_eq!(replay(State::unborn(self.state.flow.clone()), &self.entries()), self.state);
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.log.iter().map(|entry| (**entry).clone()).collect()
    }

    /// What would come of it; nothing happens.
    pub fn try_by(&self, name: &str, act: Act) -> Result<Vec<Event>, Refusal> {
        self.try_act(&Actor::Person(id(name)), act)
    }

    pub fn try_act(&self, actor: &Actor, act: Act) -> Result<Vec<Event>, Refusal> {
        decide(&self.definition, &self.state, &self.command(actor, act), self.now)
    }

    pub fn by(&mut self, name: &str, act: Act) -> Result<Vec<Event>, Refusal> {
        self.act(&Actor::Person(id(name)), act)
    }

    /// The positive outcome, with what the step's form asks for.
    pub fn done(&mut self, name: &str, step: &str) {
        self.complete(name, step, |_| {}).unwrap();
    }

    pub fn complete(
        &mut self,
        name: &str,
        step: &str,
        change: impl FnOnce(&mut Completion),
    ) -> Result<Vec<Event>, Refusal> {
        let mut completion = self.answer(step);
        change(&mut completion);
        self.by(name, Act::Complete(completion))
    }

    /// What a step asks for: 1 for numbers, words for text, olga for persons, a file for each document asked for, the checklist ticked.
    pub fn answer(&self, key: &str) -> Completion {
        let definition = effective(&self.definition, &self.state);
        let Some(step) = definition.step(key) else {
            return Completion { step: key.to_owned(), ..Completion::default() };
        };
        let current = self.state.steps.get(key).and_then(|step| step.current());
        let documents_only = current.is_some_and(|attempt| attempt.documents_only);
        let fields = step.form.iter().filter(|_| !documents_only);
        let asked = self.state.steps.get(key).map(|step| step.documents.clone()).unwrap_or_default();
        let asked = asked.into_iter().filter(|(_, document)| document.status.is_asked());
        Completion {
            step: key.to_owned(),
            data: fields.map(|field| (field.key.clone(), default_answer(field))).collect(),
            files: asked.map(|(document, _)| (document.clone(), file(&document))).collect(),
            checklist: (0..u32::try_from(step.checklist.len()).unwrap()).collect(),
            ..Completion::default()
        }
    }

    /// Moves to this definition, as version 2.
    pub fn migration(&self, definition: &Definition) -> Act {
        let StartFlow { record, groups, calendar, .. } = start_flow();
        Act::Migrate(Box::new(Migration {
            to: TemplateRef { key: "sample".to_owned(), version: 2 },
            definition: Arc::new(definition.clone()),
            reason: "Corrected".to_owned(),
            record,
            groups,
            calendar,
            calendars: BTreeMap::new(),
        }))
    }

    /// What a reviewing role may say to one of the documents it has to look at.
    pub fn any_review(&self, step: &str, role: &str) -> Act {
        let definition = self.definition.step(step).unwrap();
        let documents = &self.state.steps[step].documents;
        let slot = definition.files.iter().find(|slot| {
            let held = documents.get(&slot.key);
            slot.reviewed_by.as_deref() == Some(role)
                && held.is_some_and(|held| held.status.is_under_review())
        });
        let slot = slot.unwrap_or_else(|| panic!("{role} has nothing to review at {step}"));
        let declined = documents[&slot.key].files.is_none();
        let verdict = if declined { Verdict::Waive { reason: None } } else { Verdict::Accept };
        let (step, document) = (step.to_owned(), slot.key.clone());
        Act::DecideDocument(DocumentDecision { step, document, verdict, for_any: true })
    }

    pub fn decide(&mut self, name: &str, step: &str, outcome: Outcome) -> Result<Vec<Event>, Refusal> {
        self.complete(name, step, |answer| answer.outcome = Some(outcome))
    }

    pub fn send_back(&mut self, name: &str, step: &str, to: &[&str]) -> Result<Vec<Event>, Refusal> {
        self.complete(name, step, |answer| {
            answer.outcome = Some(Outcome::SentBack);
            answer.back_to = to.iter().map(|step| (*step).to_owned()).collect();
        })
    }

    pub fn review(
        &mut self,
        name: &str,
        step: &str,
        document: &str,
        verdict: Verdict,
    ) -> Result<Vec<Event>, Refusal> {
        let (step, document) = (step.to_owned(), document.to_owned());
        self.by(name, Act::DecideDocument(DocumentDecision { step, document, verdict, for_any: false }))
    }

    pub fn assign_role(&mut self, role: &str, names: &[&str]) -> Result<Vec<Event>, Refusal> {
        let (role, persons) = (role.to_owned(), people(names));
        self.by("owen", Act::AssignRole(AssignRole { role, persons, reason: None }))
    }

    pub fn status(&self, step: &str) -> StepStatus {
        self.state.steps.get(step).map_or(StepStatus::Pending, |step| step.status)
    }

    pub fn attempt(&self, step: &str) -> u32 {
        self.state.steps.get(step).and_then(|step| step.current()).map_or(0, |attempt| attempt.number)
    }

    /// `open` and `in_review` steps, in alphabetical order.
    pub fn open(&self) -> Vec<&str> {
        self.state.steps.iter().filter(|(_, step)| step.is_open()).map(|(key, _)| key.as_str()).collect()
    }

    /// Who has something to do at a step: persons, or `pool`.
    pub fn holders(&self, step: &str) -> Vec<String> {
        let open = self.state.assignments.values().filter(|open| open.step == step);
        let mut names: Vec<String> =
            open.map(|open| open.person().map_or("pool".to_owned(), ToString::to_string)).collect();
        names.sort();
        names
    }

    pub fn owner(&mut self, act: Act) -> Result<Vec<Event>, Refusal> {
        self.by("owen", act)
    }

    pub fn assignment(&self, step: &str) -> Id {
        self.state.assignments.values().find(|open| open.step == step).unwrap().id.clone()
    }
}

/// 1, `words`, the first option, or olga.
fn default_answer(field: &Field) -> Value {
    match &field.of {
        FieldType::Person { .. } => Value::Persons(vec![person("olga")]),
        FieldType::Text | FieldType::LongText => Value::Text("words".to_owned()),
        FieldType::Choice { options } => Value::Text(options[0].clone()),
        FieldType::List { fields, min, .. } => {
            let answers = fields.iter().map(|field| (field.key.clone(), default_answer(field))).collect();
            Value::List(vec![value::Entry { answers }; usize::from(*min).max(1)])
        }
        _ => Value::Number(Decimal::whole(1)),
    }
}

pub fn file(name: &str) -> Given {
    Given::Files(vec![FileRef { id: id(&format!("file-{name}")), name: format!("{name}.pdf") }])
}

pub fn returned(reason: &str) -> Verdict {
    Verdict::Return { reason: reason.to_owned() }
}
