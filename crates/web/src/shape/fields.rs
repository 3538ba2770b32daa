//! Questions with what was typed, what is wrong with it, and whom one may choose.

use super::{Case, Uploads, act::Tried};
use app::records::FoundRecord;
use model::{Field, FieldType, definition::Step, field::PersonFrom};
use views::form::{Choice, FieldView, Typed, typed_from_value, typed_in, views_of};

impl Case<'_> {
    /// The form of a step; `uploaded` are drafts by the key of their field.
    pub fn fields(&self, step: &Step, tried: &Tried, uploaded: &Uploads<'_>) -> Vec<FieldView> {
        let mut shown = views_of(&step.key, &step.form, |text| self.say(text), self.texts);
        for (view, field) in shown.iter_mut().zip(&step.form) {
            view.typed = self.typed(step, field, &view.name, tried);
            view.blame(&tried.problems, self.texts.0);
            view.choices = self.choices(field);
            if matches!(field.of, FieldType::File { .. }) {
                view.files = uploaded(&field.key);
            }
        }
        shown
    }

    /// Typed just now or kept as a draft; else as given before; else as the template prefills it.
    fn typed(&self, step: &Step, field: &Field, name: &str, tried: &Tried) -> Typed {
        if let Some(posted) = &tried.typed {
            return typed_in(posted, name);
        }
        let live = self.live(&step.key);
        let given = live.and_then(|live| live.given.get(&field.key)?.value.as_deref());
        let before = given.or_else(|| self.state.given(&step.key, &field.key));
        match before {
            Some(value) => typed_from_value(name, value, self.texts),
            None => self.prefilled(field, name),
        }
    }

    fn prefilled(&self, field: &Field, name: &str) -> Typed {
        use engine::condition::Lookup as _;
        let facts = engine::flow::Facts::new(self.definition, self.state);
        let value =
            field.prefill.as_ref().and_then(|path| facts.datum(path).map(std::borrow::Cow::into_owned));
        value.map_or_else(Typed::default, |value| typed_from_value(name, &value, self.texts))
    }

    fn choices(&self, field: &Field) -> Vec<Choice> {
        match &field.of {
            FieldType::Person { from: PersonFrom::Group(group), .. } => self.members_of(group),
            FieldType::Records { kinds } => records(self.records, kinds),
            _ => Vec::new(),
        }
    }

    /// As the flow was told last.
    fn members_of(&self, group: &str) -> Vec<Choice> {
        let members = self.state.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        let mut choices: Vec<Choice> =
            members.iter().map(|id| Choice { value: id.to_string(), label: self.name(id) }).collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        choices
    }
}

/// Records of these kinds, none being all.
pub fn records(all: &[FoundRecord], kinds: &[String]) -> Vec<Choice> {
    let fits = all.iter().filter(|record| kinds.is_empty() || kinds.contains(&record.kind));
    fits.map(|record| Choice { value: record.id.to_string(), label: record.name.clone() }).collect()
}
