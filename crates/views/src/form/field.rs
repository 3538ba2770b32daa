//! A question as a page shows it.

use super::{ShownIf, Typed};
use crate::part::GivenFile;
use model::{Field, FieldType, text::Text};
use texts::Texts;

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
    pub texts: Texts,
}

impl FormPlace<'_> {
    /// The one form of a page that takes no files.
    pub fn page(large: bool, texts: Texts) -> Self {
        Self { ids: "", files: None, file_bytes_max: 0, large, texts }
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
        }
    }
}

/// The questions of one form. `say` fills in texts; answers, errors, choices and files are set afterwards.
pub fn views_of(form: &[Field], say: impl Fn(&Text) -> String, texts: Texts) -> Vec<FieldView> {
    form.iter()
        .map(|field| FieldView {
            key: field.key.clone(),
            name: format!("{PREFIX}{}", field.key),
            label: say(&field.label),
            hint: field.hint.as_ref().map(&say),
            required: field.required,
            of: field.of.clone(),
            typed: Typed::default(),
            error: None,
            shown_if: field.shown_if.as_ref().map(|condition| ShownIf::of(condition, form, &say, texts)),
            choices: Vec::new(),
            files: Vec::new(),
        })
        .collect()
}
