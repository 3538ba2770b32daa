//! From the state of a flow or of the organisation to what pages show. What a reader from outside may not see is left out here, once.
//! Never here: HTTP, storage, HTML.

mod act;
mod answers;
mod brand;
pub mod calendar;
mod consequence;
mod custody;
mod deadline;
mod document;
mod fields;
mod first_steps;
pub mod input;
pub mod line;
mod log;
mod menu;
pub mod narrowed;
pub mod news;
mod number;
mod prepare;
pub mod record;
mod review;
pub mod search;
mod step;
pub mod tabs;
pub mod times;
pub mod todo;
mod walk;

pub use act::Tried;
pub use brand::brand;
pub use fields::records;
pub use first_steps::{card, checklist};
pub use log::{Openings, openings, sentences};
pub use step::OfStep;

use app::{flows::Loaded, records::FoundRecord};
use engine::flow::{Facts, State, StepState};
use model::{Definition, Id, definition::Step, text::Text};
use std::collections::BTreeMap;
use texts::Texts;
use views::{part::GivenFile, words};

/// Who reads.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    Member {
        person: &'a Id,
        /// Owner or admin.
        runs: bool,
    },
    Outside {
        person: &'a Id,
        /// Their address was proved on this device, so they may read again what was given.
        proved: bool,
        /// The first parts of their own addresses: `/a/TOKEN`.
        base: &'a str,
    },
}

/// Drafts uploaded for one document or field, by its key.
pub type Uploads<'a> = dyn Fn(&str) -> Vec<GivenFile> + Sync + 'a;

/// Sizes of files by id; a file that is not here was erased, or is not theirs to see.
pub type Sizes = BTreeMap<Id, u64>;

/// Names of members whom the flow itself does not name: those of a group.
pub type Names = BTreeMap<Id, String>;

/// One flow before one reader.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub definition: &'a Definition,
    pub state: &'a State,
    pub reader: Reader<'a>,
    pub sizes: &'a Sizes,
    /// Empty for people outside.
    pub names: &'a Names,
    /// What may be chosen where a step asks for records; empty for people outside.
    pub records: &'a [FoundRecord],
    /// In the reader's language.
    pub texts: Texts,
}

static NOBODY: Names = Names::new();

impl<'a> Case<'a> {
    pub fn new(loaded: &'a Loaded, reader: Reader<'a>, sizes: &'a Sizes, texts: Texts) -> Self {
        let definition = &loaded.published.definition;
        Self { definition, state: &loaded.state, reader, sizes, names: &NOBODY, records: &[], texts }
    }

    #[must_use]
    pub fn with_names(self, names: &'a Names) -> Self {
        Self { names, ..self }
    }

    #[must_use]
    pub fn with_records(self, records: &'a [FoundRecord]) -> Self {
        Self { records, ..self }
    }

    pub fn me(&self) -> &'a Id {
        match self.reader {
            Reader::Member { person, .. } | Reader::Outside { person, .. } => person,
        }
    }

    pub fn is_outside(&self) -> bool {
        matches!(self.reader, Reader::Outside { .. })
    }

    /// A text of the template with the flow's data.
    pub fn say(&self, text: &Text) -> String {
        engine::text::render(text, &Facts::new(self.definition, self.state))
    }

    pub fn live(&self, step: &str) -> Option<&'a StepState> {
        self.state.steps.get(step).map(AsRef::as_ref)
    }

    /// As whoever acts on it reads it: with the data it had at opening.
    pub fn title(&self, step: &Step) -> String {
        let rendered = self.live(&step.key).and_then(|live| live.title.as_deref());
        rendered.map_or_else(|| self.say(&step.title), engine::text::written)
    }

    /// As lists show it: outside people read its label where it has one.
    pub fn listed(&self, step: &Step) -> String {
        match &step.label_for_client {
            Some(label) if self.is_outside() => {
                let rendered = self.live(&step.key).and_then(|live| live.label.as_deref());
                rendered.map_or_else(|| self.say(label), engine::text::written)
            }
            _ => self.title(step),
        }
    }

    pub fn title_of(&self, step: &str) -> String {
        self.definition.step(step).map_or_else(|| step.to_owned(), |step| self.listed(step))
    }

    /// In the quotation marks of the language.
    pub fn quoted(&self, said: &str) -> String {
        words::quoted(said, self.texts)
    }

    /// A person as the flow knows them; members' names are no business of outside people.
    pub fn name(&self, person: &Id) -> String {
        let known = self.state.person(person).map(|person| person.name.clone());
        known.or_else(|| self.names.get(person).cloned()).unwrap_or_else(|| {
            let erased = self.state.people.contains_key(person);
            if erased { self.texts.case_erased_name() } else { self.texts.case_somebody() }.to_owned()
        })
    }

    pub fn names(&self, persons: &[Id]) -> String {
        let names: Vec<String> = persons.iter().map(|person| self.name(person)).collect();
        words::all_of(&names, self.texts)
    }

    /// A sentence of the engine with titles in place of the keys it names in backticks.
    pub fn plainly(&self, sentence: &str) -> String {
        let said = sentence.split('`').enumerate().map(|(at, piece)| {
            let is_key = at % 2 == 1;
            match (is_key, self.definition.step(piece), self.definition.role(piece)) {
                (true, Some(step), _) => self.quoted(&self.listed(step)),
                (true, None, Some(role)) => role.name.clone(),
                _ => piece.to_owned(),
            }
        });
        said.collect()
    }

    pub fn record_name(&self) -> String {
        let name = self.state.record.as_ref().and_then(|record| record.name.as_deref());
        name.map_or_else(|| self.texts.case_erased_record().to_owned(), engine::text::written)
    }
}
