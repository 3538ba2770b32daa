//! One command being decided: the state as it becomes, and the events so far.

use crate::{
    condition,
    flow::{Closure, Command, Decided, Event, Refusal, State, facts::Facts},
    sealed::Sealed,
    text,
};
use model::{
    Definition, Entropy, Id, Instant, Value, condition::Condition, definition::Step, text::Text,
    value::PersonRef,
};
use std::{collections::BTreeMap, sync::Arc};

pub(super) struct Turn<'a> {
    pub definition: &'a Definition,
    pub state: State,
    pub events: Vec<Event>,
    pub now: Instant,
    /// The command carries data that count towards the flow's limit.
    pub brings_data: bool,
    /// Whose word on a document finishes the step that is being finished.
    pub reviewer: Option<Id>,
    /// Events that custody, priority and clocks have followed already.
    pub followed: usize,
    entropy: Entropy,
}

impl<'a> Turn<'a> {
    pub fn new(definition: &'a Definition, state: &State, command: &Command, now: Instant) -> Self {
        Self {
            definition,
            state: state.clone(),
            events: Vec::new(),
            now,
            brings_data: false,
            reviewer: None,
            followed: 0,
            entropy: command.entropy.clone(),
        }
    }

    /// Goes on with a definition that has what the events so far have put into it.
    pub fn with_definition<'b>(self, definition: &'b Definition) -> Turn<'b>
    where
        'a: 'b,
    {
        let mut turn: Turn<'b> = self;
        turn.definition = definition;
        turn
    }

    pub fn decided(self) -> Decided {
        Decided::new(self.events, self.state)
    }

    pub fn emit(&mut self, event: Event) {
        self.state.apply(&event);
        self.events.push(event);
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self.definition, &self.state)
    }

    pub fn holds(&self, condition: &Condition) -> bool {
        condition::holds(condition, &self.facts())
    }

    pub fn new_id(&mut self) -> Id {
        Id::new(self.now, &mut self.entropy)
    }

    pub fn seal(&mut self, value: Value) -> Sealed {
        Sealed::new(Arc::new(value), &mut self.entropy)
    }

    pub fn seal_words(&mut self, words: &str) -> Sealed {
        self.seal(Value::Text(words.to_owned()))
    }

    pub fn seal_data(&mut self, data: &BTreeMap<String, Value>) -> BTreeMap<String, Sealed> {
        data.iter().map(|(field, value)| (field.clone(), self.seal(value.clone()))).collect()
    }

    /// The text as rendered now, if it has data in it; else the definition has it.
    pub fn seal_text(&mut self, text: &Text) -> Option<Sealed> {
        text::has_data(text).then(|| {
            let rendered = text::render(text, &self.facts());
            self.seal(Value::Text(rendered))
        })
    }

    /// Names persons the flow does not know yet, or knows by another name.
    pub fn name_people<'p>(&mut self, people: impl IntoIterator<Item = &'p PersonRef>) {
        let mut named = BTreeMap::new();
        for person in people {
            if self.state.person(&person.id) != Some(person) && !named.contains_key(&person.id) {
                let sealed = self.seal(Value::Persons(vec![person.clone()]));
                named.insert(person.id.clone(), sealed);
            }
        }
        if !named.is_empty() {
            self.emit(Event::PeopleNamed { people: named });
        }
    }

    pub fn step(&self, key: &str) -> Result<&'a Step, Refusal> {
        crate::flow::place::find(self.definition, key)
            .ok_or_else(|| Refusal::UnknownStep { step: key.to_owned() })
    }

    /// The step is not open: who closed it, and how.
    pub fn closed(&self, step: &Step) -> Refusal {
        let closed = Closure::of(&self.state, &step.key).map(Box::new);
        Refusal::Closed { step: step.key.clone(), accepted: self.accepted(step), closed }
    }

    /// `named` is what an act says it is about, if it says.
    pub fn must_be_attempt(&self, step: &Step, named: Option<u32>) -> Result<(), Refusal> {
        let current = self.attempt(&step.key);
        if named.is_none_or(|named| named == current) {
            return Ok(());
        }
        Err(Refusal::WrongAttempt { step: step.key.clone(), current, accepted: self.accepted(step) })
    }

    /// Number of the attempt that is open or was last; 0 before the first.
    pub fn attempt(&self, step: &str) -> u32 {
        self.state.steps.get(step).and_then(|step| step.current()).map_or(0, |attempt| attempt.number)
    }

    /// What the acting person may: the owner's rights, or anything where no person acts.
    pub fn must_be_owner(&self, command: &Command) -> Result<(), Refusal> {
        match (command.person(), &self.state.owner) {
            (Some(person), Some(owner)) if person != owner => Err(Refusal::NotTheOwner),
            _ => Ok(()),
        }
    }
}
