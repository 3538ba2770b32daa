//! What earlier steps gave, question by question.

use super::{Case, Reader};
use engine::flow::Decision;
use model::{
    Field, FieldType, Id, Value,
    definition::Step,
    value::{Entry, FileRef},
};
use views::{
    part::{GivenFile, Seen, SeenEntry, SeenRow, Stored},
    paths, words,
};

impl Case<'_> {
    /// What the template shows whoever acts on `step`.
    pub fn seen(&self, step: &Step) -> Vec<Seen> {
        let shown = step.sees.iter().map(|owner| match owner.as_str() {
            "start" => Some(self.start()),
            owner => self.definition.step(owner).map(|step| self.gave(step)),
        });
        shown.flatten().filter(|seen| !seen.rows.is_empty()).collect()
    }

    /// The answers of the start.
    pub fn start(&self) -> Seen {
        let by = self.state.starter.as_ref().map(|person| self.name(person));
        let rows = self.answers("start", &self.definition.start.form);
        Seen { title: self.texts.case_at_the_start().to_owned(), by: by.filter(|_| !self.is_outside()), rows }
    }

    /// What a step gave when it was last done.
    pub fn gave(&self, step: &Step) -> Seen {
        let mut rows = self.answers(&step.key, &step.form);
        for slot in &step.files {
            if let Some(files) = self.state.given(&step.key, &slot.key) {
                rows.push(SeenRow::Files { label: self.say(&slot.label), files: self.given_files(files) });
            }
        }
        let decisions =
            self.live(&step.key).and_then(|live| live.current()).map(|attempt| attempt.decisions.as_slice());
        if !self.is_outside() {
            rows.extend(
                decisions.unwrap_or_default().iter().filter_map(|one| self.comment(one)).map(SeenRow::Said),
            );
        }
        Seen { title: self.listed(step), by: self.by(decisions.unwrap_or_default()), rows }
    }

    fn by(&self, decisions: &[Decision]) -> Option<String> {
        let persons: Vec<Id> = decisions.iter().map(|decision| decision.by.clone()).collect();
        (!self.is_outside() && !persons.is_empty()).then(|| self.names(&persons))
    }

    /// Answers to a form. Somebody who only has the link does not read them again: see [`Reader`].
    fn answers(&self, owner: &str, form: &[Field]) -> Vec<SeenRow> {
        if matches!(self.reader, Reader::Outside { proved: false, .. }) {
            return Vec::new();
        }
        let given = form.iter().filter_map(|field| Some((field, self.state.given(owner, &field.key)?)));
        let mut rows = Vec::new();
        let mut under = None;
        for (field, value) in given {
            let section = field.section.as_ref().map(|section| &section.title);
            if section != under {
                rows.push(SeenRow::Section(section.map(|title| self.say(title))));
                under = section;
            }
            rows.push(self.answer(field, value));
        }
        rows
    }

    fn answer(&self, field: &Field, value: &Value) -> SeenRow {
        let label = self.say(&field.label);
        match (value, &field.of) {
            (Value::Files(_), _) => SeenRow::Files { label, files: self.given_files(value) },
            (Value::List(given), FieldType::List { entry, fields, .. }) => {
                let label_of = |key: &str| {
                    let asked = fields.iter().find(|field| field.key == key);
                    asked.map_or_else(|| key.to_owned(), |field| self.say(&field.label))
                };
                let answers = |given: &Entry| {
                    let all = given.answers.iter();
                    all.map(|(key, value)| (label_of(key), words::value(value, self.texts))).collect()
                };
                let seen = |(at, given): (usize, &Entry)| SeenEntry {
                    title: self.texts.form_entry(entry, at + 1),
                    answers: answers(given),
                };
                SeenRow::Entries { label, entries: given.iter().enumerate().map(seen).collect() }
            }
            (value, _) => SeenRow::Answer { label, value: words::value(value, self.texts) },
        }
    }

    pub fn given_files(&self, value: &Value) -> Vec<GivenFile> {
        match value {
            Value::Files(files) => files.iter().map(|file| self.given_file(file)).collect(),
            _ => Vec::new(),
        }
    }

    fn given_file(&self, file: &FileRef) -> GivenFile {
        let bytes = self.sizes.get(&file.id).copied();
        GivenFile {
            id: file.id.to_string(),
            name: file.name.clone(),
            bytes: bytes.unwrap_or(0),
            href: bytes.and_then(|_| self.file_address(&file.id)),
            stored: if bytes.is_some() || self.is_outside() { Stored::Given } else { Stored::Erased },
        }
    }

    fn comment(&self, decision: &Decision) -> Option<String> {
        let said = decision.comment.as_deref().map(|value| words::value(value, self.texts));
        said.filter(|said| !said.is_empty())
    }

    /// Where its content is, if this reader may open it here.
    pub fn file_address(&self, file: &Id) -> Option<String> {
        match self.reader {
            Reader::Member { .. } => Some(paths::file(file.as_str())),
            Reader::Outside { proved: true, base, .. } => Some(format!("{base}/given/{file}")),
            Reader::Outside { proved: false, .. } => None,
        }
    }
}
