//! A step before whoever prepares it, and what they left before whoever does it.

use super::{Case, act::Tried};
use model::{Field, Value, definition::Step};
use views::{Local, form::FieldView, pages::workspace::Prepare, words};

impl Case<'_> {
    pub(super) fn prepare(&self, step: &Step, tried: &Tried, local: &Local) -> Prepare {
        let asked = Step { form: step.form.iter().map(Field::optional).collect(), ..step.clone() };
        // Files are given by whoever does the step.
        let is_file = |field: &FieldView| matches!(field.of, model::FieldType::File { .. });
        let mut fields = self.fields(&asked, tried, &|_| Vec::new());
        fields.retain(|field| !is_file(field));
        let attempt = self.live(&step.key).and_then(|live| live.current());
        Prepare {
            attempt: attempt.map_or(1, |attempt| attempt.number),
            who: self.next_after_preparing(step),
            text: step.text.as_ref().map(|text| self.say(text)),
            fields,
            note: tried.one("note").unwrap_or_default().to_owned(),
            note_error: tried.problem("text", self.texts),
            due: tried.one("due").unwrap_or_default().to_owned(),
            due_error: tried.problem("due", self.texts),
            zone: local.zone_name(),
            refusal: tried.refusal.as_deref().map(|said| self.plainly(said)),
        }
    }

    /// Those who play the role, else the role.
    pub(super) fn next_after_preparing(&self, step: &Step) -> String {
        let role = self.state.roles.get(&step.role);
        match role.and_then(|role| role.group.as_deref()) {
            Some(group) => self.texts.case_group(group),
            None => match self.state.players(&step.role) {
                [] => self.role_name(&step.role).to_owned(),
                players => self.names(players),
            },
        }
    }

    /// Who prepared the step and their note; people outside read no names of ours.
    pub(super) fn prepared(&self, step: &Step) -> Option<(String, Option<String>)> {
        let prepared = self.live(&step.key)?.prepared.as_ref()?;
        let note =
            prepared.text.as_deref().filter(|text| !matches!(text, Value::Text(text) if text.is_empty()));
        let note = note.map(|note| words::value(note, self.texts));
        if self.is_outside() {
            return note.map(|note| (self.texts.intervention_prepared_outside().to_owned(), Some(note)));
        }
        Some((self.texts.intervention_prepared(self.name(&prepared.by)), note))
    }
}
