//! A question as a page shows it.

use super::{ShownIf, Typed, list::EntryProblem, shown_if::Around};
use crate::part::GivenFile;
use model::{
    Field, FieldType,
    field::{FieldProblem, Section},
    text::Text,
};
use texts::{Language, Texts};

/// Input names of template fields begin with this, so that they never meet a page's own inputs.
pub const PREFIX: &str = "data.";

#[derive(Clone, Debug)]
pub struct FieldView {
    /// The field's key in its form.
    pub key: String,
    /// The name of its input, `data.KEY`; parts of an address or a person are `data.KEY.street` and so on.
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub required: bool,
    pub of: FieldType,
    pub typed: Typed,
    /// What to do about it: "Add the ending, for example .com".
    pub error: Option<String>,
    pub shown_if: Option<ShownIf>,
    /// Who may be chosen, for a person of a group; which, for records.
    pub choices: Vec<Choice>,
    /// What was uploaded so far, for a file.
    pub files: Vec<GivenFile>,
    /// The heading it stands under, with its neighbours of the same section.
    pub section: Option<SectionView>,
    /// The questions of one entry, for a list.
    pub asked: Vec<FieldView>,
    /// What is wrong within entries of a list.
    pub wrong: Vec<EntryProblem>,
}

/// A heading over some questions of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    pub title: String,
    pub hint: Option<String>,
    pub shown_if: Option<ShownIf>,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Where a form stands: what its ids begin with, where its uploads go, how large its controls are.
#[derive(Clone, Copy, Debug)]
pub struct FormPlace<'a> {
    /// Put before every id; several forms on a page need different ones. May be empty.
    pub ids: &'a str,
    /// Uploads of field KEY are posted to `{files}/KEY`, removals to `{files}/KEY/removal`. `None`: with the form.
    pub files: Option<&'a str>,
    /// Largest file that is taken.
    pub file_bytes_max: u64,
    /// 48 px for clients, 36 px for staff.
    pub large: bool,
    /// Within an entry of a list, whose answers are not about the reader.
    pub in_entry: bool,
    pub texts: Texts,
}

impl FormPlace<'_> {
    /// The one form of a page that takes no files.
    pub fn page(large: bool, texts: Texts) -> Self {
        Self { ids: "", files: None, file_bytes_max: 0, large, in_entry: false, texts }
    }

    pub fn id(&self, name: &str) -> String {
        format!("{}{}", self.ids, name.replace('.', "-"))
    }
}

impl FieldView {
    /// A question that is not from a template, for example who plays a role.
    pub fn ask(name: &str, label: &str, of: FieldType) -> Self {
        Self {
            key: name.rsplit('.').next().unwrap_or(name).to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            hint: None,
            required: true,
            of,
            typed: Typed::default(),
            error: None,
            shown_if: None,
            choices: Vec::new(),
            files: Vec::new(),
            section: None,
            asked: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Takes what is said of it among all that is wrong with its form.
    pub fn blame(&mut self, problems: &[FieldProblem], language: Language) {
        let prefix = format!("{}.", self.name);
        let is_list = matches!(self.of, FieldType::List { .. });
        let of_entry = |one: &FieldProblem| EntryProblem::of(&self.key, one, language).filter(|_| is_list);
        let is_own = |one: &&FieldProblem| {
            let path = one.path.as_str();
            (path == self.key || path == self.name || path.starts_with(&prefix)) && of_entry(one).is_none()
        };
        self.wrong = problems.iter().filter_map(of_entry).collect();
        self.error = problems.iter().find(is_own).map(|one| one.message.to(language));
    }
}

/// The questions of one form, of `start` or of a step by its key. `say` fills in texts; answers, errors, choices and files are set afterwards.
pub fn views_of(owner: &str, form: &[Field], say: impl Fn(&Text) -> String, texts: Texts) -> Vec<FieldView> {
    let around = Around { owner, form, list: None };
    form.iter().map(|field| view_of(field, around, &say, texts)).collect()
}

fn view_of(field: &Field, around: Around<'_>, say: &dyn Fn(&Text) -> String, texts: Texts) -> FieldView {
    let asked = match &field.of {
        FieldType::List { fields, .. } => {
            let around = Around { list: Some((&field.key, fields)), ..around };
            fields.iter().map(|inner| view_of(inner, around, say, texts)).collect()
        }
        _ => Vec::new(),
    };
    FieldView {
        hint: field.hint.as_ref().map(say),
        required: field.required,
        shown_if: field.shown_if.as_ref().map(|condition| ShownIf::of(condition, around, say, texts)),
        section: field.section.as_ref().map(|section| section_of(section, around, say, texts)),
        asked,
        ..FieldView::ask(&format!("{PREFIX}{}", field.key), &say(&field.label), field.of.clone())
    }
}

fn section_of(
    section: &Section,
    around: Around<'_>,
    say: &dyn Fn(&Text) -> String,
    texts: Texts,
) -> SectionView {
    SectionView {
        title: say(&section.title),
        hint: section.hint.as_ref().map(say),
        shown_if: section.shown_if.as_ref().map(|condition| ShownIf::of(condition, around, say, texts)),
    }
}
